// Everything in the tree that comes from npm, put there by one command:
//
//   cd .ci/vendor && npm ci --ignore-scripts && node vendor.mjs
//
// The versions are those of package.json, the bytes those that package-lock.json
// names by hash. vendored.json then says of every file what it is, what it was
// made from and what its bytes add up to; a Go test (TestVendored) holds the tree
// against it without a network. Two runs give the same bytes. To take a newer
// version: `npm install --ignore-scripts --save-exact PACKAGE@VERSION`, run the
// script, read the difference.
//
// axe-core        finds faults of accessibility in the browser tests. Never
//                 published.
// minisearch      finds pages by words, by their beginnings and by words with a
//                 slip in them. Measured in November 2026, minified by esbuild and
//                 gzipped: MiniSearch 7.2 has 6.0 kB and no dependency; Fuse.js 7.5
//                 has 9.1 kB (7.3 kB in the basic build) and no index, so that it
//                 goes through every text at every key and ranks by likeness alone;
//                 FlexSearch 0.8 has 10.7 kB once it knows near words (4.5 kB
//                 without); Lunr 2.3 has 8.4 kB and has had no release since 2020.
// Atkinson Hyperlegible Next
//                 the typeface, cut down to what the pages print; see below.

import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fontverter from 'fontverter';
import subsetFont from 'subset-font';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

// These folders hold nothing else: they are emptied first.
const folders = ['cmd/signpost/testdata/axe', 'static/fonts', 'static/js/vendor'];

const typeface = '@fontsource-variable/atkinson-hyperlegible-next';

// The letters of the first file. A page needs no other unless it is in Welsh.
const letters = [
  range(0x20, 0x7e), // ASCII
  '\u00a0£©°·×÷¼½¾–—‘’“”•…€−', // what stands between words and figures
  'ÀÂÄÁÈÊËÉÌÎÏÍÒÔÖÓÙÛÜÚàâäáèêëéìîïíòôöóùûüú', // Welsh, Irish, Gaelic, and names
  'ÇÑçñ', // names
].join('');

// The letters of Welsh that are in nothing else: a file of their own, which a browser
// fetches only for a page that prints one of them.
const welsh = 'ŴŶŵŷ';

// Of the layout of the font only what changes how pages look: pairs of letters, and
// digits of one width for tables. The slashed zero is the design's only one.
const cut = {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  keepFeatures: ['kern', 'tnum'],
  noHinting: true,
};

const lock = JSON.parse(await readFile(join(here, 'package-lock.json'), 'utf8'));
const files = [];

for (const folder of folders) {
  await rm(join(root, folder), { recursive: true, force: true });
  await mkdir(join(root, folder), { recursive: true });
}

const axe = 'cmd/signpost/testdata/axe/';
await take(axe + 'axe.min.js', 'axe-core', 'axe.min.js');
await take(axe + 'LICENSE', 'axe-core', 'LICENSE');
await take(axe + 'LICENSE-3RD-PARTY.txt', 'axe-core', 'LICENSE-3RD-PARTY.txt');

// What of MiniSearch the search does not use: it makes an index once, from all pages,
// and never takes one out, saves it or reads it back. Two kilobytes fewer on a phone.
const unused = [
  'addAllAsync', 'remove', 'removeAll', 'discard', 'maybeAutoVacuum', 'discardAll', 'replace', 'vacuum',
  'conditionalVacuum', 'async performVacuuming', 'vacuumConditionsMet', 'get isVacuuming', 'get dirtCount',
  'get dirtFactor', 'getStoredFields', 'autoSuggest', 'static loadJSON', 'static async loadJSONAsync', 'static getDefault',
  'static loadJS', 'static async loadJSAsync', 'static instantiateMiniSearch', 'toJSON', 'removeFieldLength',
];

// without takes methods of a class out of a script as MiniSearch's build writes it: four
// spaces before the method and before the brace that ends it, its comment above it.
function without(script, methods) {
  for (const method of methods) {
    const found = new RegExp(`\\n    (?:/\\*\\*(?:(?!\\*/)[^])*\\*/\\n    )?${method}\\([^]*?\\n    }(?=\\n)`).exec(script);
    if (!found) throw new Error(`MiniSearch has no method ${method}`);
    script = script.slice(0, found.index) + script.slice(found.index + found[0].length);
  }
  return script;
}

