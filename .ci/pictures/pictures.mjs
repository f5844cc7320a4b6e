// The pictures that are not drawn by the build, made from their sources with Chromium:
//
//   node .ci/pictures/pictures.mjs
//
//   static/icon.svg   the site's mark: a message with one tight corner. It is drawn
//                     by hand; its pale edge keeps it visible on a dark tab.
//   favicon.ico       the mark at 16, 32 and 48 px, for browsers that show no SVG
//   apple-touch-icon.png
//                     the mark on paper at 180 px. iOS asks for it by this name; without
//                     it, a bookmark would show a picture of the page.
//   share.png         share.html at 1200 by 630 px
//
// Needs Node.js 20.15 and Chromium on PATH, and nothing from npm. Another version of
// Chromium may smooth edges differently, so the bytes are not held against a hash.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cut, decode, encode } from './png.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const fixed = (name) => join(root, 'static', name);
const work = mkdtempSync(join(tmpdir(), 'pictures-'));

try {
  const font = readFileSync(fixed('fonts/atkinson-hyperlegible-next.woff2')).toString('base64');
  const name = readFileSync(join(root, 'content/site.yaml'), 'utf8').match(/^name:\s*(.*?)\s*(#.*)?$/m)[1];
  const escaped = name.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const html = readFileSync(join(here, 'share.html'), 'utf8')
    .replace('FONT', () => `data:font/woff2;base64,${font}`)
    .replace('NAME', () => escaped);
  write('share.png', encode(draw(html, 1200, 630)));

  // All sizes of the mark on one sheet, because a window has a least size.
  const mark = `data:image/svg+xml;base64,${readFileSync(fixed('icon.svg')).toString('base64')}`;
  const places = [[16, 0], [32, 16], [48, 48]];
  const sheet = draw(
    `<style>body{margin:0}img,div{position:absolute;top:0}div{left:100px;width:180px;height:180px;background:#fbf8f1}</style>` +
      places.map(([size, left]) => `<img src="${mark}" width="${size}" style="left:${left}px">`).join('') +
      `<div><img src="${mark}" width="132" style="left:24px;top:24px"></div>`,
    600,
    200,
  );
  write('favicon.ico', ico(places.map(([size, left]) => [size, encode(cut(sheet, left, 0, size, size))])));
  write('apple-touch-icon.png', encode(cut(sheet, 100, 0, 180, 180)));
} finally {
  rmSync(work, { recursive: true, force: true });
}

function write(name, data) {
  writeFileSync(fixed(name), data);
  console.log(`${String(data.length).padStart(6)}  static/${name}`);
}

// draw shows a page in a window of so many pixels and gives what is seen; what the
// page does not paint is see-through.
function draw(html, width, height) {
  const page = join(work, 'page.html');
  const out = join(work, 'out.png');
  writeFileSync(page, html);
  execFileSync('chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1', '--disable-lcd-text',
    '--default-background-color=00000000', `--user-data-dir=${join(work, 'profile')}`, `--window-size=${width},${height}`,
    `--screenshot=${out}`, `file://${page}`,
  ], { stdio: ['ignore', 'ignore', 'ignore'] });
  const picture = decode(readFileSync(out));
  if (picture.width !== width || picture.height !== height) throw new Error(`drawn at ${picture.width} by ${picture.height}`);
  return picture;
}

// ico puts PNG pictures into one file: a head of 6 bytes, 16 bytes for each picture,
// and the pictures (https://en.wikipedia.org/wiki/ICO_(file_format)).
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(([size, data], i) => {
    const entry = 6 + 16 * i;
    head[entry] = head[entry + 1] = size;
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += data.length;
  });
  return Buffer.concat([head, ...pictures.map(([, data]) => data)]);
}
