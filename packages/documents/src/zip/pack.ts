import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a package that is written: its name in ASCII, and its text or its bytes. */
export interface WrittenPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** True where other packages are likely to hold the same text: it is packed once. */
  readonly recurs?: boolean;
}

interface Packed {
  readonly data: Uint8Array;
  /** 8 deflated, 0 as it is. */
  readonly method: 8 | 0;
  readonly size: number;
  readonly crc: number;
}

/** Most texts that are kept packed, and the longest of them: those of a few templates. */
const MOST_KEPT = 64;
const LONGEST_KEPT = 100_000;
const kept = new Map<string, Packed>();

function packed(content: string | Uint8Array): Packed {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const deflated = deflateRawSync(bytes);
  const isSmaller = deflated.length < bytes.length;
  return {
    data: isSmaller ? deflated : bytes,
    method: isSmaller ? 8 : 0,
    size: bytes.length,
    crc: crc32(bytes),
  };
}

function packedOnce(text: string): Packed {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = packed(text);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(text, made);
  return made;
}

const LOCAL = 30;
const ENTRY = 46;
const END = 22;
/** All parts bear the first day that an archive can name. */
const FIRST_DAY = 33;
const VERSION = 20;

/** What local header and directory say alike of a part, from its method on. */
function describe(archive: Buffer, at: number, { method, crc, data, size }: Packed, nameLength: number): void {
  archive.writeUInt16LE(method, at);
  archive.writeUInt16LE(FIRST_DAY, at + 4);
  archive.writeUInt32LE(crc, at + 6);
  archive.writeUInt32LE(data.length, at + 10);
  archive.writeUInt32LE(size, at + 14);
  archive.writeUInt16LE(nameLength, at + 18);
}

/** The bytes of an archive, texts in UTF-8; the same parts give the same bytes. */
export function packParts(parts: readonly WrittenPart[]): Uint8Array {
  const all = parts.map(({ name, content, recurs }) => ({
    name,
    packed:
      recurs === true && typeof content === 'string' && content.length <= LONGEST_KEPT
        ? packedOnce(content)
        : packed(content),
  }));
  const length = all.reduce(
    (sum, { name, packed: { data } }) => sum + LOCAL + ENTRY + name.length * 2 + data.length,
    END,
  );
  const archive = Buffer.alloc(length);
  const offsets: number[] = [];
  let at = 0;
  for (const { name, packed: part } of all) {
    offsets.push(at);
    archive.writeUInt32LE(0x04034b50, at);
    archive.writeUInt16LE(VERSION, at + 4);
    describe(archive, at + 8, part, name.length);
    archive.write(name, at + LOCAL, 'latin1');
    archive.set(part.data, at + LOCAL + name.length);
    at += LOCAL + name.length + part.data.length;
  }
  const directory = at;
  all.forEach(({ name, packed: part }, index) => {
    archive.writeUInt32LE(0x02014b50, at);
    archive.writeUInt16LE(VERSION, at + 4);
    archive.writeUInt16LE(VERSION, at + 6);
    describe(archive, at + 10, part, name.length);
    archive.writeUInt32LE(offsets[index] ?? 0, at + 42);
    archive.write(name, at + ENTRY, 'latin1');
    at += ENTRY + name.length;
  });
  archive.writeUInt32LE(0x06054b50, at);
  archive.writeUInt16LE(all.length, at + 8);
  archive.writeUInt16LE(all.length, at + 10);
  archive.writeUInt32LE(at - directory, at + 12);
  archive.writeUInt32LE(directory, at + 16);
  return new Uint8Array(archive.buffer, archive.byteOffset, archive.length);
}
