import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { convertWithOffice, findOffice } from '@kaocheng/documents/doc/convert';
import { writeDocx } from '@kaocheng/documents/docx/write';
import { readDocument } from '@kaocheng/documents/read';
import { packageOf } from '@kaocheng/documents/testing/package';
import { unzipped } from '@kaocheng/documents/testing/unzip';
import { formsDocument } from '@kaocheng/documents/write/forms-document';
import { recordOf } from '@kaocheng/documents/write/record';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareReturn } from './compare.js';
import type { ComparedReturn } from './return-task.js';

const SAMPLES = ['清河县-2021-自评表.txt', '柳湾县-2023-自评与决算.txt'];
const RECORD = { document: '0190-ab', version: 7 };
const own = new Map<string, Transcript>();
const written = new Map<string, Uint8Array>();

beforeAll(async () => {
  for (const name of SAMPLES) {
    const path = fileURLToPath(new URL(`../../../../samples/${name}`, import.meta.url));
    const read = await readDocument(readFileSync(path), name);
    const [transcript] = read.kind === 'read' ? read.transcripts : [];
    if (transcript === undefined) throw new Error('the sample could not be read');
    own.set(name, transcript);
    const { document } = formsDocument(transcript, null, () => '', RECORD);
    if (document === null) throw new Error('the sample could not be written');
    written.set(name, await writeXlsx(document));
  }
});

const [FIRST = '', SECOND = ''] = SAMPLES;
const transcriptOf = (name: string): Transcript => own.get(name) ?? ({} as Transcript);
const bytesOf = (name: string): Uint8Array => written.get(name) ?? new Uint8Array();

/** The workbook with texts changed by hand. */
function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipped(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (/^xl\/(?:sharedStrings|worksheets\/.*)\.xml$/.test(name))
      parts[name] = new TextEncoder().encode(change(new TextDecoder().decode(part)));
  }
  return packageOf(parts);
}

/**
 * A worksheet with one row more, as spreadsheet programs put one in: what is below moves down, merged cells around it grow.
 * @param under the shared string that stands in the row above it, in the column of its first text
 */
