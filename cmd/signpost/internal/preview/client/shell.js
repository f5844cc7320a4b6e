// Where the preview shows its own things: one element behind the body, with a tree of its
// own that no style sheet of the site reaches, and that no merging of the body meets.

// Makes an element. What is text becomes a text node, so that nothing from a file, and not
// even its name, can be taken for markup.
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
};

// A link to a place in a file, which opens the editor; words alone where there is none.
export const place = (file, line, column, href) => {
  const words = [file, line, column].filter(Boolean).join(':');
  if (!href || /^\s*(javascript|data|vbscript|blob|file):/i.test(href)) return make('span', { class: 'where' }, words);
  return make('a', { class: 'where', href, title: 'Open in the editor' }, words);
};

export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

// One problem of a build, as the terminal shows it.
export const problem = ({ severity, rule, file, line, column, message, excerpt, hint, href }) => make('li', { class: `problem is-${severity}` },
  make('p', {}, file ? place(file, line, column, href) : '', ' ', make('strong', {}, `${severity}: ${message}`), ' ', rule ? make('span', { class: 'rule' }, `[${rule}]`) : ''),
  excerpt ? make('pre', { tabindex: '0' }, excerpt) : '',
  hint ? make('p', { class: 'hint' }, `Hint: ${hint}`) : '');

// Where the site's own bar ends that stays at the top, or its button to leave it: neither
// may be covered.
const topOf = () => {
  const exit = document.querySelector('[data-quick-exit]');
  const { bottom = 0 } = exit?.getBoundingClientRect() ?? {};
  return bottom > 0 && bottom < innerHeight / 2 ? Math.ceil(bottom) : 0;
};

export const clearTop = (host) => host.style.setProperty('--top', `${topOf()}px`);

const focusable = 'a[href], button, [tabindex="0"]';

// Draws a part of the tree anew. The focus stays at the same place of it, though what
// stands there is another element.
export const redraw = (root, part, draw) => {
  const at = root.activeElement && part.contains(root.activeElement) ? [...part.querySelectorAll(focusable)].indexOf(root.activeElement) : null;
  const { scrollTop } = part;
  draw();
  part.scrollTop = scrollTop;
  if (at === null || part.contains(root.activeElement)) return;
  const now = [...part.querySelectorAll(focusable)];
  (now[Math.min(Math.max(at, 0), now.length - 1)] ?? part).focus({ preventScroll: true });
};

// Storage may be refused. What is kept there is a convenience.
export const keep = (key, value) => {
  try {
    sessionStorage.setItem(`signpost-preview-${key}`, value);
  } catch {
    // It is asked again.
  }
};

export const kept = (key) => {
  try {
    return sessionStorage.getItem(`signpost-preview-${key}`);
  } catch {
    return null;
  }
};

// Gives the root that all is put in. It shows nothing before its style sheet is there.
export const openShell = () => {
  const host = document.createElement('signpost-preview');
  host.hidden = true;
  const styles = make('link', { rel: 'stylesheet', href: '/_preview/preview.css', load: () => (host.hidden = false), error: () => (host.hidden = false) });
  const root = host.attachShadow({ mode: 'open' });
  root.append(styles);
  document.documentElement.append(host);
  return root;
};
