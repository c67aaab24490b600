import type { Form } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { escaped, relationships } from '@kaocheng/documents/testing/package';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../generator/grid.js';
import { containerCases } from './cases.js';
import { pageOf } from './in-containers.js';
import { type Making as DocumentMaking, madeDocx, paragraph, run } from './others-docx.js';
import { madeXlsx, sideBySide, type Making as WorksheetMaking } from './others-xlsx.js';

type Bare<F> = F extends Form ? Omit<F, 'cells' | 'start' | 'end' | 'order'> : never;

async function formsOf(bytes: Uint8Array): Promise<Bare<Form>[]> {
  const read = await readDocument(bytes, 'form');
  if (read.kind !== 'read') throw new Error(read.problem.code);
  return read.transcripts.flatMap(({ forms, unread }) => {
    expect(unread).toEqual([]);
    return forms.map(({ cells: _cells, start: _start, end: _end, order: _order, ...form }) => form);
  });
}

const asHtml = (grid: Grid): Uint8Array => new TextEncoder().encode(pageOf(grid));

const FIGURE = /^(\d+(?:\.\d\d)?)(%?)$/;
const isLabel = (text: string, length: number): boolean => new RegExp(`^\\p{Script=Han}{${length}}$`, 'u').test(text);

/** A figure as a number under a format that shows it so; null for other texts. */
function figure(text: string, address: string, formula = ''): string | null {
  const [, digits = '', percent = ''] = FIGURE.exec(text) ?? [];
  if (digits === '' || /^0\d/.test(digits)) return null;
  const decimals = digits.includes('.');
  const style = percent === '' ? (decimals ? 2 : 4) : decimals ? 1 : 3;
  return `<c r="${address}" s="${style}">${formula}<v>${percent === '' ? digits : Number(digits) / 100}</v></c>`;
}

const FORMATS = ['0.00%', '0.00_ ', '0%', '0_);[Red]\\(0\\)'];

/** Ways in which worksheets are made. */
const WORKSHEETS: Readonly<Record<string, WorksheetMaking>> = {
  'away from the first row and column': { above: 4, before: 2 },
  'the title in the header of the page': { title: 'header' },
  'the title in a text box': { title: 'textbox', above: 2 },
  'the title in the first cell, not merged': { title: 'first-cell' },
  'labels with spaces inside': { typed: (text) => (isLabel(text, 2) ? `${text[0]}　 ${text[1]}` : text) },
  'labels broken over lines': { typed: (text) => (isLabel(text, 4) ? `${text.slice(0, 2)}\n${text.slice(2)}` : text) },
  'labels set upright, a glyph a line': { typed: (text) => (isLabel(text, 4) ? [...text].join('\n') : text) },
  'blanks and line ends around each text': { typed: (text) => `  ${text} \n` },
  'figures as numbers under formats': { formats: FORMATS, cell: figure },
  'figures as formulas with their results': {
    formats: FORMATS,
    cell: (text, address) => figure(text, address, '<f>SUM(A1:B1)</f>'),
  },
  'texts as formulas with their results': {
    cell: (text, address) =>
      isLabel(text, 4) ? `<c r="${address}" t="str"><f>IF(A1="","",A1)</f><v>${escaped(text)}</v></c>` : null,
  },
  'texts with their reading above': {
    cell: (text, address) =>
      `<c r="${address}" t="inlineStr"><is><r><t xml:space="preserve">${escaped(text)}</t></r><rPh sb="0" eb="1"><t>pin</t></rPh></is></c>`,
  },
  'columns formatted to the very last': { head: '<cols><col min="1" max="16384" width="9"/></cols>' },
};

const HEADER = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const field = (inside: string, result: string): string =>
  `${mark('begin')}${inside}${mark('separate')}${result}${mark('end')}`;