const scripts = 'static/js/vendor/';
const version = lock.packages['node_modules/minisearch'].version;
await take(scripts + 'minisearch.js', 'minisearch', 'dist/es/index.js', {
  text: 'a licence comment before it, no line for a source map, without the methods that vendor.mjs names',
  change: (data) =>
    `/*! MiniSearch ${version}, copyright Luca Ongaro, MIT licence: https://github.com/lucaong/minisearch; changed: methods taken out */\n` +
    without(String(data), unused).replace(/^\/\/# sourceMappingURL=.*\n?/m, ''),
});
await take(scripts + 'minisearch.LICENSE.txt', 'minisearch', 'LICENSE.txt');

const fonts = 'static/fonts/';
await font('atkinson-hyperlegible-next.woff2', 'latin', letters);
await font('atkinson-hyperlegible-next-welsh.woff2', 'latin-ext', welsh);
await take(fonts + 'OFL.txt', typeface, 'LICENSE');

for (const folder of folders) {
  for (const name of await readdir(join(root, folder))) {
    if (!files.some((f) => f.file === `${folder}/${name}`)) throw new Error(`${folder}/${name} was not made here`);
  }
}
await writeFile(join(here, 'vendored.json'), JSON.stringify({ folders, files }, null, 2) + '\n');
for (const f of files) console.log(`${String(f.bytes).padStart(7)}  ${f.file}`);

// font writes one cut of the typeface. The licence reserves no name, so that a cut
// may keep the typeface's. unicode_range is what font.css has to say of the file.
async function font(name, script, text) {
  await take(fonts + name, typeface, `files/atkinson-hyperlegible-next-${script}-wght-normal.woff2`, {
    text: `weights 400 to 700, few characters, by subset-font ${lock.packages['node_modules/subset-font'].version}`,
    change: async (data) => {
      const made = await subsetFont(data, text, cut);
      const has = characters(await fontverter.convert(made, 'truetype'));
      const lacks = [...text].filter((c) => !has.has(c.codePointAt(0)));
      if (lacks.length > 0) throw new Error(`the typeface has no ${lacks.join(' ')}`);
      return made;
    },
    also: { unicode_range: unicodeRange(text) },
  });
}

// characters is the set of code points that a TrueType font has a glyph for, read
// from its table for the basic plane: cmap, format 4 (OpenType 1.9, cmap).
function characters(font) {
  const tables = font.readUInt16BE(4);
  const entry = Array.from({ length: tables }, (_, i) => 12 + 16 * i).find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  const cmap = font.readUInt32BE(entry + 8);
  const has = new Set();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(at) !== 4) continue;
    const twice = font.readUInt16BE(at + 6);
    for (let k = 0; k < twice; k += 2) {
      const last = font.readUInt16BE(at + 14 + k);
      for (let c = font.readUInt16BE(at + 16 + twice + k); c <= last && c < 0xffff; c++) has.add(c);
    }
  }
  return has;
}

// take writes a package's file to its place in the tree, changed if a change is given.
async function take(file, name, source, changed) {
  const { version, license } = lock.packages[`node_modules/${name}`];
  const original = await readFile(join(here, 'node_modules', name, source));
  const data = Buffer.from(changed ? await changed.change(original) : original);
  await writeFile(join(root, file), data);
  files.push({
    file,
    package: name,
    version,
    licence: license,
    source,
    source_sha256: sha256(original),
    ...(changed && { changed: changed.text, ...changed.also }),
    bytes: data.length,
    sha256: sha256(data),
  });
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

// range is every character from the first code point to the last.
function range(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

// unicodeRange writes the characters of a text as the value of CSS's unicode-range.
function unicodeRange(text) {
  const points = [...new Set(text)].map((c) => c.codePointAt(0)).sort((a, b) => a - b);
  const runs = [];
  for (const p of points) {
    const last = runs.at(-1);
    if (last && last[1] === p - 1) last[1] = p;
    else runs.push([p, p]);
  }
  const hex = (n) => n.toString(16).toUpperCase();
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ');
}
