import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE_LENGTH = 8;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_LENGTH; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function bytesOf({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** What a filtered byte is predicted from: left, above, their mean, or the nearest of three (PNG, 9.2). */
function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** Rows without prediction: flat areas and letters pack better as they are. */
function unfiltered(rows: Buffer, height: number, pixel: number): Buffer {
  const stride = rows.length / height;
  const plain = Buffer.alloc(rows.length);
  for (let row = 0; row < height; row += 1) {
    const begin = row * stride;
    const filter = rows[begin] ?? 0;
    for (let at = 1; at < stride; at += 1) {
      const left = at > pixel ? (plain[begin + at - pixel] ?? 0) : 0;
      const above = row > 0 ? (plain[begin + at - stride] ?? 0) : 0;
      const corner = at > pixel && row > 0 ? (plain[begin + at - stride - pixel] ?? 0) : 0;
      plain[begin + at] = (rows[begin + at] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return plain;
}

/**
 * The same picture in about three quarters of the bytes: the browser packs its screenshots for speed, the repository
 * keeps them for years. Only what a screenshot is: eight bits a channel, RGB or RGBA, not interlaced.
 */
export function packed(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const rows = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const plain = unfiltered(rows, head.readUInt32BE(4), head[9] === 6 ? 4 : 3);
  const whole = chunks.filter(({ type }) => type !== 'IDAT');
  whole.splice(-1, 0, { type: 'IDAT', data: deflateSync(plain, { level: 9, memLevel: 9 }) });
  return Buffer.concat([png.subarray(0, SIGNATURE_LENGTH), ...whole.map(bytesOf)]);
}
