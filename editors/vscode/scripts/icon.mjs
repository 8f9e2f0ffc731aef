// Draws icon.png, 128 by 128: two lanes that cross, since a picture made by a program can be read in a review.
import fs from 'node:fs';
import zlib from 'node:zlib';

const size = 128;
const rows = [];
for (let y = 0; y < size; y++) {
  const row = [0]; // each line of a PNG begins with the number of its filter
  for (let x = 0; x < size; x++) {
    row.push(...colour(x + 0.5, y + 0.5));
  }
  rows.push(Buffer.from(row));
}
const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, red green blue alpha
fs.writeFileSync(new URL('../icon.png', import.meta.url), Buffer.concat([
  Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', zlib.deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0)),
]));

function colour(x, y) {
  const corner = 20;
  const dx = Math.max(corner - x, x - (size - corner), 0);
  const dy = Math.max(corner - y, y - (size - corner), 0);
  if (Math.hypot(dx, dy) > corner) {
    return [0, 0, 0, 0];
  }
  const lane = 64 + 26 * Math.cos((y / size) * Math.PI * 2);
  if (Math.abs(x - lane) < 8) {
    return [255, 212, 59, 255];
  }
  if (Math.abs(x - (size - lane)) < 8) {
    return [75, 139, 190, 255];
  }
  return [30, 41, 59, 255];
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const out = Buffer.alloc(8 + body.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(zlib.crc32(body), 4 + body.length);
  return out;
}
