// Brings what changed between two sources of a page into the page as it stands: three
// versions, for the site's scripts have changed the page too. What is equal in both
// sources is left as it is, whatever scripts or the reader made of it. Where scripts
// may care about what changed, or have changed the same place, nothing is touched, and
// the page must be loaded anew: a page that is half old would be a lie.

import { align } from './align.js';
import { planHead } from './head.js';

const fields = 'button, input, select, textarea, form, template, script, [hidden]';

// Scripts look for these, and may have taken hold of them.
const ofScripts = (element) => element.matches(fields) || Object.keys(element.dataset ?? {}).length > 0;

const carries = (node) => node.nodeType === Node.ELEMENT_NODE && [node, ...node.querySelectorAll('*')].some(ofScripts);

// Two that are items of one list.
const sorted = (a, b) => a.localName === b.localName && a.getAttribute('class') === b.getAttribute('class');

// A list of which scripts know the items: what comes or goes concerns them.
const ofList = (node, siblings) => node.nodeType === Node.ELEMENT_NODE
  && siblings.some((other) => other.nodeType === Node.ELEMENT_NODE && sorted(other, node) && ofScripts(other));

// Elements that the browser's extensions add are not ours to count. No element of a site
// has a hyphen in its name.
const children = (live) => [...live.childNodes].filter((node) => !node.localName?.includes('-'));

const correspond = (kids, base) => kids.length === base.length && kids.every((kid, i) => kid.nodeName === base[i].nodeName);

// Only what differs is written, so that a selection before or after it stays.
const write = (text, data) => {
  const old = text.data;
  const shortest = Math.min(old.length, data.length);
  let start = 0;
  let end = 0;
  while (start < shortest && old[start] === data[start]) start++;
  while (end < shortest - start && old.at(-1 - end) === data.at(-1 - end)) end++;
  text.replaceData(start, old.length - start - end, data.slice(start, data.length - end));
};

const planAttributes = (base, next, live, steps) => [...base.attributes, ...next.attributes].every(({ namespaceURI, localName, name }) => {
  const [was, is, now] = [base, next, live].map((element) => element.getAttributeNS(namespaceURI, localName));
  if (was === is) return true;
  if (now !== was && now !== is) return name === 'open'; // which the reader opened or closed
  steps.push(() => {
    if (is === null) live.removeAttributeNS(namespaceURI, localName);
    else live.setAttributeNS(namespaceURI, name, is);
  });
  return true;
});

const planChildren = (base, next, live, steps) => {
  const [before, after, kids] = [[...base.childNodes], [...next.childNodes], children(live)];
  if (!correspond(kids, before)) return false;
  const pairs = align(before, after);
  const partners = new Map(pairs.map(([i, j]) => [j, i]));
  const kept = new Set(partners.values());
  const gone = before.flatMap((node, i) => (kept.has(i) ? [] : [i]));
  if (gone.some((i) => carries(before[i]) || carries(kids[i]) || ofList(before[i], before))) return false;
  if (!pairs.every(([i, j]) => plan(before[i], after[j], kids[i], steps))) return false;
  let place = kids.at(-1)?.nextSibling ?? null;
  for (let j = after.length - 1; j >= 0; j--) {
    if (partners.has(j)) {
      place = kids[partners.get(j)];
      continue;
    }
    if (carries(after[j]) || ofList(after[j], after)) return false;
    const [node, following] = [document.importNode(after[j], true), place];
    steps.push(() => live.insertBefore(node, following));
    place = node;
  }
  steps.push(() => gone.forEach((i) => kids[i].remove()));
  return true;
};

// Plans what is to be done in one place, and says whether it can be.
const plan = (base, next, live, steps) => {
  if (base.isEqualNode(next)) return true;
  if (base.nodeType !== Node.ELEMENT_NODE) {
    if (live.data === base.data) steps.push(() => write(live, next.data));
    return live.data === base.data || live.data === next.data;
  }
  if (ofScripts(base) || ofScripts(next)) return false;
  return planAttributes(base, next, live, steps) && (base.localName === 'noscript' || planChildren(base, next, live, steps));
};

// The scripts that run. Data in a script element is not one.
const scripts = (page) => [...page.querySelectorAll('script')].filter(({ type }) => !type || /javascript|^module$|^importmap$/.test(type))
  .map((script) => script.outerHTML).join('\n');

const templates = (page) => [...page.querySelectorAll('template')].map((template) => template.innerHTML).join('\n');

// Plans the whole page, or gives null.
const planPage = (base, next) => {
  const steps = [];
  const [was, is] = [base.documentElement, next.documentElement];
  const able = scripts(base) === scripts(next) && templates(base) === templates(next)
    && base.body && next.body && base.body.localName === next.body.localName
    && planAttributes(was, is, document.documentElement, steps) && plan(base.body, next.body, document.body, steps);
  return able ? steps : null;
};

// Merges, and says whether it could. The new style sheets are there before the words that
// need them; around is given the step that changes the page, and keeps the reader's place.
export const merge = async (base, next, around) => {
  if (!planPage(base, next)) return false;
  const settle = await planHead(base.head, next.head, document.head);
  const steps = planPage(base, next); // anew, for time has passed
  if (!steps) return false;
  around(() => {
    steps.forEach((step) => step());
    settle();
  });
  return true;
};
