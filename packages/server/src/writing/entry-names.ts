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
  return names.map((name) => {
    const parts = name
      .normalize('NFC')
      .replaceAll('\\', '/')
      .split('/')
      .map(safePart)
      .filter((part) => part !== '');
    const leaf = (parts.pop() ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, '').replace(/[. ]+$/, '');
    const stem = [...parts, cut(leaf === '' ? '_' : leaf, LONGEST_PART - bytesOf(ending))].join('/');
    let free = `${stem}.${ending}`;
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${stem}(${n}).${ending}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

function safePart(part: string): string {
  const safe = cut(
    part
      .replace(FORBIDDEN, '_')
      .trim()
      .replace(/[. ]+$/, ''),
    LONGEST_PART,
  ).replace(/^\.+/, '');
  return RESERVED.test(safe) ? `_${safe}` : safe;
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

function cut(text: string, most: number): string {
  let short = Array.from(text);
  while (bytesOf(short.join('')) > most) short = short.slice(0, -1);
  return short.join('');
}
