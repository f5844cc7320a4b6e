// PNG, as far as pictures.mjs needs it (W3C, Portable Network Graphics, third
// edition): reads what Chromium writes, writes small files.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

// decode gives { width, height, data }, data being four bytes a pixel: red, green,
// blue and opacity. It reads 8 bits a channel with or without opacity.
export function decode(file) {
  let width, height, channels;
  const parts = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[body[9]];
      if (body[8] !== 8 || !channels || body[12] !== 0) throw new Error('a kind of PNG that is not read here');
    }
    if (type === 'IDAT') parts.push(body);
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const lines = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const left = x < channels ? 0 : lines[y * row + x - channels];
      const up = y === 0 ? 0 : lines[(y - 1) * row + x];
      const corner = x < channels || y === 0 ? 0 : lines[(y - 1) * row + x - channels];
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
      lines[y * row + x] = raw[y * (row + 1) + 1 + x] + guess;
    }
  }
  const data = Buffer.alloc(width * height * 4, 255);
  for (let i = 0; i < width * height; i++) lines.copy(data, i * 4, i * channels, (i + 1) * channels);
  return { width, height, data };
}

// nearest is the Paeth predictor of the standard, section 9.4.
function nearest(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((v) => Math.abs(guess - v));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

// cut gives a rectangle of a picture.
export function cut(picture, left, top, width, height) {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * picture.width + left) * 4;
    picture.data.copy(data, y * width * 4, from, from + width * 4);
  }
  return { width, height, data };
}

// encode writes a picture with a palette: its 256 most frequent colours, so that all
// grounds are exact. A rarer colour, of a smoothed edge, becomes the one next to it.
export function encode({ width, height, data }) {
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = data.readUInt32BE(i);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts].sort(([a, n], [b, m]) => m - n || a - b).slice(0, 256).map(([c]) => bytes(c));
  const place = new Map();
  for (const colour of counts.keys()) place.set(colour, closest(palette, bytes(colour)));
  const rows = Buffer.alloc((width + 1) * height); // each row begins with filter 0, none
  for (let i = 0; i < width * height; i++) {
    rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = place.get(data.readUInt32BE(i * 4));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const opacity = palette.map((c) => c[3]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((c) => c.slice(0, 3)))),
    ...(opacity.some((o) => o < 255) ? [chunk('tRNS', Buffer.from(opacity))] : []),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function bytes(colour) {
  return [24, 16, 8, 0].map((shift) => (colour >>> shift) & 255);
}

// closest is the place in the palette of the colour that differs least.
function closest(palette, colour) {
  let best = 0;
  let least = Infinity;
  palette.forEach((other, i) => {
    const far = other.reduce((sum, v, k) => sum + (v - colour[k]) ** 2, 0);
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

function chunk(type, body) {
  const all = Buffer.alloc(12 + body.length);
  all.writeUInt32BE(body.length, 0);
  all.write(type, 4, 'latin1');
  body.copy(all, 8);
  all.writeUInt32BE(crc32(all.subarray(4, 8 + body.length)), 8 + body.length);
  return all;
}
