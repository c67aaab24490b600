import { DEEPEST_XML } from '../limits.js';
import { Refusal } from '../problem.js';

const [OPEN, CLOSE, ESCAPE, SPACE] = [0x7b, 0x7d, 0x5c, 0x20];
const BIN = [0x62, 0x69, 0x6e] as const;

/** Where a control word for raw data, \bin9 with the backslash at `at`, ends with its data; null where none stands there. */
function rawDataEnd(bytes: Uint8Array, at: number): number | null {
  if (BIN.some((letter, i) => bytes[at + 1 + i] !== letter)) return null;
  let end = at + 1 + BIN.length;
  let length = 0;
  for (let digit = digitAt(bytes, end); digit !== null; digit = digitAt(bytes, ++end))
    length = Math.min(length * 10 + digit, bytes.length);
  if (end === at + 1 + BIN.length) return null;
  return Math.min(bytes.length, end + (bytes[end] === SPACE ? 1 : 0) + length);
}

function digitAt(bytes: Uint8Array, at: number): number | null {
  const digit = (bytes[at] ?? 0) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : null;
}

/**
 * Looks over a text in RTF before an office suite is handed it, which keeps all groups that are open at once, whatever
 * their number, and takes gigabytes for them. Braces that are printed, and bytes of raw data, are no groups.
 * @throws Refusal office-too-deep
 */
export function vetRtf(bytes: Uint8Array): void {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === ESCAPE) at = (rawDataEnd(bytes, at) ?? at + 2) - 1;
    else if (byte === CLOSE) depth = Math.max(0, depth - 1);
    else if (byte === OPEN) {
      depth += 1;
      if (depth > DEEPEST_XML) throw new Refusal('office-too-deep', { part: 'rtf' });
    }
  }
}
