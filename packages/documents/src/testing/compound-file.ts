/** A record of a workbook of the old format ([MS-XLS] 2.1.4). */
export function record(type: number, data: Uint8Array): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt16LE(type, 0);
  start.writeUInt16LE(data.length, 2);
  return Buffer.concat([start, data]);
}

/** Two bytes for each value. */
export const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2);
  return bytes;
};

const SECTOR = 512;
const END = 0xfffffffe;

/** A compound file ([MS-CFB]) that holds one stream, Workbook; `loops` leads its chain of sectors back to its beginning. */
export function compound(records: Uint8Array, loops = false, size = Math.max(records.length, 4096)): Uint8Array {
  const stream = Buffer.concat([records, Buffer.alloc(Math.max(0, 4096 - records.length))]);
  const sectors = Math.ceil(stream.length / SECTOR);
  const tables = Math.ceil((sectors + 2 + 260) / 128);
  const lists = Math.max(0, Math.ceil((tables - 109) / 127));
  const bytes = Buffer.alloc(SECTOR * (1 + tables + lists + 1 + sectors));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  words(0x3e, 3, 0xfffe, 9, 6).copy(bytes, 24);
  bytes.writeUInt32LE(tables, 44);
  bytes.writeUInt32LE(tables + lists, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeUInt32LE(END, 60);
  bytes.writeUInt32LE(lists === 0 ? END : tables, 68);
  bytes.writeUInt32LE(lists, 72);
  for (let at = 0; at < 109; at += 1) bytes.writeUInt32LE(at < tables ? at : 0xffffffff, 76 + at * 4);
  for (let list = 0; list < lists; list += 1) {
    const from = SECTOR * (1 + tables + list);
    for (let at = 0; at < 127; at += 1) {
      const table = 109 + list * 127 + at;
      bytes.writeUInt32LE(table < tables ? table : 0xffffffff, from + at * 4);
    }
    bytes.writeUInt32LE(list + 1 < lists ? tables + list + 1 : END, from + 127 * 4);
  }
  const first = tables + lists + 1;
  const next = (sector: number): number => {
    if (sector < tables) return 0xfffffffd;
    if (sector < tables + lists) return 0xfffffffc;
    if (sector < first) return END;
    if (sector + 1 < first + sectors) return sector + 1;
    return sector + 1 === first + sectors ? (loops ? first : END) : 0xffffffff;
  };
  for (let at = 0; at < tables * 128; at += 1) bytes.writeUInt32LE(next(at), SECTOR + at * 4);
  const entry = (name: string, type: number, at: number, child: number, start: number, length: number): void => {
    const from = SECTOR * (1 + tables + lists) + at * 128;
    bytes.write(name, from, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, from + 64);
    bytes[from + 66] = type;
    bytes[from + 67] = 1;
    bytes.writeInt32LE(-1, from + 68);
    bytes.writeInt32LE(-1, from + 72);
    bytes.writeInt32LE(child, from + 76);
    bytes.writeUInt32LE(start, from + 116);
    bytes.writeUInt32LE(length, from + 120);
  };
  entry('Root Entry', 5, 0, 1, END, 0);
  entry('Workbook', 2, 1, -1, first, size);
  Buffer.from(stream).copy(bytes, SECTOR * (1 + first));
  return bytes;
}

/** A workbook whose one worksheet holds the records. */
export function biff(records: readonly Buffer[], globals: readonly Buffer[] = []): Buffer {
  const begin = (kind: number): Buffer =>
    record(0x809, Buffer.concat([words(0x600, kind, 0x0dbb, 0x07cc), Buffer.alloc(8)]));
  const end = record(0x0a, new Uint8Array());
  const sheet = (at: number): Buffer => {
    const data = Buffer.alloc(9);
    data.writeUInt32LE(at, 0);
    data[6] = 1;
    data[8] = 0x61;
    return record(0x85, data);
  };
  const size = begin(5).length + Buffer.concat([...globals]).length + sheet(0).length + end.length;
  return Buffer.concat([begin(5), ...globals, sheet(size), end, begin(0x10), ...records, end]);
}
