import { randomBytes, randomInt } from 'node:crypto';

/** Numbers within a millisecond begin below half of what has room, so that there are as many more at least. */
const ROOM = 0x1000;
let last = { moment: Number.NaN, count: 0 };

/**
 * A UUID of version 7 (RFC 9562) for a time: ids of later times sort behind, and those that this process makes for one
 * millisecond, without one for another time between them, sort in the order in which they were made. `at` is ISO 8601.
 */
export function sortableId(at: string): string {
  const moment = Date.parse(at);
  last = { moment, count: moment === last.moment ? (last.count + 1) % ROOM : randomInt(ROOM / 2) };
  const bytes = randomBytes(16);
  bytes.writeUIntBE(moment, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
