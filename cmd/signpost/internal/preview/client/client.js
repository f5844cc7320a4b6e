// The preview in the browser. Stands first among the scripts of each page, so that it sees
// the page as it came. It shows what the last build made of this page as soon as there is
// something new, and says so when a build was not good. No published page has it.

import { makeBar } from './bar.js';
import { makeLook } from './look.js';
import { merge } from './merge.js';
import { makeOverlay } from './overlay.js';
import { around, reload, restore, take } from './place.js';
import { keep, kept, openShell } from './shell.js';
import { asLoaded, equal, fetchPage, fetchSource, parse, waits } from './source.js';
import { listen } from './stream.js';

const retry = 1000; // milliseconds until the source is asked for again
const loaded = asLoaded();
const left = take();
restore(left);

const framed = window !== top;
const ofPreview = location.pathname.startsWith('/_preview/');
const root = framed ? null : openShell();
const overlay = root && makeOverlay(root, {
  quiet: location.pathname === '/_preview/', // which lists the errors itself
  opening: () => bar.shut(),
  away: () => bar.rest(),
});
const bar = root && makeBar(root, { ofPage: !ofPreview, fetchPage, openErrors: (button) => overlay.open(button), opening: () => overlay.close() });

let seen = null; // the newest state
let base = null; // the source that the page shows
let shown = { session: '', build: 0, site: '' };
let wanted = false;
let busy = false;
let lost = false; // the connection
let changed = new Set(); // files, since the page was last brought up to date
let missed = false; // builds of which nothing was heard

// Whether the page in view only stands for a site that is not there yet.
const isWaiting = () => waits(base?.page ?? loaded);

const look = root && ofPreview ? makeLook(({ html, page }) => {
  base = { html, page, status: 200 };
}) : null;

// A page may have the same words and another picture: those beside the pages keep their
// names.
const pictures = () => [...document.querySelectorAll('body img, body source, body video, body audio, body object')]
  .map((element) => (element.currentSrc || element.src || element.data || element.srcset || ''))
  .filter((address) => address && !address.includes('/assets/'));

const otherPicture = () => pictures().some((address) => missed
  || [...changed].some((file) => !file.endsWith('.md') && address.toLowerCase().includes(`/${file.split('/').pop().toLowerCase()}`)));

// A page that was just loaded anew for this source, and still is not the same, is left as
// it is: once is enough.
const anew = (digest, before) => {
  if (before || left?.digest !== digest) reload(digest);
};

// Brings the page up to date with a source.
const bring = async (next) => {
  if (next.session === shown.session && next.build < shown.build) return;
  if (next.status === 503 && !isWaiting()) return; // a good page of before is better than none
  const before = base;
  if (next.status >= 300 && next.status < 400) return anew(next.digest, before); // which leads on
  if (before && before.status !== next.status) return anew(next.digest, before);
  if (before?.html !== next.html) {
    const page = parse(next.html);
    const from = before?.page ?? loaded;
    const other = before || !equal(from, page);
    const done = !other || await merge(from, page, around);
    base = { html: next.html, status: next.status, page };
    if (!done) return anew(next.digest, before);
    if (other) bar?.updated();
  }
  if (before && next.site !== shown.site && otherPicture()) return anew(next.digest, before);
  changed = new Set();
  missed = false;
  bar?.found(next.status);
  if (next.site && shown.site && next.site !== shown.site) look?.refresh();
  shown = { session: next.session, build: next.build, site: next.site };
  if (root) root.host.dataset.build = next.build; // for who looks on, such as a test
};

// One request at a time; what comes meanwhile is asked for afterwards.
const update = async () => {
  wanted = true;
  if (busy) return;
  busy = true;
  try {
    while (wanted) {
      wanted = false;
      await bring(await fetchSource(seen));
    }
  } catch {
    // The server is away, or about to be another. When it is back, its state comes.
    wanted = true;
    if (!lost) setTimeout(update, retry);
  }
  busy = false;
};

// The tab that the editor looked at last goes where the editor writes.
let mine = kept('focus') === null ? document.visibilityState === 'visible' : kept('focus') === 'mine';

const claim = () => {
  mine = true;
  keep('focus', 'mine');
  tell({ focus: true });
};

const disown = () => {
  mine = false;
  keep('focus', 'other');
};

const follow = ({ follow: path }, old) => {
  if (!path || !old || framed || ofPreview || !mine || document.visibilityState !== 'visible' || path === location.pathname) return false;
  location.assign(path);
  return true;
};

const heard = (state) => {
  const old = seen;
  const same = old?.session === state.session;
  if (same && state.build < old.build) return;
  lost = false;
  bar?.connected();
  if (same && state.build === old.build && !wanted) return;
  if (old && (!same || state.build > old.build + 1)) missed = true;
  state.changed?.forEach((file) => changed.add(file));
  seen = state;
  overlay?.show(state, isWaiting());
  bar?.show(state);
  if (!follow(state, old) && (ofPreview || wanted || !base || !state.site || state.site !== shown.site)) update();
};

const tell = listen(({ state, focus, refused }) => {
  if (focus) disown();
  else if (state) heard(state);
  else {
    lost = true;
    bar?.lost(refused);
  }
});

if (!framed) {
  addEventListener('focus', claim);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && claim());
  if (mine) claim();
}
