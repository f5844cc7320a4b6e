// The bar at the bottom of the screen: what state the page is in, what is wrong with it,
// and the ways to the other views. It says "Preview", so that nobody takes it for a part of
// the site, and folds up to a corner for who wants to see the page alone.

import { drawDetails, sayFacts, sayState } from './details.js';
import { clearTop, count, keep, kept, make, redraw } from './shell.js';
import { path } from './source.js';

const lostAfter = 1000; // milliseconds
const saidFor = 2500;
const stopped = 'The preview is not running. What you see may be old.';
const refusal = 'This device is not let in any more. Scan the new code in the preview’s window.';

// Words that a screen reader says when they come.
const makeStatus = (name) => make('p', { class: name, role: 'status' });

// The lines above the bar: those that somebody must know whatever they look at.
const makeStrips = (root) => {
  const [lost, note] = [makeStatus('strip is-lost'), makeStatus('strip')];
  root.append(make('div', { class: 'strips' }, note, lost));
  let timer = 0;
  return {
    lost: (refused) => {
      if (refused) lost.textContent = refusal;
      else timer ||= setTimeout(() => (lost.textContent ||= stopped), lostAfter);
    },
    connected: () => {
      clearTimeout(timer);
      timer = 0;
      lost.textContent = '';
    },
    note: (text) => {
      if (note.textContent !== text) note.textContent = text;
    },
  };
};

const chip = (name, ...words) => make('span', { class: 'item' }, make('span', { class: `chip ${name}` }, words));

const drawFact = ([key, value, bad]) => make('span', { class: 'item fact' },
  make('span', { class: bad ? 'chip is-overdue' : '' }, make('span', { class: 'name' }, key), ' ', value));

// The problems of the page.
const drawCounts = (problems, ok) => {
  const [bad, doubtful] = ['error', 'warning'].map((severity) => problems.filter((one) => one.severity === severity).length);
  return [ok && bad ? chip('is-error', count(bad, 'error')) : '', doubtful ? chip('is-warning', count(doubtful, 'warning')) : ''];
};

// The height of what stands at the bottom: the page ends above it, and panels stand on it.
const measure = (host, ...parts) => {
  const observer = new ResizeObserver(() => {
    const height = Math.max(...parts.map((part) => part.getBoundingClientRect().height));
    host.style.setProperty('--bar', `${Math.ceil(height)}px`);
  });
  parts.forEach((part) => observer.observe(part));
};

// The bar of a page. Of the preview's own pages only the lines above it are made.
// openErrors shows the errors for the button it is given, opening is called before the
// panel opens.
export const makeBar = (root, { ofPage, fetchPage, openErrors, opening }) => {
  const strips = makeStrips(root);
  const { lost, connected } = strips;
  if (!ofPage) {
    return { lost, connected, updated: () => {}, found: () => {}, shut: () => {}, rest: () => document.querySelector('.stage'), show: ({ note }) => strips.note(note ?? '') };
  }

  const said = makeStatus('said');
  const facts = make('div', { class: 'facts' });
  const wrong = make('span', { class: 'chip is-error' });
  const errors = make('button', { type: 'button', class: 'errors', hidden: true, click: () => openErrors(errors) }, wrong);
  const panel = make('section', { class: 'details', id: 'details_', 'aria-label': 'What the preview knows of this page', tabindex: '0', hidden: true });
  const more = make('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'details_', click: () => unfold(panel.hidden) }, 'Details');
  const edit = make('a', { class: 'edit', hidden: true }, 'Edit');
  const ways = () => [make('a', { href: `/_preview/look/?path=${path}` }, 'Screens'), make('a', { href: '/_preview/' }, 'All pages')];
  const hide = make('button', { type: 'button', click: () => fold(true) }, 'Hide');
  const bar = make('section', { class: 'bar', 'aria-label': 'Preview', tabindex: '-1' },
    make('strong', { class: 'label' }, 'Preview'), facts, errors, said,
    make('div', { class: 'actions' }, more, edit, ways(), hide));
  const tab = make('button', { type: 'button', class: 'tab', click: () => fold(false) }, 'Preview');
  root.append(panel, bar, tab);
  measure(root.host, bar, tab);

  let state = null;
  let page = null;
  let status = 0; // of the page's source
  let asked = ''; // the build that the page's facts are of
  let timer = 0;

  const has = () => panel.contains(root.activeElement);

  const unfold = (open) => {
    if (open) {
      opening();
      clearTop(root.host);
    }
    const inside = has();
    panel.hidden = !open;
    more.setAttribute('aria-expanded', String(open));
    if (inside && !open) more.focus();
  };

  const fold = (away, byHand = true) => {
    unfold(false);
    bar.hidden = away;
    tab.hidden = !away;
    root.host.classList.toggle('is-folded', away);
    if (!byHand) return;
    keep('folded', away ? 'yes' : 'no');
    (away ? tab : hide).focus();
  };

  const draw = () => {
    const known = page && status && state.site;
    const [words, name] = known ? sayState(page, status) : [];
    facts.replaceChildren(...[
      words ? chip(words.length > 20 ? `${name} is-long` : name, words) : '',
      ...drawCounts(page?.problems ?? [], state.ok),
      ...(page ? sayFacts(page) : []).map(drawFact),
    ].filter(Boolean));
    // A button that has the focus stays, and the focus with it.
    const back = state.ok && root.activeElement === errors;
    if (!state.ok) wrong.textContent = count(state.errors, 'error');
    errors.hidden = state.ok;
    if (back) bar.focus();
    tab.classList.toggle('is-wrong', !state.ok);
    tab.textContent = state.ok ? 'Preview' : `Preview: ${count(state.errors, 'error')}`;
    edit.hidden = !page?.href;
    if (page?.href) edit.href = page.href;
    redraw(root, panel, () => panel.replaceChildren(...(page ? drawDetails(page, status, ways()) : [])));
  };

  // Asks for the page's facts, when somebody looks.
  const refresh = async () => {
    const build = `${state.session} ${state.build}`;
    if (asked === build || document.visibilityState !== 'visible') return;
    asked = build;
    try {
      const answer = await fetchPage();
      if (asked !== build) return;
      page = answer;
    } catch {
      asked = ''; // the server is away
    }
    draw();
  };

  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden || !root.activeElement || event.isComposing) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    unfold(false);
    more.focus();
  }, { capture: true });
  document.addEventListener('visibilitychange', () => state && refresh());
  fold(kept('folded') === 'yes', false);

  return {
    lost,
    connected,
    // Where the focus rests that has lost its place.
    rest: () => (bar.hidden ? tab : bar),
    shut: () => unfold(false),
    found: (next) => {
      if (status === next) return;
      status = next;
      if (state) draw();
    },
    show: (next) => {
      state = next;
      strips.note(state.note ?? '');
      draw();
      refresh();
    },
    updated: () => {
      clearTimeout(timer);
      said.textContent = 'Updated';
      timer = setTimeout(() => (said.textContent = ''), saidFor);
    },
  };
};
