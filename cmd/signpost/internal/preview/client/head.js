// Brings what changed in the head of a page into the page as it stands. What is new comes
// in beside what is old, which goes when the new style sheets have come, so that nobody
// sees the page without any.

const patience = 3000; // milliseconds that a style sheet may take

const loaded = (link) => new Promise((resolve) => {
  link.addEventListener('load', resolve);
  link.addEventListener('error', resolve);
  setTimeout(resolve, patience);
});

// The elements of one list that another has not, counting each as often as it is there.
const without = (list, other) => {
  const rest = [...other];
  return list.filter((element) => {
    const i = rest.findIndex((one) => one.isEqualNode(element));
    if (i >= 0) rest.splice(i, 1);
    return i < 0;
  });
};

// Inserts what is new and waits for the style sheets. What it returns removes the old.
export const planHead = async (base, next, live) => {
  const [before, after] = [[...base.children], [...next.children]];
  const find = (element, but = []) => [...live.children].find((one) => !but.includes(one) && one.isEqualNode(element));
  const gone = without(before, after).map((element) => find(element)).filter(Boolean);
  const fresh = new Set(without(after, before));
  const waiting = [];
  let last = null;
  for (const element of after) {
    if (!fresh.has(element)) {
      last = find(element, gone) ?? last;
      continue;
    }
    // What takes the place of something stands behind it: the order of style sheets
    // decides between their rules.
    const following = () => (last ? last.nextElementSibling : live.firstElementChild);
    while (gone.includes(following())) last = following();
    const node = document.importNode(element, true);
    if (node.matches('link[rel~=stylesheet]')) waiting.push(loaded(node));
    if (last) last.after(node);
    else live.prepend(node);
    last = node;
  }
  await Promise.all(waiting);
  return () => gone.forEach((element) => element.remove());
};
