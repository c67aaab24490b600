import { crc32, inflateRawSync } from 'node:zlib';
import { MOST_ENTRIES, MOST_PART_BYTES, MOST_UNPACKED_BYTES, STEEPEST_RATIO } from '../limits.js';
import { Refusal } from '../problem.js';
import { type Entry, readDirectory } from './directory.js';

/** What archives that stand in one another may unpack together. */
export interface Allowance {
  /** Bytes that are left. */
  left: number;
}

/** The parts of an office file, unpacked one by one when they are asked for. */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries = new Map<string, Entry>();
  /** An archive inside this one is held to what is left of it. */
  readonly allowance: Allowance;

  /**
   * Reads the directory of a zip; nothing is unpacked yet.
   * @param allowance bytes that all its parts may unpack to
   * @throws Refusal office-broken, office-swells (more parts than any document has)
   */
  constructor(bytes: Uint8Array, allowance: Allowance = { left: MOST_UNPACKED_BYTES }) {
    this.#bytes = bytes;
    this.allowance = allowance;
    const entries = readDirectory(bytes, MOST_ENTRIES);
    if (entries === null) throw new Refusal('office-broken', { part: 'zip' });
    if (entries.length > MOST_ENTRIES) throw new Refusal('office-swells', { part: 'zip' });
    for (const entry of entries) {
      const key = keyOf(entry.name);
      if (!this.#entries.has(key)) this.#entries.set(key, entry);
    }
  }

  /** Names of all parts, as written. */
  names(): string[] {
    return Array.from(this.#entries.values(), (entry) => entry.name);
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /**
   * Unpacks one part; null where the archive has none of that name. What a part claims to unpack to is looked at before,
   * and what it does unpack to is held to it.
   * @param most bytes that it may have
   * @throws Refusal password, office-swells, office-broken
   */
  read(name: string, most = MOST_PART_BYTES): Uint8Array | null {
    const entry = this.#entries.get(keyOf(name));
    if (entry === undefined) return null;
    if (entry.encrypted) throw new Refusal('password');
    const steep = entry.size > 4 * 1024 * 1024 && entry.size > entry.packed * STEEPEST_RATIO;
    if (steep || entry.size > most || entry.size > this.allowance.left)
      throw new Refusal('office-swells', { part: entry.name.slice(0, 120) });
    this.allowance.left -= entry.size;
    const data = unpack(this.#bytes, entry);
    if (data === null || data.length !== entry.size || crc32(data) !== entry.crc)
      throw new Refusal('office-broken', { part: entry.name.slice(0, 120) });
    return data;
  }
}

/** Some programs write backslashes, or another case than the relationships that name the part. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

const LOCAL_HEADER = 0x04034b50;

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_HEADER) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return null;
  if (entry.size === 0) return new Uint8Array(0);
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.size });
  } catch {
    return null;
  }
}
