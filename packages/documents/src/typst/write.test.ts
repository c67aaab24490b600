import { fileURLToPath } from 'node:url';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { SheetCell } from '@kaocheng/forms/sheet/sheet';
import { afterEach, describe, expect, it } from 'vitest';
import { readPdf } from '../pdf/read.js';
import { PdfWriter } from './write.js';

const DATE = '2024-03-01';
let writer: PdfWriter;

afterEach(() => writer.close());

/** A table of one row with the given texts. */
function documentOf(texts: readonly string[]): SheetDocument {
  const cells = texts.map((text, column): SheetCell => ({ row: 0, column, rowSpan: 1, colSpan: 1, text, spans: [] }));
  const sheet = { rows: 1, columns: texts.length, cells, start: 0, end: 0, placed: true };
  return { title: '试写', sheets: [{ ...sheet, before: [{ text: '试写', role: 'title' }] }] };
}

async function cellsOf(bytes: Uint8Array): Promise<string[]> {
  const content = await readPdf(bytes);
  if ('code' in content) throw new Error(content.code);
  return content.blocks.flatMap((block) => (block.kind === 'sheet' ? block.sheet.cells.map(({ text }) => text) : []));
}

describe('PdfWriter', () => {
  it('takes the text of a user as text, whatever it looks like', async () => {
    writer = new PdfWriter();
    const texts = ['#eval("1+1")', '*粗* _斜_', '$x^2$ \\ @引用', '<标签> // 注', '= 标题'];
    const { bytes, missing } = await writer.write(documentOf(texts), DATE);
    expect(missing).toEqual([]);
    expect((await cellsOf(bytes)).map((text) => text.replace(/\s/g, ''))).toEqual(
      texts.map((text) => text.replace(/\s/g, '')),
    );
  });

  it('writes PDF/A-2b: tagged, in Chinese, with a bookmark for each title, a profile of colour, every font in it', async () => {
    writer = new PdfWriter();
    const one = documentOf(['产出指标', '≥95%', '㎡']);
    const { bytes } = await writer.write({ ...one, sheets: [...one.sheets, ...one.sheets] }, DATE);
    const source = new TextDecoder('latin1').decode(bytes);
    const count = (pattern: RegExp): number => source.match(pattern)?.length ?? 0;
    expect(source).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>B</);
    for (const part of ['/OutputIntents', '/S /GTS_PDFA1', '/DestOutputProfile']) expect(source).toContain(part);
    expect(source).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
    expect(source).toMatch(/\/Lang \(zh-CN\)/i);
    expect(source).not.toMatch(/\/Encrypt |\/JavaScript|\/EmbeddedFile|\/SMask \d/);
    expect(count(/\/Type\s*\/FontDescriptor/g)).toBeGreaterThan(0);
    expect(count(/\/FontFile[23]? \d+ 0 R/g)).toBe(count(/\/Type\s*\/FontDescriptor/g));
    expect(count(/\/S\s*\/Table\b/g)).toBe(2);
    expect(/\/Type\s*\/Outlines[\s\S]*?\/Count (\d+)/.exec(source)?.[1]).toBe('2');
  });

  it('refuses to write with a folder of fonts that is not there, or is a file', async () => {
    for (const fonts of ['/nirgends/fonts', fileURLToPath(import.meta.url)]) {
      writer = new PdfWriter({ fonts });
      await expect(writer.write(documentOf(['一']), DATE)).rejects.toMatchObject({
        problem: { code: 'fonts-missing', facts: { folder: fonts } },
      });
    }
  });

  it('breaks a row that is higher than the page, whatever stands beside the long text', async () => {
    writer = new PdfWriter();
    const long = Array.from({ length: 500 }, (_, at) => `第${String(at).padStart(4, '0')}条绩效分析`).join('');
    const { bytes } = await writer.write(documentOf(['自评结论', long]), DATE);
    const content = await readPdf(bytes);
    const read = 'code' in content ? content.code : content.text.replace(/\s/g, '');
    expect(long.length).toBe(5000);
    expect(read.match(/第\d{4}条绩效分析/g)).toEqual(long.match(/第\d{4}条绩效分析/g));
    expect(read).toContain('自评结论');
  });

  it('starts its process anew and gives the same bytes', async () => {
    writer = new PdfWriter({ recycle: 1 });
    const document = documentOf(['产出指标', '≥95%']);
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => writer.write(document, DATE)));
    expect(first?.bytes.length).toBeGreaterThan(1000);
    expect(second?.bytes).toEqual(first?.bytes);
    expect(third?.bytes).toEqual(first?.bytes);
  });

  it('names the characters that no font has, and prints the rest', async () => {
    writer = new PdfWriter();
    const { bytes, missing } = await writer.write(documentOf(['喆堃镕珺玥昇㎡', '\u{10fffd}', '王']), DATE);
    expect(missing).toEqual(['\u{10fffd}']);
    expect((await cellsOf(bytes))[0]).toBe('喆堃镕珺玥昇㎡');
  });

  it('ends a document that takes too long, and writes the next', async () => {
    writer = new PdfWriter({ time: 1 });
    await expect(writer.write(documentOf(['慢']), DATE)).rejects.toMatchObject({ problem: { code: 'pdf-overdue' } });
    writer.close();
    writer = new PdfWriter();
    expect((await writer.write(documentOf(['快']), DATE)).bytes.length).toBeGreaterThan(1000);
  });

  it('refuses what waits when it is closed', async () => {
    writer = new PdfWriter();
    const waiting = [1, 2].map(() => writer.write(documentOf(['甲']), DATE));
    writer.close();
    for (const one of waiting) await expect(one).rejects.toMatchObject({ problem: { code: 'pdf-stopped' } });
  });
});
