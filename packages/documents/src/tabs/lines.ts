/** One line of a text: [start, end) without its line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly tabs: number;
  readonly pipes: number;
  readonly blank: boolean;
}

const PIPE: ReadonlySet<number> = new Set([0x7c, 0xff5c, 0x2502]);

export const isPipe = (code: number): boolean => PIPE.has(code);

/** Splits a text into lines, counting the separators of each. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = start;
    let tabs = 0;
    let pipes = 0;
    let blank = true;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === 0x0a || code === 0x0d || code === 0x0c) break;
      if (code === 0x09) {
        tabs++;
        blank = false;
      } else if (isPipe(code)) {
        pipes++;
        blank = false;
      } else if (blank && code !== 0x20 && code !== 0xa0 && code !== 0x3000 && code !== 0xfeff) blank = false;
    }
    lines.push({ start, end, tabs, pipes, blank });
    start = end + (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? 2 : 1);
  }
  return lines;
}
