/** What a compound file (the container of the old office formats, [MS-CFB]) holds. */
export type CompoundKind = 'encrypted' | 'xls' | 'doc' | 'ppt' | 'unknown';

/** Names of the streams that only files of one kind have, in the order in which they decide. */
const STREAMS: readonly (readonly [name: string, kind: CompoundKind])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['Workbook', 'xls'],
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['Book', 'xls'],
];

const ENTRY = 128;
const UNUSED = 0xfffffff0;

/** Says by the names in its directory what a compound file holds. Never throws. */
export function compoundKind(bytes: Uint8Array): CompoundKind {
  const names = streamNames(bytes);
  return STREAMS.find(([name]) => names.has(name))?.[1] ?? 'unknown';
}

function streamNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  if (bytes.length < 512) return names;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 1 << Math.min(Math.max(view.getUint16(30, true), 7), 16);
  const utf16 = new TextDecoder('utf-16le');
  let sector = view.getUint32(48, true);
  for (let count = 0; count < 1000 && sector < UNUSED; count += 1) {
    const from = (sector + 1) * size;
    if (from + size > bytes.length) break;
    for (let at = from; at < from + size; at += ENTRY) {
      const length = Math.min(view.getUint16(at + 64, true), 64);
      if (length >= 2) names.add(utf16.decode(bytes.subarray(at, at + length - 2)));
    }
    sector = nextSector(view, sector, size);
  }
  return names;
}

/** The sector that follows in a chain, by the part of the allocation table that the header lists. */
function nextSector(view: DataView, sector: number, size: number): number {
  const perSector = size / 4;
  const index = Math.floor(sector / perSector);
  if (index >= 109) return UNUSED;
  const table = view.getUint32(76 + index * 4, true);
  const at = (table + 1) * size + (sector % perSector) * 4;
  return table < UNUSED && at + 4 <= view.byteLength ? view.getUint32(at, true) : UNUSED;
}
