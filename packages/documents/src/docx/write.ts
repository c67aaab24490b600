import type { PageSetup, SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { OFFICIAL_PAGE, pageSize } from '@kaocheng/forms/sheet/page-setup';
import type { SheetLine, TypeFace } from '@kaocheng/forms/sheet/sheet';
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  TabStopType,
  TextRun,
} from 'docx';
import type { LineSetting } from '../layout/cell-height.js';
import { typeArea } from '../layout/column-widths.js';
import { FONT_NAMES, lineType } from '../layout/faces.js';
import { onOnePage } from '../layout/page-fit.js';
import { repacked } from '../office/repack.js';
import { tableFor } from './write-table.js';

/** How word processors set the lines of a cell, with the fonts that they may take. */
const SETTING: LineSetting = { leading: 1.45, padding: 3.5, least: 0 };

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;

/** A font for Han characters and all others alike. */
const fontOf = (face: TypeFace): { ascii: string; eastAsia: string; hAnsi: string; cs: string } => {
  const name = FONT_NAMES[face];
  return { ascii: name, eastAsia: name, hAnsi: name, cs: name };
};

/**
 * Bytes of a word processor's document: for each sheet a section with its lines as paragraphs and a real table, header
 * rows repeated on each page, page numbers — 1 — at the foot. The fonts of GB/T 9704 are named, none is embedded. The
 * same document gives the same bytes.
 */
export async function writeDocx(document: SheetDocument): Promise<Uint8Array> {
  const written = new Document({
    title: document.title,
    creator: '',
    lastModifiedBy: '',
    customProperties: Object.entries(document.properties ?? {}).map(([name, value]) => ({ name, value })),
    styles: { default: { document: { run: { font: fontOf('body'), size: 24 } } } },
    sections: document.sheets.map((given): ISectionOptions => {
      const { sheet, scale } = onOnePage({ ...given, page: given.page ?? OFFICIAL_PAGE }, SETTING);
      const page = sheet.page ?? OFFICIAL_PAGE;
      const after = sheet.after ?? [];
      return {
        properties: { page: pageOf(page) },
        footers: { default: footer(document.footer ?? '', typeArea({ ...sheet, page })) },
        children: [
          ...(sheet.before ?? []).map((line) => paragraph(line, true)),
          ...(sheet.cells.length > 0 ? [tableFor({ ...sheet, page }, scale)] : []),
          // Signatures stay on one page with what they sign.
          ...after.map((line, at) => paragraph(line, at < after.length - 1)),
        ],
      };
    }),
  });
  return repacked(new Uint8Array(await Packer.toArrayBuffer(written)));
}

function pageOf(page: PageSetup): NonNullable<NonNullable<ISectionOptions['properties']>['page']> {
  const { width, height } = pageSize({ ...page, orientation: 'portrait' });
  const { margins } = page;
  return {
    size: {
      width: twips(width),
      height: twips(height),
      orientation: page.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(margins.top),
      right: twips(margins.right),
      bottom: twips(margins.bottom),
      left: twips(margins.left),
      footer: twips(Math.min(margins.bottom / 2, 25)),
    },
  };
}

function paragraph(line: SheetLine, keepNext: boolean): Paragraph {
  const { face, size, align } = lineType(line);
  const texts = line.text.split('\n');
  const children: ParagraphChild[] = texts.map(
    (text, at) =>
      new TextRun({
        text,
        font: fontOf(face),
        size: size * 2,
        color: '000000',
        ...(line.bold === true && { bold: true }),
        ...(at > 0 && { break: 1 }),
      }),
  );
  return new Paragraph({
    children,
    alignment: ALIGN[align],
    keepNext,
    spacing: { before: line.role === 'title' ? 120 : 0, after: line.role === 'note' ? 0 : 80 },
    ...(line.role === 'title' && { heading: HeadingLevel.TITLE }),
    ...(line.role === 'heading' && { heading: HeadingLevel.HEADING_1 }),
  });
}

/** The version line at the left, the number of the page in the middle (GB/T 9704-2012, 7.5: between two dashes). */
function footer(text: string, width: number): Footer {
  const font = fontOf('table');
  const children: ParagraphChild[] = [
    new TextRun({ text, font, size: 18 }),
    new TextRun({ children: ['\t— ', PageNumber.CURRENT, ' —'], font, size: 28 }),
  ];
  const tabStops = [{ type: TabStopType.CENTER, position: twips(width / 2) }];
  return new Footer({ children: [new Paragraph({ children, tabStops })] });
}
