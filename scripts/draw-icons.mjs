// node scripts/draw-icons.mjs
//
// Draws the icons of the installed app, the sign of web/public/favicon.svg in other sizes, into web/public/icons.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { root } from './run.mjs';

const folder = join(root, 'web', 'public', 'icons');
const BLUE = [0x18, 0x64, 0xab];
const WHITE = [0xff, 0xff, 0xff];
/** The side of the drawing, and its parts, as favicon.svg has them. */
const SIDE = 32;
const CORNER = 7;
const DOT = { x: 12, y: 16, radius: 4 };
const WAVES = [
  { x: 11.577, y: 16, radius: 9.5, endX: 18, endY: 9 },
  { x: 12.702, y: 16, radius: 14, endX: 22.5, endY: 6 },
];
const HALF_STROKE = 1.25;

/** Distance from a point to the edge of each part; negative inside. */
function toSquare(x, y) {
  const [dx, dy] = [x, y].map((at) => Math.abs(at - SIDE / 2) - (SIDE / 2 - CORNER));
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - CORNER;
}

function toSign(x, y) {
  const dot = Math.hypot(x - DOT.x, y - DOT.y) - DOT.radius;
  return Math.min(dot, ...WAVES.map((wave) => toWave(x, y, wave)));
}

/** An arc around its middle to the right, with round ends. */
function toWave(x, y, { x: cx, y: cy, radius, endX, endY }) {
  const reach = Math.atan2(Math.abs(endY - cy), endX - cx);
  const isBeside = Math.abs(Math.atan2(y - cy, x - cx)) <= reach;
  const distance = isBeside
    ? Math.abs(Math.hypot(x - cx, y - cy) - radius)
    : Math.hypot(x - endX, Math.abs(y - cy) - Math.abs(endY - cy));
  return distance - HALF_STROKE;
}

/** How much of a pixel lies inside an edge at this distance, in pixels. */
const covered = (distance) => Math.min(1, Math.max(0, 0.5 - distance));

/** `scale`: the sign's part of the picture, 1 where it fills it as in the drawing. `ground`: round, whole or none. */
function draw(size, { scale = 1, ground = 'round' } = {}) {
  const pixels = Buffer.alloc(size * size * 4);
  const unit = SIDE / size;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [x, y] = [column, row].map((at) => (at + 0.5) * unit);
      const [inX, inY] = [x, y].map((at) => (at - SIDE / 2) / scale + SIDE / 2);
      const sign = covered((toSign(inX, inY) * scale) / unit);
      const back = ground === 'none' ? 0 : ground === 'whole' ? 1 : covered(toSquare(x, y) / unit);
      const colour = ground === 'none' ? WHITE : BLUE.map((part, n) => Math.round(part + (WHITE[n] - part) * sign));
      const alpha = ground === 'none' ? sign : back;
      pixels.set([...colour, Math.round(alpha * 255)], (row * size + column) * 4);
    }
  }
  return pixels;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of 8-bit RGBA. */
function png(size, pixels) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const lines = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * size * 4, (row + 1) * size * 4)]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const ICONS = [
  { name: 'icon-192', size: 192 },
  { name: 'icon-512', size: 512 },
  // Launchers cut what they like from the edges: four fifths in the middle are safe.
  { name: 'maskable-512', size: 512, scale: 0.72, ground: 'whole' },
  { name: 'apple-touch-180', size: 180, scale: 0.9, ground: 'whole' },
  // Only its alpha is used.
  { name: 'badge-96', size: 96, ground: 'none' },
];

mkdirSync(folder, { recursive: true });
for (const { name, size, ...how } of ICONS) writeFileSync(join(folder, `${name}.png`), png(size, draw(size, how)));
