import type { SheetBlock } from '@kaocheng/forms/content';
import { describe, expect, it } from 'vitest';
import { docxOf } from '../testing/docx-package.js';
import { Archive } from '../zip/archive.js';
import { readDocx } from './read.js';

const content = (body: string): ReturnType<typeof readDocx> => readDocx(new Archive(docxOf(body)));
const textOf = (body: string): string => content(body).text.trim();
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (text: string, ofEnd = ''): string => `<w:p><w:pPr><w:rPr>${ofEnd}</w:rPr></w:pPr>${run(text)}</w:p>`;
const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (cells: string, properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const FILL = row(cell('甲') + cell('乙') + cell('丙'));
const table = (...rows: string[]): string =>
  `<w:tbl><w:tblGrid>${'<w:gridCol w:w="900"/>'.repeat(3)}</w:tblGrid>${rows.join('')}</w:tbl>`;

/** Row, column and rows of each cell of a table before its text. */
const cells = (...rows: string[]): string[] =>
  content(table(...rows))
    .blocks.filter((block): block is SheetBlock => block.kind === 'sheet')
    .flatMap(({ sheet }) => sheet.cells.map((each) => `${each.row},${each.column} ${each.rowSpan} ${each.text}`));

const PLAIN = ['0,0 1 甲', '0,1 1 乙', '0,2 1 丙'];

describe('tracked changes of a document are read as accepted', () => {
  it('paragraphs whose end is deleted go on in the next one', () => {
    expect(textOf(paragraph('项目支出', '<w:del w:id="1"/>') + paragraph('绩效自评表') + paragraph('后'))).toBe(
      '项目支出绩效自评表\n后',
    );
    const inserted = paragraph('一', '<w:ins w:id="1"/>') + paragraph('二');
    expect(textOf(inserted)).toBe('一\n二');
  });

  it('a paragraph that is moved away leaves neither text nor number of a list', () => {
    const moved = `<w:p><w:pPr><w:rPr><w:moveFrom w:id="1"/></w:rPr></w:pPr><w:moveFrom w:id="2">${run('移走')}</w:moveFrom></w:p>`;
    expect(textOf(`${paragraph('前')}${moved}${paragraph('后')}`)).toBe('前\n后');
  });

  it('an end that is deleted before a table, or as the last of a cell, joins nothing to what follows', () => {
    const end = '<w:del w:id="1"/>';
    expect(textOf(paragraph('前', end) + table(FILL, FILL) + paragraph('后')).split('\n')).toEqual([
      '前',
      '甲\t乙\t丙',
      '甲\t乙\t丙',
      '后',
    ]);
    const last = `<w:tc><w:tcPr/>${paragraph('一', end)}</w:tc>`;
    expect(cells(row(last + cell('二') + cell('三')), FILL).slice(0, 3)).toEqual(['0,0 1 一', '0,1 1 二', '0,2 1 三']);
  });

  it('deleted and inserted cells and rows', () => {
    const gone = cell('删', '<w:cellDel w:id="1"/>');
    expect(cells(row(cell('甲') + gone + cell('乙') + cell('丙')), FILL).slice(0, 3)).toEqual(PLAIN);
    expect(cells(row(gone + gone + gone), FILL)).toEqual(PLAIN);
    const added = cell('丙', '<w:cellIns w:id="1"/>');
    expect(cells(row(cell('甲') + cell('乙') + added, '<w:ins w:id="2"/>'), FILL).slice(0, 3)).toEqual(PLAIN);
  });

  it('cells that are merged, and cells that are not merged any more', () => {
    const merge = (kind: string): string => `<w:cellMerge w:id="1" w:vMerge="${kind}"/>`;
    const after = cell('一') + cell('二');
    expect(cells(row(cell('类', merge('rest')) + after), row(cell('', merge('cont')) + after))).toEqual([
      '0,0 2 类',
      '0,1 1 一',
      '0,2 1 二',
      '1,1 1 一',
      '1,2 1 二',
    ]);
    const parted = (text: string, was: string): string =>
      cell(text, `<w:vMerge${was}/><w:cellMerge w:id="1" w:vMergeOrig="cont"/>`);
    expect(
      cells(row(parted('上', ' w:val="restart"') + after), row(parted('下', '') + after)).filter((each) =>
        /[上下]/u.test(each),
      ),
    ).toEqual(['0,0 1 上', '1,0 1 下']);
  });

  it('properties as they are now, not as they were', () => {
    const wide =
      '<w:gridSpan w:val="2"/><w:tcPrChange w:id="1"><w:tcPr><w:gridSpan w:val="1"/></w:tcPr></w:tcPrChange>';
    expect(cells(row(cell('宽', wide) + cell('丙')), FILL).slice(0, 2)).toEqual(['0,0 1 宽', '0,2 1 丙']);
  });
});

describe('what a document prints beside its plain runs', () => {
  it('nothing of hidden rows', () => {
    expect(cells(FILL, row(cell('暗') + cell('暗') + cell('暗'), '<w:hidden/>'), FILL)).toEqual([
      ...PLAIN,
      ...PLAIN.map((each) => each.replace(/^0/u, '1')),
    ]);
  });

  it('boxes that are letters in a symbol font', () => {
    const set = (font: string, text: string): string =>
      `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t>${text}</w:t></w:r>`;
    const ticked = `<w:p>${set('Wingdings 2', 'R')}${run('是')}${set('Wingdings 2', '£')}${run('否 R')}${set('Wingdings', '&#xF0FE;')}</w:p>`;
    expect(textOf(ticked)).toBe('☑是□否 R☑');
    expect(textOf(`<w:p>${set('仿宋', 'R')}</w:p>`)).toBe('R');
  });

  it('a text box apart from the line in which it is fastened', () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph('附件1')}</w:txbxContent></v:textbox></w:pict></w:r>`;
    expect(textOf(`<w:p>${run('项目支出')}${box}${run('绩效自评表')}</w:p>`)).toBe('项目支出绩效自评表\n附件1');
  });

  it('a fraction with its line', () => {
    const of = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
    expect(
      textOf(
        `<w:p><m:oMath><m:f><m:num>${of('6560')}</m:num><m:den>${of('7200')}</m:den></m:f></m:oMath>${run('×10')}</w:p>`,
      ),
    ).toBe('6560/7200×10');
  });

  it('of fields in fields, links and contents their results', () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const page = `${mark('begin')}${code('PAGEREF')}${mark('separate')}${run('3')}${mark('end')}`;
    const contents = `<w:p>${mark('begin')}${code('TOC')}${mark('separate')}<w:hyperlink>${run('一、概况')}${page}</w:hyperlink></w:p><w:p>${run('二、结果')}${mark('end')}</w:p>`;
    expect(textOf(contents)).toBe('一、概况3\n二、结果');
    const choice = `<w:p>${mark('begin')}${code('IF ')}${page}${run('码')}${mark('separate')}${run('真')}${mark('end')}${run('后')}</w:p>`;
    expect(textOf(choice)).toBe('真后');
  });
});