function rowPutIn(xml: string, under: number, texts: readonly string[]): string {
  const [, letters = '', digits = '0'] =
    new RegExp(`<c r="([A-Z]+)(\\d+)"[^>]*t="s"[^>]*><v>${under}</v>`).exec(xml) ?? [];
  const row = Number(digits);
  if (row === 0) throw new Error('the row is not there');
  const moved = (address: string): string =>
    address.replaceAll(/([A-Z]+)(\d+)/g, (whole, column, at) =>
      Number(at) > row ? `${column}${Number(at) + 1}` : whole,
    );
  const cells = texts.map((text, at) => {
    const column = String.fromCharCode(letters.charCodeAt(0) + at);
    return `<c r="${column}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  const own = new RegExp(`<row r="${row}"[\\s\\S]*?</row>`).exec(xml)?.[0] ?? '';
  const parts = xml.split(own);
  const shifted = (part: string): string =>
    part
      .replaceAll(/<row r="(\d+)"/g, (whole, at) => (Number(at) > row ? `<row r="${Number(at) + 1}"` : whole))
      .replaceAll(/<c r="([A-Z]+\d+)"/g, (_, address) => `<c r="${moved(address)}"`)
      .replaceAll(/(ref|sqref)="([^"]*)"/g, (_, name, area) => `${name}="${moved(area)}"`);
  return `${shifted(parts[0] ?? '')}${own}<row r="${row + 1}">${cells.join('')}</row>${shifted(parts.slice(1).join(own))}`;
}

async function compared(name: string, bytes: Uint8Array, now = transcriptOf(name)): Promise<ComparedReturn> {
  const read = await readDocument(bytes, 'back.xlsx');
  return await compareReturn({
    kind: 'return',
    bytes,
    name: 'back.xlsx',
    back: JSON.stringify(read.kind === 'read' ? read.transcripts[0] : null),
    backCorrections: [],
    own: JSON.stringify(now),
    corrections: [],
    policy: null,
    record: recordOf(bytes) ?? {},
  });
}

describe('a workbook that comes back', () => {
  it('names the document, the version and the forms that it was written for', () => {
    expect(recordOf(bytesOf(FIRST))).toMatchObject({
      'kaocheng-document': RECORD.document,
      'kaocheng-version': '7',
      'kaocheng-forms': transcriptOf(FIRST)
        .forms.map(({ order }) => order)
        .join(' '),
      'kaocheng-code': expect.stringMatching(/^[\da-f]{12}$/),
    });
  });

  it.each(SAMPLES)('changes nothing where nobody changed anything: %s', async (name) => {
    const done = await compared(name, bytesOf(name));
    expect(done).toMatchObject({ verdict: 'same', cells: [], labels: [] });
    const values = (transcript: Transcript): unknown =>
      transcript.forms.map(({ cells: _, start: __, end: ___, ...form }) => form);
    const taken: Transcript = JSON.parse(done.taken?.transcript ?? '{}');
    expect(values(taken)).toEqual(values(transcriptOf(name)));
  });

  it('shows each changed cell by its path, and takes it over', async () => {
    const actuals = transcriptOf(FIRST).forms.flatMap((form) =>
      'indicators' in form ? form.indicators.map(({ actual }) => actual ?? '') : [],
    );
    // Words, not figures, that stand once: a workbook shares the texts of its cells.
    const before = actuals.find(
      (one) => /^\p{Script=Han}{4,}$/u.test(one) && actuals.indexOf(one) === actuals.lastIndexOf(one),
    );
    expect(before).toBeDefined();
    const bytes = changed(bytesOf(FIRST), (xml) => xml.replace(`>${before}<`, '>改过的完成值<'));
    const result = await compared(FIRST, bytes);
    expect(result.verdict).toBe('fits');
    expect(result.cells.map(({ path }) => path)).toContainEqual(expect.stringMatching(/^indicators\.\d+\.actual$/));
    for (const cell of result.cells) expect(cell).toMatchObject({ before, after: '改过的完成值' });
    expect(result.taken?.transcript).toContain('改过的完成值');
    expect(result.taken?.summary.forms).toHaveLength(transcriptOf(FIRST).forms.length);
  });

  it('is refused in words where a printed label was changed', async () => {
    const result = await compared(
      FIRST,
      changed(bytesOf(FIRST), (xml) => xml.replaceAll('>年度资金总额<', '>资金合计<')),
    );
    expect(result).toMatchObject({ verdict: 'labels', taken: null });
    expect(result.labels).toContain('年度资金总额');
  });

  it('is itself still where its worksheets were renamed', async () => {
    const parts = unzipped(bytesOf(FIRST));
    const book = new TextDecoder().decode(parts['xl/workbook.xml']);
    parts['xl/workbook.xml'] = new TextEncoder().encode(book.replaceAll(/(<sheet\b[^>]*\bname=")\d /g, '$1张三的表'));
    const renamed = packageOf(parts);
    expect(recordOf(renamed)).toEqual(recordOf(bytesOf(FIRST)));
    expect(await compared(FIRST, renamed)).toMatchObject({ verdict: 'same', cells: [] });
  });

  it('brings the row that a spreadsheet program put in among its indicators', async () => {
    const [form] = transcriptOf(FIRST).forms;
    if (form === undefined || !('indicators' in form)) throw new Error('the first form has no indicators');
    const before = form.indicators[0]?.name ?? '';
    const parts = unzipped(bytesOf(FIRST));
    const sheet = 'xl/worksheets/sheet1.xml';
    const strings = new TextDecoder().decode(parts['xl/sharedStrings.xml']);
    const shared = [...strings.matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, one]) =>
      (one ?? '').replaceAll(/<[^>]*>/g, ''),
    );
    parts[sheet] = new TextEncoder().encode(
      rowPutIn(new TextDecoder().decode(parts[sheet]), shared.indexOf(before), ['新添指标', '5', '6', '1', '1']),
    );
    const done = await compared(FIRST, packageOf(parts));
    expect(done.verdict).toBe('fits');
    const taken: Transcript = JSON.parse(done.taken?.transcript ?? '{}');
    const [first] = taken.forms;
    if (first === undefined || !('indicators' in first)) throw new Error('the first form is gone');
    expect(first.indicators).toHaveLength(form.indicators.length + 1);
    expect(first.indicators[1]).toMatchObject({ name: '新添指标', target: '5', actual: '6', weight: '1', score: '1' });
    expect(first.indicators[1]?.level1).toBe(form.indicators[0]?.level1);
    expect(first.indicators[2]?.name).toBe(form.indicators[1]?.name);
  });

  it('is refused where the record has moved on', async () => {
    const moved = structuredClone(transcriptOf(FIRST));
    const [form] = moved.forms;
    if (form !== undefined && 'name' in form) form.name = '另一个名称';
    expect(await compared(FIRST, bytesOf(FIRST), moved)).toMatchObject({ verdict: 'moved-on', taken: null });
  });

  it('keeps what the workbook did not hold', async () => {
    const { reports } = transcriptOf(SECOND);
    const done = await compared(SECOND, bytesOf(SECOND));
    const taken: Transcript = JSON.parse(done.taken?.transcript ?? '{}');
    expect(taken.reports.map(({ title, facts }) => [title, facts.length])).toEqual(
      reports.map(({ title, facts }) => [title, facts.length]),
    );
  });

  it.each(['xlsx', 'xls', 'ods'] as const)(
    'is known again after an office program has saved it as %s',
    async (kind) => {
      if (findOffice() === null) {
        console.log('No office suite is installed on this machine: workbooks that it saved are not tested here.');
        return;
      }
      const saved = await convertWithOffice(bytesOf(FIRST), 'xlsx', kind);
      expect(recordOf(saved)).toEqual(recordOf(bytesOf(FIRST)));
      expect(await compared(FIRST, saved)).toMatchObject({ verdict: 'same', cells: [] });
    },
  );

  it('is known as a text document too, and not from any other bytes', async () => {
    const { document } = formsDocument(transcriptOf(FIRST), null, () => '', RECORD);
    if (document === null) throw new Error('nothing was written');
    expect(recordOf(await writeDocx(document))).toMatchObject({ 'kaocheng-document': RECORD.document });
    const { document: bare } = formsDocument(transcriptOf(FIRST), null, () => '');
    if (bare === null) throw new Error('nothing was written');
    expect(recordOf(await writeXlsx(bare))).toBeNull();
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const bytes = bytesOf(FIRST).slice();
        bytes[at % bytes.length] = byte;
        const found = recordOf(bytes);
        expect(found === null || typeof found === 'object').toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(recordOf(new TextEncoder().encode('PK no archive'))).toBeNull();
  });
});
