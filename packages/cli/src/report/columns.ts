/** Columns that a terminal gives a character: two for East Asian wide and full-width signs, none for combining marks. */
function widthOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x300 && code < 0x370) || code === 0x200b || code === 0xfe0f) return 0;
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}

/** Width of a text on the terminal, in columns. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width;
}

/** A text on one line, cut to a width with an ellipsis. */
export function clip(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (displayWidth(line) <= most) return line;
  let cut = '';
  let width = 0;
  for (const char of line) {
    width += widthOf(char);
    if (width > most - 1) break;
    cut += char;
  }
  return `${cut}…`;
}

/**
 * Rows of cells as aligned lines; the first row is the heading. A column all of whose values are figures (or blank)
 * stands to the right. `most` limits each column's width.
 */
export function table(rows: readonly (readonly string[])[], most = 40): string[] {
  const clipped = rows.map((row) => row.map((cell) => clip(cell, most)));
  const count = Math.max(0, ...clipped.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, i) => {
    const cells = clipped.map((row) => row[i] ?? '');
    const figures = cells.slice(1).every((cell) => /^[-−—–\d.,%～]*$/.test(cell));
    return { width: Math.max(0, ...cells.map(displayWidth)), right: figures && cells.length > 1 };
  });
  return clipped.map((row) =>
    columns
      .map(({ width, right }, i) => {
        const cell = row[i] ?? '';
        const pad = ' '.repeat(width - displayWidth(cell));
        return right ? pad + cell : cell + pad;
      })
      .join('  ')
      .trimEnd(),
  );
}
