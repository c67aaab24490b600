import { readDocument } from '@kaocheng/documents/read';
import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { type Parts, packageOf, relationships } from '@kaocheng/documents/testing/package';
import { Archive } from '@kaocheng/documents/zip/archive';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { asDocx } from './as-docx.js';
import { asXlsx } from './as-xlsx.js';
import { madeDocx, paragraph } from './others-docx.js';
import { madeXlsx } from './others-xlsx.js';
import { asFlatPackage, asMht, asSpreadsheetXml, asWordXml } from './others-xml.js';
import { sampleGrids } from './sample-grids.js';

/** Pieces that XML of office files has, well-formed or not. */
const PIECES = [
  '<',
  '>',
  '"',
  '&',
  '</w:tc>',
  '<w:tbl><w:tr><w:tc>',
  '</w:tbl>',
  '<w:gridSpan w:val="99999"/>',
  '<w:vMerge/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<mergeCell ref="A1:C99"/>',
  '<c r="ZZZ0"><v>1E999</v></c>',
  '<c t="s"><v>-1</v></c>',
  '<row r="99999999" hidden="1">',
  '<col min="0" max="-1" hidden="1"/>',
  ' s="99999"',
  '\0',
  '￿',
] as const;

const MOST_MILLISECONDS = 2000;

const files: Parts[] = [];
/** Files that are one text. */
const texts: string[] = [];

beforeAll(async () => {
  const [grid] = await sampleGrids();
  if (grid === undefined) throw new Error('no sample');
  const withHeader = madeDocx(
    grid,
    {
      columns: 'widths',
      around: 'TABLE<w:p><w:pPr><w:sectPr><w:headerReference r:id="rId7"/></w:sectPr></w:pPr></w:p>',
    },
    {
      'word/_rels/document.xml.rels': relationships([['rId7', 'header', 'header1.xml']]),
      'word/header1.xml': `<w:hdr xmlns:w="urn:w">${paragraph(grid.title)}</w:hdr>`,
    },
  );
  for (const bytes of [
    asFlatPackage([grid]),
    asMht([paragraph(grid.title)], 'quoted-printable'),
    asSpreadsheetXml([grid]),
    asWordXml([grid]),
  ])
    texts.push(new TextDecoder().decode(bytes));
  for (const bytes of [
    asXlsx([grid]),
    asDocx([grid]),
    docxOf('<w:p/>'),
    madeXlsx([grid], { title: 'textbox' }),
    withHeader,
  ]) {
    const archive = new Archive(bytes);
    files.push(
      Object.fromEntries(
        archive.names().map((name) => [name, new TextDecoder().decode(archive.read(name) ?? undefined)]),
      ),
    );
  }
});

/** Where to put what, and how much to take away there; places as shares of the part's length. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.integer({ min: 0, max: 40 }),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })),
  }),
  { minLength: 1, maxLength: 6 },
);

function asSpread(table: string): string {
  return `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${table}</Table></Worksheet></Workbook>`;
}

/** As long as a user waits: the clock counts what other programs take, the processor's time what other threads of this one do. */
async function survives(bytes: Uint8Array): Promise<void> {
  const [before, begin] = [process.cpuUsage(), performance.now()];
  const read = await readDocument(bytes, 'mutated');
  const passed = performance.now() - begin;
  const { user, system } = process.cpuUsage(before);
  if (read.kind === 'unread') expect(read.problem.code).not.toBe('reader-failed');
  expect(Math.min(passed, (user + system) / 1000)).toBeLessThan(MOST_MILLISECONDS);
}

describe('office files with damage', () => {
  it('are read or refused in words where their XML is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), edits, async (which, part, changes) => {
        const parts = files[which % files.length] ?? {};
        const names = Object.keys(parts);
        const name = names[part % names.length] ?? '';
        let text = String(parts[name]);
        for (const { at, gone, piece } of changes) {
          const place = Math.floor(at * text.length);
          text = text.slice(0, place) + piece + text.slice(place + gone);
        }
        await survives(packageOf({ ...parts, [name]: text }));
      }),
      { numRuns: 150 },
    );
  });

  it('are read or refused in words where they are one text that is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), edits, async (which, changes) => {
        let text = texts[which % texts.length] ?? '';
        for (const { at, gone, piece } of changes) {
          const place = Math.floor(at * text.length);
          text = text.slice(0, place) + piece + text.slice(place + gone * 3);
        }
        await survives(new TextEncoder().encode(text));
      }),
      { numRuns: 24 },
    );
  });

  it.each([
    [
      'parts without an end',
      `<?xml version="1.0"?><pkg:package xmlns:pkg="u">${'<pkg:part pkg:name="/a" '.repeat(100_000)}`,
    ],
    ['parts inside of parts', `<?xml version="1.0"?><pkg:package>${'<pkg:part pkg:name="/a">'.repeat(50_000)}`],
    [
      'pages parted at each letter',
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n${'--a\r\n'.repeat(200_000)}`,
    ],
    [
      'pages inside of pages',
      `MIME-Version: 1.0\r\n${'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n'.repeat(30_000)}`,
    ],
    [
      'a cell over all of a worksheet',
      asSpread(
        '<Row><Cell ss:MergeAcross="99999999" ss:MergeDown="99999999"><Data ss:Type="String">甲</Data></Cell></Row>',
      ),
    ],
    [
      'columns over all of a worksheet',
      asSpread(
        `${'<Column ss:Span="16383" ss:Hidden="1"/>'.repeat(20_000)}<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>`,
      ),
    ],
  ])('%s take no long time', (_, text) => survives(new TextEncoder().encode(text)));

  it('are read or refused in words where their bytes are changed or cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 })), { maxLength: 8 }),
        async (which, length, changes) => {
          const whole = packageOf(files[which % files.length] ?? {});
          const bytes = whole.slice(0, length < 0.3 ? Math.ceil(whole.length * length * 3) : whole.length);
          for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value;
          await survives(bytes);
        },
      ),
      { numRuns: 150 },
    );
  });
});
