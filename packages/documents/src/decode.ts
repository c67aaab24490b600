export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Share of the characters beyond ASCII that could not be decoded, 0…1. */
  readonly lost: number;
}

/** How many bytes the statistics look at. */
const SAMPLE = 1 << 18;

/** Share of broken sequences up to which a text is still taken for damaged UTF-8. */
const DAMAGED = 0.05;

/** What a page says of its encoding; only Big5 is believed, for the statistics cannot tell it from GB18030. */
const SAYS_BIG5 = /<meta\b[^<>]{0,200}\bcharset\s*=\s*["']?\s*big5/iu;

/**
 * Decodes a text file: by its byte order mark, else by statistics among UTF-16, UTF-8 and GB18030 (GBK, GB2312), or Big5 where
 * a page says so itself.
 * The mark is taken off; offsets into `text` are UTF-16 units. Never throws; what cannot be decoded becomes U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeAs(bytes.subarray(3), 'utf-8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes.subarray(2), 'utf-16be');
  const wide = wideEncoding(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  if (damagedUtf8(bytes) <= DAMAGED) return decodeAs(bytes, 'utf-8');
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  return decodeAs(bytes, SAYS_BIG5.test(head) ? 'big5' : 'gb18030');
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  let wide = 0;
  let lost = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) {
      wide += 1;
      if (code === 0xfffd) lost += 1;
    }
  }
  return { text, encoding, lost: wide === 0 ? 0 : lost / wide };
}

/**
 * UTF-16 without a mark. Line breaks, digits, spaces and tabs leave a zero byte on one side only; where a text has none of
 * them, Chinese characters have their high byte between 4E and 9F on one side far more often than on the other.
 */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const length = Math.min(bytes.length, SAMPLE);
  const zeros = [0, 0];
  const plain = [0, 0];
  for (let i = 0; i < length; i += 1) {
    const side = i & 1;
    const byte = bytes[i] ?? 0;
    if (byte === 0) {
      zeros[side] = (zeros[side] ?? 0) + 1;
      const other = bytes[i ^ 1] ?? 0;
      if (other === 9 || other === 10 || other === 13 || (other >= 0x20 && other < 0x7f)) {
        plain[side] = (plain[side] ?? 0) + 1;
      }
    }
  }
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  const side = odd > even ? 1 : 0;
  // A text has no U+0000: nearly every zero byte must belong to a plain character, and stand on one side.
  if (most < Math.max(1, length / 400) || Math.min(even, odd) * 20 > most || (plain[side] ?? 0) * 10 < most * 9)
    return null;
  return side === 1 ? 'utf-16le' : 'utf-16be';
}

/** Share of the multi-byte sequences of a sample that are no UTF-8; a sequence cut off at the end does not count. */
function damagedUtf8(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, SAMPLE);
  let good = 0;
  let bad = 0;
  let i = 0;
  while (i < length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const more =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    let seen = 0;
    while (seen < more && i + 1 + seen < length && ((bytes[i + 1 + seen] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (more > 0 && seen === more) good += 1;
    else if (more === 0 || i + 1 + seen < length) bad += 1;
    i += 1 + seen;
  }
  return good + bad === 0 ? 0 : bad / (good + bad);
}
