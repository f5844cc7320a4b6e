// What the server has for this page: the source that it would send now, with the number of
// the build it is of. Pages of the preview itself, and those in a frame, are asked for by
// their own address.

// The address of this page as a parameter of another. What is no proper address is sent as
// it is, and refused.
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const path = encodeURIComponent(decoded(location.pathname));

const own = location.pathname.startsWith('/_preview/');

// Scripts run here, so that what noscript holds is text in this page and elements in a
// source. Nobody sees it: both are compared without.
const plain = (page) => {
  page.querySelectorAll('noscript').forEach((element) => element.replaceChildren());
  return page;
};

export const parse = (html) => plain(new DOMParser().parseFromString(html, 'text/html'));

// The page as it came, before any script has changed it. Browsers' extensions may have;
// their elements have hyphens in their names.
export const asLoaded = () => {
  const page = document.implementation.createHTMLDocument('');
  page.documentElement.replaceWith(page.importNode(document.documentElement, true));
  page.querySelectorAll('*').forEach((element) => {
    if (element.localName.includes('-')) element.remove();
  });
  return plain(page);
};

// Whether a page is the one that the server shows while it has no site: no page of a site
// has that style sheet, and those of the preview have a header.
export const waits = (page) => page.querySelector('link[href="/_preview/pages.css"]') !== null && !page.querySelector('header');

// Whether two pages are the same to somebody who looks at them.
export const equal = (a, b) => a.head.isEqualNode(b.head) && a.body.isEqualNode(b.body);

const ask = async (address) => {
  const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(10000) });
  return { status: response.status, text: await response.text(), ok: response.ok };
};

const asSource = async () => {
  const { text, ok, status } = await ask(`/_preview/source?path=${path}`);
  if (!ok) throw new Error(`the preview answers ${status}`);
  return JSON.parse(text);
};

// A page of the preview has no number of its own; it is at least as new as the state.
const asItself = async (state) => {
  const { text, status } = await ask(location.href);
  return { ...state, status, digest: text, html: text };
};

export const fetchSource = (state) => (own ? asItself(state) : asSource());

// What an editor must know of this page.
export const fetchPage = async () => {
  const { text, ok } = await ask(`/_preview/page?path=${path}`);
  return ok ? JSON.parse(text) : null;
};
