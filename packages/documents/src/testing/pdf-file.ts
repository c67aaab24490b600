/** A page of a PDF made by hand: its operators, and what of the page differs from an upright A4 sheet. */
export interface HandmadePage {
  readonly content: string;
  readonly rotate?: 0 | 90 | 180 | 270;
  readonly size?: readonly [width: number, height: number];
  /** Fonts beside F1: `/F2 9 0 R`. */
  readonly fonts?: string;
  /** Further resources: `/XObject << /X1 9 0 R >>`. */
  readonly resources?: string;
  /** Further entries of the page: `/CropBox [0 0 300 400]`. */
  readonly entries?: string;
}

/** Objects before those of the pages: catalog, list of pages, font, its descendant and descriptor. */
const FIRST = 6;

/** The number of the first further object of a file of so many pages. */
export const extraNumber = (pages: number): number => FIRST + pages * 2;

/** A stream object of the bytes given as characters. */
export const streamOf = (content: string, entries = ''): string =>
  `<< /Length ${content.length}${entries === '' ? '' : ` ${entries}`} >>\nstream\n${content}\nendstream`;

let codes: Map<string, number> | null = null;

/** Code of a character in GBK, by asking the decoder what each pair of bytes means. */
function gbkCode(character: string): number {
  if (codes === null) {
    codes = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (Array.from(text).length === 1 && !codes.has(text)) codes.set(text, lead * 256 + trail);
      }
  }
  const ascii = character.charCodeAt(0);
  const code = ascii < 0x80 ? ascii : codes.get(character);
  if (code === undefined) throw new Error(`${character} is not in GBK`);
  return code;
}

/** Codes of a text in GBK, in hexadecimal digits. */
export const hexOf = (text: string): string =>
  Array.from(text, (one) => {
    const code = gbkCode(one);
    return code.toString(16).padStart(code > 255 ? 4 : 2, '0');
  }).join('');

/** Operators that show a text in the font F1 (GBK-EUC-H, not embedded, as of old word processors), at points from the lower left. */
export const shown = (x: number, y: number, size: number, text: string): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td <${hexOf(text)}> Tj ET\n`;

/** The same, turned upward: each glyph on its side. */
export const shownUpward = (x: number, y: number, size: number, text: string): string =>
  `BT /F1 ${size} Tf 0 1 -1 0 ${x} ${y} Tm <${hexOf(text)}> Tj ET\n`;

/** A filled area, as programs draw their ruling lines: left, bottom, width, height. */
export const filled = (x: number, y: number, width: number, height: number): string =>
  `${x} ${y} ${width} ${height} re f\n`;

/** A stroked line. */
export const stroked = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S\n`;

/** Bytes of a PDF with the pages, uncompressed, further entries of its trailer and catalog, and objects behind the pages'. */
export function pdfOf(
  pages: readonly HandmadePage[],
  trailer = '',
  extra: readonly string[] = [],
  catalog = '',
): Uint8Array {
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>';
  const descendant =
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 939 500] ' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>';
  const descriptor =
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 ' +
    '/StemV 80 /FontBBox [-25 -254 1000 880] >>';
  const kids = pages.map((_, i) => `${FIRST + i * 2} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    font,
    descendant,
    descriptor,
    ...pages.flatMap(({ content, rotate = 0, size = [595, 842], fonts = '', resources = '', entries = '' }, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(' ')}] /Rotate ${rotate} ${entries} ` +
        `/Resources << /Font << /F1 3 0 R ${fonts} >> ${resources} >> /Contents ${FIRST + i * 2 + 1} 0 R >>`,
      streamOf(content),
    ]),
    ...extra,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) text += `${String(at).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}