/** Ways in which documents are made; HEADING stands for title and year. */
const DOCUMENTS: Readonly<Record<string, DocumentMaking>> = {
  'columns told only by the widths of the cells': { columns: 'widths' },
  'neither grid nor spans': { columns: 'widths', gridless: true },
  'spans without a grid': { gridless: true },
  'cut into tables': { cutBefore: (row) => row === 3 || row === 9 },
  'in a table that lays out the page': {
    title: 'none',
    around: '<w:tbl><w:tr><w:tc>HEADINGTABLE<w:p/></w:tc></w:tr></w:tbl>',
  },
  'in a content control': { around: '<w:sdt><w:sdtPr/><w:sdtContent>TABLE</w:sdtContent></w:sdt>' },
  'rows in content controls': { row: (cells) => `<w:sdt><w:sdtContent><w:tr>${cells}</w:tr></w:sdtContent></w:sdt>` },
  'cells in content controls': {
    paragraph: (text) => `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(text)}</w:sdtContent></w:sdt>`,
  },
  'texts as tracked insertions beside deletions': {
    paragraph: (text) =>
      `<w:p><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2">${run(text)}</w:ins></w:p>`,
  },
  'a deleted row before each row': {
    row: (cells) => `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cells}</w:tr><w:tr>${cells}</w:tr>`,
  },
  'a deleted cell at the begin of each row': {
    row: (cells) =>
      `<w:tr><w:tc><w:tcPr><w:tcW w:w="1000"/><w:cellDel w:id="1"/></w:tcPr>${paragraph('旧')}</w:tc>${cells}</w:tr>`,
  },
  'a hidden row after each row': {
    row: (cells) => `<w:tr>${cells}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>${cells}</w:tr>`,
  },
  'texts put together from paragraphs whose ends are deleted': {
    paragraph: (text) => {
      const gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>';
      return `${gone}<w:moveFrom w:id="2">${run('旧')}</w:moveFrom></w:p>${gone}${run(text.slice(0, 2))}</w:p><w:p>${run(text.slice(2))}</w:p>`;
    },
  },
  'texts as results of fields': { paragraph: (text) => `<w:p>${field(code('MERGEFIELD a'), run(text))}</w:p>` },
  'texts as results of fields in fields, and as simple fields': {
    paragraph: (text) => {
      const result = `${run(text.slice(0, 1))}${field(code('PAGEREF b'), run(text.slice(1, 2)))}`;
      const outer = field(`${code('IF ')}${field(code('DOCPROPERTY c'), run('码'))}`, result);
      return `<w:p>${outer}<w:fldSimple w:instr="REF a">${run(text.slice(2))}</w:fldSimple></w:p>`;
    },
  },
  'a run for each glyph': {
    paragraph: (text) => `<w:p>${[...text].map(run).join('<w:proofErr w:type="spellStart"/>')}</w:p>`,
  },
  'labels in two paragraphs': {
    paragraph: (text) =>
      isLabel(text, 4) ? `${paragraph(text.slice(0, 2))}${paragraph(text.slice(2))}` : paragraph(text),
  },
  'the title in a text box': {
    title: 'none',
    around:
      '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>HEADING</w:txbxContent></wps:txbx></w:drawing>' +
      '</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>HEADING</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>TABLE',
  },
  'the title in the header of the page': {
    title: 'none',
    around: 'TABLE<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId7"/></w:sectPr></w:pPr></w:p>',
  },
};

const NAMES = [
  'sample 1',
  'sample 4',
  'operators, units, opinions and signatures',
  'whole department',
  'account 公开02表',
];
const cases: [name: string, grid: Grid, forms: Bare<Form>[]][] = [];

beforeAll(async () => {
  const all = await containerCases();
  for (const name of NAMES) {
    const grid = all[name];
    if (grid !== undefined) cases.push([name, grid, await formsOf(asHtml(grid))]);
  }
});

async function sameAs(contain: (grid: Grid) => Uint8Array): Promise<void> {
  expect(cases).toHaveLength(NAMES.length);
  for (const [name, grid, forms] of cases) expect([name, await formsOf(contain(grid))]).toEqual([name, forms]);
}

describe('worksheets as others make them are read as one made plainly', () => {
  it.each(Object.entries(WORKSHEETS))('%s', (_, making) => sameAs((grid) => madeXlsx([grid], making)));

  it('forms side by side', async () => {
    for (const [name, grid, forms] of cases)
      expect([name, await formsOf(sideBySide([grid, grid]))]).toEqual([name, [...forms, ...forms]]);
  });

  it('forms one under the other, a blank row between them', async () => {
    for (const [name, grid, forms] of cases)
      expect([name, await formsOf(madeXlsx([grid, grid], {}))]).toEqual([name, [...forms, ...forms]]);
  });
});

describe('documents as others make them are read as one made plainly', () => {
  it.each(Object.entries(DOCUMENTS))('%s', (_, making) =>
    sameAs((grid) => {
      const heading = `${paragraph(grid.title)}${paragraph(grid.subtitle)}`;
      const around = making.around?.replaceAll('HEADING', () => heading);
      return madeDocx(grid, around === undefined ? making : { ...making, around }, {
        'word/_rels/document.xml.rels': relationships([['rId7', 'header', 'header1.xml']]),
        'word/header1.xml': `<w:hdr xmlns:w="${HEADER}">${heading}${paragraph('第 1 页')}</w:hdr>`,
      });
    }),
  );
});
