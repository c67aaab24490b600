import { describe, expect, it } from 'vitest';
import { docxOf } from '../testing/docx-package.js';
import { relationships } from '../testing/package.js';
import { Archive } from '../zip/archive.js';
import { readDocx } from './read.js';

const p = (text: string, more = ''): string => `<w:p><w:r><w:t>${text}</w:t></w:r>${more}</w:p>`;
const mark = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
const tbl = (...rows: string[]): string =>
  `<w:tbl><w:tblGrid>${'<w:gridCol w:w="900"/>'.repeat(3)}</w:tblGrid>${rows.join('')}</w:tbl>`;
const ROW = tr(p('甲'), p('乙'), p('丙'));
const NOTES = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="1">${p('含上年结转')}</w:footnote><w:footnote w:id="2">${p('设备尾款')}</w:footnote></w:footnotes>`;

const content = (body: string, notes = NOTES) =>
  readDocx(
    new Archive(
      docxOf(body, {
        parts: {
          'word/_rels/document.xml.rels': relationships([['rId1', 'footnotes', 'footnotes.xml']]),
          'word/footnotes.xml': notes,
        },
      }),
    ),
  );
const lines = (body: string, notes?: string): string[] =>
  content(body, notes)
    .text.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('footnotes of a document', () => {
  it('stand behind the paragraph that has their mark, and leave its words together', () => {
    expect(lines(`<w:p><w:r><w:t>支出</w:t></w:r>${mark(1)}<w:r><w:t>72.90万元</w:t></w:r></w:p>${p('后文')}`)).toEqual(
      ['支出72.90万元', '含上年结转', '后文'],
    );
  });

  it('of a cell stand behind the table, not in the cell', () => {
    const body = tbl(tr(p('甲', mark(2)), p('乙'), p('丙')), ROW) + p('') + p('后文');
    const { blocks } = content(body);
    const sheets = blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
    expect(sheets.map(({ cells }) => cells.map(({ text }) => text).join(''))).toEqual(['甲乙丙甲乙丙']);
    expect(lines(body).slice(-2)).toEqual(['设备尾款', '后文']);
    expect(lines(tbl(tr(p('甲', mark(2)), p('乙'), p('丙')), ROW)).at(-1)).toBe('设备尾款');
  });

  it('do not part a table that a page cuts', () => {
    const body = `${tbl(tr(p('甲', mark(2)), p('乙'), p('丙')), ROW)}${p('')}${tbl(tr(p('丁'), p('戊'), p('己')), ROW)}`;
    expect(content(body).blocks.filter(({ kind }) => kind === 'sheet')).toHaveLength(1);
    expect(lines(body).at(-1)).toBe('设备尾款');
  });

  it('come before a paragraph that begins with a text box', () => {
    const box = `<w:r><w:txbxContent>${p('框')}</w:txbxContent></w:r>`;
    const body = `${tbl(tr(p('甲', mark(2)), p('乙'), p('丙')), ROW)}<w:p>${box}<w:r><w:t>后文</w:t></w:r>${mark(1)}</w:p>`;
    expect(lines(body).slice(-4)).toEqual(['设备尾款', '框', '后文', '含上年结转']);
  });

  it('are given once, and such as are missing or broken keep nothing from being read', () => {
    expect(lines(p('一', mark(1)) + p('二', mark(1)) + p('三', mark(9)))).toEqual(['一', '含上年结转', '二', '三']);
    const broken = `<!DOCTYPE a [<!ENTITY b SYSTEM "c">]><w:footnotes/>`;
    expect(lines(p('一', mark(1)), broken)).toEqual(['一']);
  });
});
