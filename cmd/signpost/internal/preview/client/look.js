// The page that shows another in a frame. When somebody follows a link in the frame, what
// stands around it goes along: it would speak of another page otherwise.

import { parse } from './source.js';

// The frame's place, or null when the page in it is of another site or not there yet.
const placeOf = (frame) => {
  try {
    return frame.contentWindow.location;
  } catch {
    return null;
  }
};

// The address of the page in a view: what follows the options.
const pathIn = (place) => {
  const [, path] = /^\/_preview\/view\/[^/]+(\/.*)$/.exec(place?.pathname ?? '') ?? [];
  try {
    return path && decodeURIComponent(path);
  } catch {
    return null;
  }
};

// Follows the frame; moved is called with the new source of this page. Gives null where
// there is no frame.
export const makeLook = (moved) => {
  const frame = document.querySelector('.look iframe');
  if (!frame) return null;
  let shown = new URLSearchParams(location.search).get('path') || '/';

  const follow = async () => {
    const path = pathIn(placeOf(frame));
    if (!path || path === shown) return;
    const address = new URL(location.href);
    address.searchParams.set('path', path);
    const html = await (await fetch(address, { cache: 'no-store' })).text();
    const page = parse(html);
    const [header, next] = [page.querySelector('header'), page.querySelector('.look iframe')];
    if (!next || pathIn(placeOf(frame)) !== path) return; // no such page, or another by now
    shown = path;
    history.replaceState(history.state, '', address);
    document.querySelector('header').replaceWith(document.importNode(header, true));
    document.title = page.title;
    frame.title = next.title;
    moved({ html, page });
  };

  const heed = () => follow().catch(() => {}); // the server is away; what is shown stays
  frame.addEventListener('load', heed);
  heed(); // the frame may have been quicker

  return {
    // Where no scripts run, nobody else brings the page up to date.
    refresh: () => frame.getAttribute('src').split('/')[3].split(',').includes('noscripts') && placeOf(frame)?.reload(),
  };
};
