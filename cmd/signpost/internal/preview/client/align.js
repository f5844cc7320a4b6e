// Which nodes of one list are which of another: those that are equal, as many as can stay
// in their order, and between them those of one kind, which are mended rather than made
// anew: a node that stays keeps the reader's focus, selection and place.

const mostCells = 4e6; // of the table of the longest common subsequence

// What a node is told by when its content is another.
const kind = (node) => `${node.nodeName} ${node.id || ''}`;

const words = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.outerHTML : `${node.nodeName} ${node.data}`);

// Pairs of equal nodes that lie between the ends. White space counts little: it is equal
// everywhere, and would hold what matters apart.
const equals = (before, after) => {
  if (before.length * after.length > mostCells) return [];
  const left = before.map(words);
  const right = after.map(words);
  const width = right.length + 1;
  const best = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    const worth = before[i].nodeType === Node.ELEMENT_NODE ? 4 : 1;
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * width + j;
      best[at] = Math.max(best[at + width], best[at + 1], left[i] === right[j] ? best[at + width + 1] + worth : 0);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const at = i * width + j;
    if (left[i] === right[j] && best[at] > Math.max(best[at + width], best[at + 1])) pairs.push([i++, j++]);
    else if (best[at + width] >= best[at + 1]) i++;
    else j++;
  }
  return pairs;
};

// Nodes of one kind between two pairs, in their order.
const alike = (before, after, from, to) => {
  const pairs = [];
  for (let [i, j] = from; j < to[1]; j++) {
    let k = i;
    while (k < to[0] && kind(before[k]) !== kind(after[j])) k++;
    if (k === to[0]) continue;
    pairs.push([k, j]);
    i = k + 1;
  }
  return pairs;
};

// Gives pairs of places in two lists of nodes, in their order. What is in none was removed
// from the first or is new in the second.
export const align = (before, after) => {
  let start = 0;
  let end = 0;
  const shortest = Math.min(before.length, after.length);
  while (start < shortest && before[start].isEqualNode(after[start])) start++;
  while (end < shortest - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end++;
  const equal = equals(before.slice(start, before.length - end), after.slice(start, after.length - end))
    .map(([i, j]) => [i + start, j + start]);
  const pairs = [];
  for (let i = 0; i < start; i++) pairs.push([i, i]);
  let last = [start, start];
  for (const pair of [...equal, [before.length - end, after.length - end]]) {
    pairs.push(...alike(before, after, last, pair));
    if (pair[0] < before.length - end) pairs.push(pair);
    last = [pair[0] + 1, pair[1] + 1];
  }
  for (let i = end; i > 0; i--) pairs.push([before.length - i, after.length - i]);
  return pairs;
};
