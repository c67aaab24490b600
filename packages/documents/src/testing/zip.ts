import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip: its name and what it unpacks to. */
export type ZipPart = readonly [name: string, data: Uint8Array];

function header(signature: number, size: number, part: ZipPart, packed: Uint8Array, stored: boolean): Buffer {
  const [name, data] = part;
  const bytes = Buffer.alloc(size);
  /** The local header has its fields two bytes before those of the directory. */
  const at = size === 30 ? 0 : 2;
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(0x0800, 6 + at);
  bytes.writeUInt16LE(stored ? 0 : 8, 8 + at);
  bytes.writeUInt16LE(0x5021, 12 + at);
  bytes.writeUInt32LE(crc32(data), 14 + at);
  bytes.writeUInt32LE(packed.length, 18 + at);
  bytes.writeUInt32LE(data.length, 22 + at);
  bytes.writeUInt16LE(Buffer.byteLength(name), 26 + at);
  return bytes;
}

/** The end of a zip, behind a directory of `count` entries that begins at an offset. */
export function zipEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Zips parts as a test wants them: packed, or stored as they are. */
export function zipOf(parts: readonly ZipPart[], stored = false): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = stored ? part[1] : deflateRawSync(part[1], { level: 6 });
    const entry = header(0x02014b50, 46, part, packed, stored);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(part[0]));
    const local = Buffer.concat([header(0x04034b50, 30, part, packed, stored), Buffer.from(part[0]), packed]);
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...locals, ...directory, zipEnd(parts.length, size, offset)]);
}
