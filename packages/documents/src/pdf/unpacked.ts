import { constants, inflateRawSync } from 'node:zlib';

/** Ways of packing that can make a part larger, and those that cannot but may lie around them. */
const SWELLING = /^(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)$/;
const LAYER = /^(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)$/;

/** A dictionary with its names written out: /Fl#61teDecode is /FlateDecode. */
export const plainNames = (dictionary: string): string =>
  dictionary.replace(/#([\da-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * The layers of packing of a part, the outermost first. A part whose packing is named elsewhere in the file (`12 0 R`)
 * counts as deflated, for so nearly all are.
 */
export function layersOf(dictionary: string): string[] {
  const names = (dictionary.match(/\/[^\s/<>[\]()]+/gu) ?? [])
    .map((name) => name.slice(1))
    .filter((one) => LAYER.test(one));
  if (names.length === 0 && /\/(?:Filter|F)\s*\d+\s+\d+\s+R/u.test(dictionary)) return ['FlateDecode'];
  return names.some((name) => SWELLING.test(name)) ? names : [];
}

/**
 * How many bytes a part unpacks to, more than `most` where it goes past that, and how many all its layers make together,
 * which goes on to `left` and little further. What is broken counts as far as it unpacks.
 */
export function unpackedSize(
  packed: Uint8Array,
  layers: readonly string[],
  most: number,
  left: number,
): { size: number; work: number } {
  let data = packed;
  let work = 0;
  for (const layer of layers) {
    const unpacked = unpack(data, layer, most);
    if (unpacked === null) return { size: most + 1, work: work + most };
    data = unpacked.bytes;
    work += unpacked.work;
    if (work > left) break;
  }
  return { size: data.length, work };
}

/** What lies in a layer, and how many bytes were made, or steps taken that make none. */
interface Unpacked {
  readonly bytes: Uint8Array;
  readonly work: number;
}

/** One layer taken off; null where it goes past `most` bytes. */
function unpack(data: Uint8Array, layer: string, most: number): Unpacked | null {
  switch (layer) {
    case 'FlateDecode':
    case 'Fl':
      return inflated(data, most);
    case 'LZWDecode':
    case 'LZW':
      return lzw(data, most);
    case 'RunLengthDecode':
    case 'RL':
      return runs(data, most);
    case 'ASCIIHexDecode':
    case 'AHx':
      return hex(data, most);
    default:
      return ascii85(data, most);
  }
}

/** Bytes that a broken part may make without being counted: it breaks at its beginning. */
const UNCOUNTED = 65_536;

/** The two bytes of the head and the sum at the end are passed over: what is wrong with those hinders no reader. */
function inflated(data: Uint8Array, most: number): Unpacked | null {
  const raw = data.subarray(2);
  const inflate = (limit: number): Uint8Array | null | 'broken' => {
    try {
      return inflateRawSync(raw, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      return error instanceof RangeError ? null : 'broken';
    }
  };
  const bytes = inflate(most);
  if (bytes !== 'broken') return bytes && { bytes, work: bytes.length };
  let made = UNCOUNTED;
  while (made < most && inflate(made) === null) made *= 2;
  return { bytes: new Uint8Array(), work: made > UNCOUNTED ? made : 0 };
}

/** Bytes that are added one by one or as stretches, up to a limit. */
class Growing {
  #bytes = new Uint8Array(4096);
  #length = 0;
  #steps = 0;
  readonly #four = new Uint8Array(4);

  constructor(private readonly most: number) {}

  /** False where the limit is passed. */
  add(part: Uint8Array): boolean {
    if (this.#length + part.length > this.most) return false;
    if (this.#length + part.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + part.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
    return true;
  }

  /** The same for the `count` upper bytes of a number of 32 bits. */
  addBytes(value: number, count: number): boolean {
    for (let i = 0; i < count; i++) this.#four[i] = (value >>> (24 - i * 8)) & 255;
    return this.add(count === 4 ? this.#four : this.#four.subarray(0, count));
  }

  /** A step that adds nothing; false where there are too many. */
  step(): boolean {
    this.#steps += 1;
    return this.#steps <= this.most;
  }

  get unpacked(): Unpacked {
    return { bytes: this.#bytes.subarray(0, this.#length), work: this.#length + this.#steps };
  }
}

function runs(data: Uint8Array, most: number): Unpacked | null {
  const all = new Growing(most);
  for (let at = 0; at < data.length; ) {
    const length = data[at] ?? 128;
    if (length === 128) break;
    const part =
      length < 128 ? data.subarray(at + 1, at + 2 + length) : new Uint8Array(257 - length).fill(data[at + 1] ?? 0);
    if (!all.add(part)) return null;
    at += length < 128 ? length + 2 : 2;
  }
  return all.unpacked;
}

/** Codes of single bytes, and the two that clear and end. */
const SINGLE = 258;

/** LZW as PDF has it: codes of 9 to 12 bits, 256 clears the table, 257 ends, the width grows one code early. */
function lzw(data: Uint8Array, most: number): Unpacked | null {
  const all = new Growing(most);
  const table: Uint8Array[] = Array.from({ length: SINGLE }, (_, code) =>
    code < 256 ? Uint8Array.of(code) : new Uint8Array(),
  );
  let [width, held, bits] = [9, 0, 0];
  let before: Uint8Array | null = null;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257) break;
    if (code === 256) {
      if (!all.step()) return null;
      table.length = SINGLE;
      [width, before] = [9, null];
      continue;
    }
    const known: Uint8Array | undefined = table[code];
    const part: Uint8Array | null = known ?? (before === null ? null : joined(before, before[0] ?? 0));
    if (part === null) break;
    if (!all.add(part)) return null;
    if (before !== null && table.length < 4096) table.push(joined(before, part[0] ?? 0));
    before = part;
    width = Math.min(12, Math.max(9, 32 - Math.clz32(table.length + 1)));
  }
  return all.unpacked;
}

function joined(part: Uint8Array, byte: number): Uint8Array {
  const all = new Uint8Array(part.length + 1);
  all.set(part);
  all[part.length] = byte;
  return all;
}

const digitOf = (byte: number): number => {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = (byte | 32) - 87;
  return letter >= 10 && letter <= 15 ? letter : -1;
};

function hex(data: Uint8Array, most: number): Unpacked | null {
  const all = new Growing(most);
  let first = -1;
  for (const byte of data) {
    if (byte === 62) break;
    const digit = digitOf(byte);
    if (digit < 0) continue;
    if (first >= 0 && !all.addBytes((first * 16 + digit) << 24, 1)) return null;
    first = first < 0 ? digit : -1;
  }
  return all.unpacked;
}

function ascii85(data: Uint8Array, most: number): Unpacked | null {
  const all = new Growing(most);
  let [value, count] = [0, 0];
  for (const byte of data) {
    if (byte === 126) break;
    if (byte === 122 && count === 0 && !all.addBytes(0, 4)) return null;
    if (byte < 33 || byte > 117) continue;
    value = value * 85 + byte - 33;
    count += 1;
    if (count < 5) continue;
    if (!all.addBytes(value, 4)) return null;
    [value, count] = [0, 0];
  }
  if (count === 0) return all.unpacked;
  for (let i = count; i < 5; i++) value = value * 85 + 84;
  return all.addBytes(value, count - 1) ? all.unpacked : null;
}
