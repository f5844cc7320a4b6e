// Keeps the reader's place. While a page changes in front of them, the topmost thing they
// see stays where it is. When the page has to be loaded anew, the place goes through the
// tab's own storage, for that one load, and is taken out of it at once.

const key = 'signpost-preview-place';
const settled = 3000; // milliseconds within which a page that was loaded anew has its height
const most = 50; // elements that are remembered, in case that the first of them go

const page = document.documentElement;

const focused = () => (document.activeElement === document.body ? null : document.activeElement);

// What stays in its place on the screen, whatever the page does, tells nothing.
const fixed = (element) => /^(sticky|fixed)$/.test(getComputedStyle(element).position);

const judge = (element) => {
  const { top, bottom, height } = element.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight || fixed(element)) return NodeFilter.FILTER_REJECT;
  return height > 0 && top >= 0 ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
};

// Elements that the reader sees, from the top.
const seen = () => {
  const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_ELEMENT, judge);
  const list = [];
  while (list.length < most && walker.nextNode()) list.push([walker.currentNode, walker.currentNode.getBoundingClientRect().top]);
  return list;
};

// Changes the page by the step. At the very top nothing is held, for there a reader wants
// to see what is new. The browser's own way to hold the place would hold it twice.
export const around = (step) => {
  const from = scrollY;
  const places = from > 0 ? seen() : [];
  const [active, path] = [focused(), pathOf(focused())];
  page.style.overflowAnchor = 'none';
  step();
  const [element, top] = places.find(([one]) => one.isConnected) ?? [];
  const moved = element ? element.getBoundingClientRect().top - top : 0;
  if (moved) scrollBy({ top: moved, behavior: 'instant' });
  if (active && !active.isConnected) atPath(path)?.focus({ preventScroll: true });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    page.style.removeProperty('overflow-anchor');
    if (!page.style.length) page.removeAttribute('style');
  }));
};

// Where an element is: its id, or the way to it from the body.
const pathOf = (element) => {
  if (!element) return '';
  if (element.id) return `#${CSS.escape(element.id)}`;
  const steps = [];
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    steps.unshift(`${CSS.escape(one.localName)}:nth-child(${[...(one.parentElement?.children ?? [])].indexOf(one) + 1})`);
  }
  return ['body', ...steps].join(' > ');
};

const atPath = (path) => (path ? document.querySelector(path) : null);

const fields = () => [...document.querySelectorAll('input, select, textarea')].filter((field) => !/^(file|hidden|password)$/.test(field.type));

// What is in a field, and what of it is selected; not every kind of field tells that.
const contentOf = (field) => [pathOf(field), field.value, field.checked, field.selectionStart, field.selectionEnd, field.selectionDirection];

// Loads the page anew. Digest is that of the page that is to come, so that a page which
// never becomes what it should be is not loaded for ever.
export const reload = (digest) => {
  const place = {
    path: location.pathname,
    digest,
    x: scrollX,
    y: scrollY,
    open: [...document.querySelectorAll('details')].map((details) => [pathOf(details), details.open]),
    focus: pathOf(focused()),
    fields: fields().map(contentOf),
  };
  try {
    sessionStorage.setItem(key, JSON.stringify(place));
  } catch {
    // The place is lost where nothing can be kept; the page is not.
  }
  location.reload();
};

// Takes what the page before this one left.
export const take = () => {
  try {
    const place = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    return place?.path === location.pathname ? place : null;
  } catch {
    return null;
  }
};

const refill = ([path, value, checked, start, end, direction]) => {
  const field = atPath(path);
  if (!field) return;
  if (field.value !== value || field.checked !== checked) {
    field.value = value;
    if (checked !== undefined) field.checked = checked;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
  if (typeof start === 'number' && field.selectionStart !== null) field.setSelectionRange(start, end, direction);
};

// Scrolls to the place as soon as the page is high enough: a script may still be about to
// fill it. Whoever scrolls or types meanwhile has a place of their own.
const scrollWhenHigh = (scroll, y) => {
  const signs = ['wheel', 'touchstart', 'keydown', 'pointerdown'];
  const observer = new ResizeObserver(() => {
    if (page.scrollHeight - innerHeight < y) return;
    scroll();
    end();
  });
  const end = () => {
    observer.disconnect();
    signs.forEach((sign) => removeEventListener(sign, end));
  };
  observer.observe(document.body);
  signs.forEach((sign) => addEventListener(sign, end, { passive: true }));
  setTimeout(end, settled);
};

// Gives the reader their place again, after the site's scripts have run. What loads late
// may move it, so it is given again when all is there. Scripts may also clear what was
// typed when the page is shown; by then more may have been typed.
export const restore = (place) => {
  if (!place) return;
  history.scrollRestoration = 'manual';
  const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
  let typed = place.fields;
  addEventListener('DOMContentLoaded', () => {
    place.open.forEach(([path, open]) => {
      const details = atPath(path);
      if (details?.localName === 'details') details.open = open;
    });
    typed.forEach(refill);
    atPath(place.focus)?.focus({ preventScroll: true });
    scroll();
    // Registered here, behind those of the site's scripts.
    addEventListener('pageshow', () => {
      typed.forEach(refill);
      scrollWhenHigh(scroll, place.y);
    }, { once: true });
  }, { once: true });
  addEventListener('load', () => {
    typed = fields().map(contentOf);
    scroll();
    history.scrollRestoration = 'auto';
  }, { once: true });
};
