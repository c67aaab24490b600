import type { SheetBlock } from '@kaocheng/forms/content';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { docxOf } from '../testing/docx-package.js';
import { Archive } from '../zip/archive.js';
import { readDocx } from './read.js';

const p = (text: string, properties = ''): string => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (columns: number, ...rows: string[]): string =>
  `<w:tbl><w:tblGrid>${'<w:gridCol w:w="900"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;

const content = (body: string, numbering?: string): ReturnType<typeof readDocx> =>
  readDocx(new Archive(docxOf(body, numbering === undefined ? {} : { numbering })));
const sheets = (body: string): Sheet[] =>
  content(body)
    .blocks.filter((block): block is SheetBlock => block.kind === 'sheet')
    .map(({ sheet }) => sheet);
const cells = (body: string): (readonly [number, number, number, number, string])[] =>
  sheets(body).flatMap((sheet) =>
    sheet.cells.map(({ row, column, rowSpan, colSpan, text }) => [row, column, rowSpan, colSpan, text] as const),
  );
const text = (body: string): string => content(body).text.trim();

const FILL = tr(tc('甲'), tc('乙'), tc('丙'));

describe('tables of a document', () => {
  it('have merged cells', () => {
    const span = '<w:gridSpan w:val="2"/>';
    const body = tbl(
      3,
      tr(tc('项目资金', '<w:vMerge w:val="restart"/>'), tc('年初', span)),
      tr(tc('', '<w:vMerge/>'), tc('一'), tc('二')),
      tr(tc('另', '<w:vMerge w:val="restart"/>'), tc('三'), tc('四')),
    );
    expect(cells(body)).toEqual([
      [0, 0, 2, 1, '项目资金'],
      [0, 1, 1, 2, '年初'],
      [1, 1, 1, 1, '一'],
      [1, 2, 1, 1, '二'],
      [2, 0, 1, 1, '另'],
      [2, 1, 1, 1, '三'],
      [2, 2, 1, 1, '四'],
    ]);
  });

  it('have rows that begin behind a gap, and cells merged the old way', () => {
    const gap = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>';
    const old = tr(tc('宽', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('丙'));
    expect(cells(tbl(3, FILL, `${gap}${tc('二')}${tc('三')}</w:tr>`, old)).slice(3)).toEqual([
      [1, 1, 1, 1, '二'],
      [1, 2, 1, 1, '三'],
      [2, 0, 1, 2, '宽'],
      [2, 2, 1, 1, '丙'],
    ]);
  });

  it('know the number of their table and their address in it', () => {
    const body = tbl(3, FILL, FILL) + p('间') + tbl(3, FILL, FILL);
    const [, second] = sheets(body);
    expect(second?.cells[4]).toMatchObject({ text: '乙', sheet: '2', address: 'B2' });
  });

  it('go on over a page: joined, with the header that is printed again left out', () => {
    const header = tr(tc('一级指标'), tc('二级指标'), tc('三级指标'));
    const body = `${tbl(3, header, FILL)}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${tbl(3, header, FILL)}`;
    const [sheet, ...others] = sheets(body);
    expect(others).toEqual([]);
    expect(sheet?.rows).toBe(3);
  });

  it('stay apart where a text stands between or their columns differ', () => {
    expect(sheets(tbl(3, FILL, FILL) + p('附件2') + tbl(3, FILL, FILL))).toHaveLength(2);
    expect(sheets(tbl(3, FILL, FILL) + p('') + tbl(2, tr(tc('甲'), tc('乙')), tr(tc('甲'), tc('乙'))))).toHaveLength(2);
  });

  it('stand inside other tables', () => {
    const inner = tbl(3, FILL, FILL);
    const body = tbl(1, `<w:tr><w:tc>${p('项目支出绩效自评表')}${inner}${p('')}</w:tc></w:tr>`);
    expect(cells(body).map(([, , , , each]) => each)).toEqual(['甲', '乙', '丙', '甲', '乙', '丙']);
    expect(text(body)).toContain('项目支出绩效自评表');
  });

  it('drop rows whose deletion is tracked', () => {
    const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc('删')}${tc('去')}${tc('行')}</w:tr>`;
    expect(cells(tbl(3, FILL, gone, FILL)).map(([row]) => row)).toEqual([0, 0, 0, 1, 1, 1]);
  });
});

describe('texts of a document', () => {
  it('hold tracked changes as accepted', () => {
    expect(
      text(
        '<w:p><w:r><w:t>得分</w:t></w:r><w:del><w:r><w:delText>9</w:delText><w:t>9</w:t></w:r></w:del><w:ins><w:r><w:t>10</w:t></w:r></w:ins></w:p>',
      ),
    ).toBe('得分10');
    expect(
      text('<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>'),
    ).toBe('新');
  });

  it('hold of a field its result only', () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = `${mark('begin')}<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>码</w:t></w:r>${mark('separate')}<w:r><w:t>2023年</w:t></w:r>${mark('end')}`;
    expect(text(`<w:p>${field}<w:r><w:t>度</w:t></w:r></w:p>`)).toBe('2023年度');
    expect(text('<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>')).toBe('3');
    const box = (checked: string): string =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>${checked}</w:checkBox></w:ffData></w:fldChar></w:r>${mark('end')}<w:r><w:t>是</w:t></w:r></w:p>`;
    expect(text(box('<w:checked/>'))).toBe('☑是');
    expect(text(box(''))).toBe('□是');
  });

  it('hold symbols, text boxes once, and nothing hidden', () => {
    expect(
      text(
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r></w:p>',
      ),
    ).toBe('☑是≥95%');
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p('框')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('框')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(text(box)).toBe('框');
    expect(text('<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>在</w:t></w:r></w:p>')).toBe('在');
  });

  it('hold the numbers of lists', () => {
    const level = (at: number, format: string, label: string, more = ''): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${label}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="5">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'decimal', '%1.%3')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>`;
    const item = (words: string, at: number): string =>
      p(words, `<w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr>`);
    const body = item('概况', 0) + item('甲', 1) + item('乙', 1) + item('子', 2) + item('结果', 0) + item('丙', 1);
    expect(content(body, numbering).text.trim().split('\n')).toEqual([
      '一、概况',
      '1.1甲',
      '1.2乙',
      '一.1子',
      '二、结果',
      '2.1丙',
    ]);
  });

  it('names footnotes, which are left out: one that says another unit is not the unit of the form', () => {
    const mark = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const { text, omitted } = readDocx(
      new Archive(
        docxOf(`<w:p><w:r><w:t>金额单位：万元</w:t></w:r>${mark}</w:p>`, {
          parts: {
            'word/footnotes.xml': `<w:footnotes><w:footnote w:id="2">${p('2023年度金额单位：元')}</w:footnote></w:footnotes>`,
          },
        }),
      ),
    );
    expect(text.trim()).toBe('金额单位：万元');
    expect(omitted).toEqual([{ what: 'footnotes', sheet: '', count: 1 }]);
  });
});
