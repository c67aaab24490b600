import { DEEPEST_XML } from '../limits.js';
import { Refusal } from '../problem.js';

const [OPEN, CLOSE, ESCAPE] = [0x7b, 0x7d, 0x5c];

/**
 * Looks over a text in RTF before an office suite is handed it, which keeps all groups that are open at once, whatever
 * their number, and takes gigabytes for them.
 * @throws Refusal office-too-deep
 */
export function vetRtf(bytes: Uint8Array): void {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === ESCAPE) at += 1;
    else if (byte === CLOSE) depth -= 1;
    else if (byte === OPEN) {
      depth += 1;
      if (depth > DEEPEST_XML) throw new Refusal('office-too-deep', { part: 'rtf' });
    }
  }
}
