/** Signs that no Windows file name may have, and control and direction signs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Bytes of a part of a path, ending included; file systems take 255. */
const LONGEST_PART = 180;

/**
 * Names in an archive for documents by their names: safe on every system, below no folder but their own, each once however
 * letters are written large or small.
 * @param ending what takes the place of the document's own ending: `xlsx`, `审核报告.pdf`
 */
export function entryNames(names: readonly string[], ending: string): string[] {
  const taken = new Set<string>();
  /** The next number for each name that was wanted twice, so that many of one name are not sought through again and again. */
  const next = new Map<string, number>();
  return names.map((name) => {
    const parts = name
      .normalize('NFC')
      .replaceAll('\\', '/')
      .split('/')
      .map(safePart)
      .filter((part) => part !== '');
    const leaf = (parts.pop() ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
    const short = bare(cut(leaf, LONGEST_PART - bytesOf(ending)));
    const stem = [...parts, short === '' ? '_' : short].join('/');
    const wanted = `${stem}.${ending}`.toLowerCase();
    let free = `${stem}.${ending}`;
    let n = next.get(wanted) ?? 2;
    for (; taken.has(free.toLowerCase()); n += 1) free = `${stem}(${n}).${ending}`;
    next.set(wanted, n);
    taken.add(free.toLowerCase());
    return free;
  });
}

function safePart(part: string): string {
  // Once more behind the cut, which may lay bare what a name may not end with.
  const safe = bare(cut(part.replace(FORBIDDEN, '_').trim(), LONGEST_PART)).replace(/^\.+/, '');
  return RESERVED.test(safe) ? `_${safe}` : safe;
}

/** Without the dots and blanks at its end, which Windows drops. */
const bare = (text: string): string => text.replace(/[.\s]+$/, '');

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** As many whole signs of a text from its beginning as are no more than so many bytes. */
function cut(text: string, most: number): string {
  let [short, bytes] = ['', 0];
  for (const sign of text) {
    bytes += bytesOf(sign);
    if (bytes > most) break;
    short += sign;
  }
  return short;
}
