/** One part of a zip, as its central directory describes it. Sizes in bytes. */
export interface Entry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of its local header, from the beginning of the file. */
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const UNSET = 0xffffffff;

/**
 * The central directory of a zip (APPNOTE 6.3, 4.3.12–4.3.16), at most one entry more than `most`; null where the bytes
 * hold none or it is broken. Sizes beyond 4 GB are read from the zip64 field and so remain too large for anyone.
 */
export function readDirectory(bytes: Uint8Array, most: number): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const directory = view.getUint32(end + 16, true);
  const size = view.getUint32(end + 12, true);
  /** A file with something put before the zip has all its offsets shifted by that much. */
  const shift = end - size - directory;
  let at = shift >= 0 && startsAt(view, directory + shift) ? directory + shift : directory;
  const moved = at - directory;
  const entries: Entry[] = [];
  while (entries.length <= most && at + 46 <= end && view.getUint32(at, true) === CENTRAL) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) return null;
    entries.push(entryAt(bytes, view, at, nameLength, extraLength, moved));
    at = next;
  }
  return entries.length === 0 ? null : entries;
}

const startsAt = (view: DataView, at: number): boolean =>
  at + 4 <= view.byteLength && view.getUint32(at, true) === CENTRAL;

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

const utf8 = new TextDecoder('utf-8');

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
  moved: number,
): Entry {
  const nameEnd = at + 46 + nameLength;
  const entry = {
    name: utf8.decode(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true) + moved,
  };
  return withLongSizes(entry, view, nameEnd, nameEnd + extraLength);
}

/** The zip64 field holds, in this order, whichever of size, packed size and offset the directory leaves unset. */
function withLongSizes(entry: Entry, view: DataView, from: number, to: number): Entry {
  const long = (at: number): number => (at + 8 <= to ? Number(view.getBigUint64(at, true)) : Number.MAX_SAFE_INTEGER);
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (value: number): number => {
      if (value !== UNSET) return value;
      const taken = long(next);
      next += 8;
      return taken;
    };
    const size = take(entry.size);
    const packed = take(entry.packed);
    const offset = take(entry.offset);
    return { ...entry, size, packed, offset };
  }
  return entry;
}
