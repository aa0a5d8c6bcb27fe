// The icon: two sheets, and what stands on both. One list of shapes, as SVG and as PNG, so that no picture is kept as bytes.
import { deflateSync } from "node:zlib";

/** On a ground of 64 × 64, all in the middle that every system's mask leaves: [x, y, width, height, radius, colour]. */
const SHAPES = /** @type {const} */ ([
  [0, 0, 64, 64, 0, "#0a3069"],
  [14, 12, 26, 32, 3, "#ffffff"],
  [24, 20, 26, 32, 3, "#cfe3ff"],
  [24, 20, 16, 24, 1, "#ffe27a"],
  [28, 26, 8, 2, 1, "#1b1b1f"],
  [28, 31, 8, 2, 1, "#1b1b1f"],
  [28, 36, 8, 2, 1, "#1b1b1f"],
]);
const SIDE = 64;
/** Points looked at in each pixel, along one side. */
const FINE = 4;

export function iconSvg() {
  const rects = SHAPES.map(([x, y, width, height, radius, colour]) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${colour}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${rects.join("")}</svg>\n`;
}

/** @param {number} size in pixels */
export function iconPng(size) {
  const rows = Buffer.alloc(size * (1 + 3 * size)); // each row begins with its filter: 0, none
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) rows.set(pixel(column, row, SIDE / size), row * (1 + 3 * size) + 1 + 3 * column);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2], 8); // eight bits each of red, green and blue
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @param {number} column @param {number} row @param {number} scale */
function pixel(column, row, scale) {
  const sum = [0, 0, 0];
  for (let point = 0; point < FINE * FINE; point++) {
    const x = (column + ((point % FINE) + 0.5) / FINE) * scale;
    const y = (row + (Math.floor(point / FINE) + 0.5) / FINE) * scale;
    const colour = SHAPES.findLast((shape) => isInside(x, y, shape))?.[5] ?? "#000000";
    for (const part of [0, 1, 2]) sum[part] += parseInt(colour.slice(1 + 2 * part, 3 + 2 * part), 16);
  }
  return sum.map((total) => Math.round(total / (FINE * FINE)));
}

/** @param {number} x @param {number} y @param {(typeof SHAPES)[number]} shape */
function isInside(x, y, [left, top, width, height, radius]) {
  if (x < left || y < top || x >= left + width || y >= top + height) return false;
  const dx = Math.max(left + radius - x, x - (left + width - radius), 0);
  const dy = Math.max(top + radius - y, y - (top + height - radius), 0);
  return dx * dx + dy * dy <= radius * radius || dx === 0 || dy === 0;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** PNG's check sum; Node has its own from version 22 on. @param {Buffer} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
