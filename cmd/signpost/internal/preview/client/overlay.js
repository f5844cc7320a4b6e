// Says over the last good page why the page is not a newer one: each error with its place,
// its line and a hint. It goes by itself when a build is good. Who wants to look at the page
// closes it; it comes back with the next build that is not good. What it says is also said
// to a screen reader, in one sentence.

import { clearTop, count, keep, kept, make, problem, redraw } from './shell.js';

const anew = 'The preview was started anew and has no site yet. What you see is from before.';
const lastGood = 'The page you see is the last good one.';

// Quiet is true where the page itself lists the errors. The options tell who else has to
// know: opening is called before the overlay opens, and away gives what has the focus
// when the overlay goes from under it.
export const makeOverlay = (root, { quiet, opening, away }) => {
  const said = make('p', { class: 'heard', role: 'status' });
  const heading = make('h2', { id: 'overlay_' });
  const list = make('ol', { class: 'problems', role: 'list', 'aria-label': 'Errors' });
  const more = make('p', { class: 'more' });
  const panel = make('section', { class: 'overlay', 'aria-labelledby': 'overlay_', tabindex: '-1', hidden: true },
    make('div', { class: 'overlay-head' }, heading, make('button', { type: 'button', class: 'close', click: () => close() }, 'Close')),
    list, more);
  root.append(said, panel);
  let shown = ''; // the build whose errors it has
  let opener = null; // the button that opened it

  const has = () => panel.contains(root.activeElement);

  const reveal = () => {
    opening();
    clearTop(root.host);
    root.host.classList.add('is-wrong');
    panel.hidden = false;
  };

  // Hiding what has the focus would let it fall to the beginning of the page.
  const hide = () => {
    const inside = has();
    panel.hidden = true;
    root.host.classList.remove('is-wrong');
    if (inside) (opener?.checkVisibility() ? opener : away())?.focus({ preventScroll: true });
    opener = null;
  };

  const close = () => {
    if (panel.hidden) return;
    keep('closed', shown);
    hide();
  };

  const open = (from) => {
    opener = from;
    reveal();
    panel.focus({ preventScroll: true });
  };

  // Scripts of the site know the key too; it does one thing at a time.
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden || event.isComposing) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    close();
  }, { capture: true });
  addEventListener('resize', () => panel.hidden || clearTop(root.host));

  const draw = ({ errors, problems, site }) => {
    const known = problems ?? [];
    heading.replaceChildren(...(site ? [make('span', { class: 'lead' }, `${lastGood} `), `${count(errors, 'error')} to mend`] : [anew]));
    list.replaceChildren(...known.map(problem));
    more.textContent = errors > known.length ? `${errors - known.length} more are not shown here. The terminal has them all.` : '';
  };

  const mended = () => {
    if (!shown) return;
    shown = '';
    said.textContent = 'Mended';
    hide();
    list.replaceChildren();
  };

  // Waits is true on a page that stands for a site and lists the errors itself.
  const show = (state, waits) => {
    if (waits || (state.ok && state.site) || (!state.site && !state.errors)) return mended();
    const build = `${state.session} ${state.build}`;
    if (build === shown) return;
    shown = build;
    said.textContent = state.site ? `${count(state.errors, 'error')}: the page is the last good one` : anew;
    if (quiet) return;
    const inside = has();
    redraw(root, panel, () => draw(state));
    if (!inside) panel.scrollTop = 0;
    if (kept('closed') === build) hide();
    else reveal();
  };

  return { show, open, close: () => panel.hidden || hide() };
};
