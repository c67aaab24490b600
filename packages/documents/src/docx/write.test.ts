import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { plainCell as cell } from '@kaocheng/forms/sheet/plain-cell';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { Archive } from '../zip/archive.js';
import { readDocx } from './read.js';
import { writeDocx } from './write.js';

const DOCUMENT: SheetDocument = {
  title: '自评表',
  footer: '第 2 稿 <校验>',
  properties: { record: '7' },
  sheets: [
    {
      rows: 3,
      columns: 3,
      start: 0,
      end: 0,
      placed: true,
      repeatRows: 1,
      before: [{ role: 'title', text: '项目支出绩效自评表' }],
      after: [{ role: 'note', text: '注：甲\n乙' }],
      cells: [
        cell(0, 0, '一级指标', { rowSpan: 2 }),
        cell(0, 1, '二级 & 三级', { colSpan: 2, bold: true }),
        cell(1, 1, '甲\n乙'),
        cell(2, 2, '≥95%', { borders: { right: false } }),
      ],
    },
  ],
};
const part = async (name: string): Promise<string> =>
  new TextDecoder().decode(new Archive(await writeDocx(DOCUMENT)).read(name) ?? undefined);

describe('a document that is written', () => {
  it('has a real table whose merged cells come back, and its lines around it', async () => {
    const content = readDocx(new Archive(await writeDocx(DOCUMENT)));
    const [block] = content.blocks.filter(({ kind }) => kind === 'sheet');
    if (block?.kind !== 'sheet') throw new Error('no table');
    expect(
      block.sheet.cells.map(({ row, column, rowSpan, colSpan, text }) => [row, column, rowSpan, colSpan, text]),
    ).toEqual([
      [0, 0, 2, 1, '一级指标'],
      [0, 1, 1, 2, '二级 & 三级'],
      [1, 1, 1, 1, '甲\n乙'],
      [2, 2, 1, 1, '≥95%'],
    ]);
    expect(block.sheet.repeatRows).toBe(1);
    expect(content.text.split('\n')[0]).toBe('项目支出绩效自评表');
    expect(content.text.trim().endsWith('注：甲\n乙')).toBe(true);
  });

  it('names the fonts of official documents, repeats its header and numbers its pages', async () => {
    const xml = await part('word/document.xml');
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    expect(xml).toContain('w:eastAsia="宋体"');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toContain('w:top="2098"');
    const footer = await part('word/footer1.xml');
    expect(footer).toContain('第 2 稿 &lt;校验&gt;');
    expect(footer).toMatch(/— .*PAGE.* —/s);
    expect(await part('docProps/custom.xml')).toContain('record');
  });

  it('keeps heads with their rows, the last row with the one before it and signatures with the last row', async () => {
    const keeping = async (more: Partial<Sheet>): Promise<number[]> => {
      const cells = Array.from({ length: 6 }, (_, row) => [cell(row, 0, '甲'), cell(row, 1, '乙')]).flat();
      const sheet: Sheet = { rows: 6, columns: 2, cells, start: 0, end: 0, placed: true, ...more };
      const archive = new Archive(await writeDocx({ title: '表', sheets: [sheet] }));
      const xml = new TextDecoder().decode(archive.read('word/document.xml') ?? undefined);
      const rows = xml.split('<w:tr>').slice(1);
      return rows.flatMap((row, at) => ((row.split('</w:tr>')[0] ?? '').includes('<w:keepNext/>') ? [at] : []));
    };
    expect(await keeping({})).toEqual([4]);
    expect(await keeping({ headRows: [2] })).toEqual([2, 4]);
    const merged = [cell(0, 0, '甲', { rowSpan: 6 }), ...[0, 1, 2, 3, 4, 5].map((row) => cell(row, 1, '乙'))];
    expect(await keeping({ cells: merged, headRows: [2] })).toEqual([2, 4]);
    expect(await keeping({ after: [{ role: 'line', text: '日期：' }] })).toEqual([4, 5]);
  });

  it('sets the parts of a merged cell in its own type, so that they make no row higher, and keeps them with the row', async () => {
    const cells = [
      cell(0, 0, '甲', { rowSpan: 3, size: 8 }),
      ...[0, 1, 2].map((row) => cell(row, 1, '乙', { size: 8 })),
    ];
    const sheet: Sheet = { rows: 3, columns: 2, cells, start: 0, end: 0, placed: true };
    const archive = new Archive(await writeDocx({ title: '表', sheets: [sheet] }));
    const xml = new TextDecoder().decode(archive.read('word/document.xml') ?? undefined);
    const rows = xml.split('<w:tr>').slice(1);
    const firsts = rows.map((row) => row.slice(0, row.indexOf('</w:tc>')));
    expect(firsts.map((first) => /<w:vMerge w:val="(\w+)"/.exec(first)?.[1])).toEqual([
      'restart',
      'continue',
      'continue',
    ]);
    expect(firsts.map((first) => /<w:sz w:val="(\d+)"/.exec(first)?.[1])).toEqual(['16', '16', '16']);
    expect(firsts.map((first) => first.includes('<w:keepNext/>'))).toEqual([false, true, false]);
    const [block] = readDocx(archive).blocks;
    expect(block?.kind === 'sheet' ? block.sheet.cells.map(({ text, rowSpan }) => [text, rowSpan]) : null).toEqual([
      ['甲', 3],
      ['乙', 1],
      ['乙', 1],
      ['乙', 1],
    ]);
  });

  it('bears no time of its making', async () => {
    expect(await part('docProps/core.xml')).toMatch(/<dcterms:created[^>]*>2020-01-01T00:00:00Z</);
  });
});
