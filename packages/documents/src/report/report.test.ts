import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sayFinding } from '@kaocheng/core/checks/say';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Finding } from '@kaocheng/core/model/finding';
import type { DocumentContent } from '@kaocheng/forms/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../open.js';
import { readDocument } from '../read.js';
import { WRITTEN } from '../write/containers.js';
import { DocumentWriter } from '../write/write.js';
import type { Examined } from './examined.js';
import { reportDocument } from './report.js';
import { placeWord } from './words.js';

const sample = fileURLToPath(new URL('../../../../samples/清河县-2021-自评表.txt', import.meta.url));
let examined: Examined;
const writer = new DocumentWriter();

afterAll(() => writer.close());

beforeAll(async () => {
  const read = await readDocument(readFileSync(sample), '清河县-2021-自评表.txt');
  const transcript = read.kind === 'read' ? read.transcripts[0] : undefined;
  if (transcript === undefined) throw new Error('the sample could not be read');
  examined = { transcript, ...examineTranscript(transcript, { policy: null }) };
});

async function contentOf(bytes: Uint8Array): Promise<DocumentContent> {
  const opened = await openDocument(bytes, 'report');
  if (opened.kind !== 'content') throw new Error(opened.kind);
  return opened.content;
}

const flat = (text: string): string => text.replace(/\s+/g, '');

/** Texts of all cells, without their breaks. */
const cellsOf = ({ blocks }: DocumentContent): string[] =>
  blocks
    .flatMap((block) => (block.kind === 'sheet' ? block.sheet.cells.map(({ text }) => flat(text)) : []))
    .filter((text) => text !== '');

const withHung = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { hangs }) => sum + 1 + withHung(hangs), 0);

/** The table of the findings, a row by the name of its columns. */
function findingRows(of: Examined): Record<string, string>[] {
  const sheet = reportDocument(of, 'findings', '0.1.0').sheets[1];
  const textAt = (row: number, column: number): string =>
    sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.text ?? '';
  const names = Array.from({ length: sheet?.columns ?? 0 }, (_, column) => textAt(0, column));
  return Array.from({ length: Math.max(0, (sheet?.rows ?? 0) - 1) }, (_, row) =>
    Object.fromEntries(names.map((name, column) => [name, textAt(row + 1, column)])),
  );
}

const numbersOf = (of: Examined): string[] => findingRows(of).flatMap((row) => row['序号'] || []);

describe('the report of an examined document', () => {
  it('holds each form with its scores, and each finding with its clause', () => {
    const { sheets, footer, title } = reportDocument(examined, 'findings', '0.1.0');
    expect(title).toContain('清河县-2021-自评表.txt');
    expect(footer).toMatch(/0\.1\.0.*[\da-f]{12}$/);
    const [totals, found] = sheets.map((sheet) => sheet.cells.map(({ text }) => text));
    expect(totals).toEqual(expect.arrayContaining(['困难群众补充保险', '89', '89.11']));
    for (const finding of examined.findings.filter(({ citation }) => citation !== null))
      expect(found?.some((text) => text.includes(finding.citation?.article ?? '?'))).toBe(true);
    expect(numbersOf(examined).filter((text) => !text.includes('.'))).toHaveLength(examined.findings.length);
    expect(found?.some((text) => /÷ .* = 89\.11$|= 89\.11$/m.test(text))).toBe(true);
  });

  it.each(WRITTEN)('has no empty table where nothing was found, in %s', async (container) => {
    const clean = { ...examined, findings: [] };
    expect(reportDocument(clean, 'findings', '0.1.0').sheets).toHaveLength(1);
    const review = reportDocument(clean, 'feedback', '0.1.0');
    expect(review.sheets.map(({ cells }) => cells)).toEqual([[]]);
    const { text } = await contentOf(await writer.write(review, container, '2024-01-31'));
    expect(flat(text)).toMatch(/未发现问题.*填报单位（盖章）/u);
    expect(text).not.toContain('审核意见\n');
  });

  it('leaves the unit a column to answer in, as a review sheet', () => {
    const [sheet] = reportDocument(examined, 'feedback', '0.1.0').sheets;
    const answers = sheet?.cells.filter(({ editable }) => editable) ?? [];
    expect(answers).toHaveLength(numbersOf(examined).length);
    expect(answers.every(({ text }) => text === '')).toBe(true);
    expect(sheet?.after?.map(({ text }) => text).join()).toContain('填报单位（盖章）');
  });

  it('gives findings that have another as their cause rows of their own below it', () => {
    const [first, second, third] = examined.findings;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few findings');
    const cause: Finding = { ...first, form: null, hangs: [second, { ...third, citation: first.citation }] };
    const rows = findingRows({ ...examined, findings: [cause] });
    expect(rows.map((row) => [row['表'], row['序号']])).toEqual([
      ['整份文件', ''],
      ['—', '1'],
      [String(second.form), '1.1'],
      [String(third.form), '1.2'],
    ]);
    expect(rows[1]?.['问题']).toMatch(/同源 2 处，见 1\.1 至 1\.2。$/);
    expect(rows[2]?.['问题']).toContain(sayFinding(second).sentence);
    expect(rows[3]?.['依据']).toBe('同上');
    expect(numbersOf(examined)).toHaveLength(withHung(examined.findings));
  });

  it('names the form of each finding and prints its head again on each page', () => {
    const sheet = reportDocument(examined, 'findings', '0.1.0').sheets[1];
    const heads = findingRows(examined).flatMap((row, at) => (row['序号'] === '' ? [at + 1] : []));
    expect(sheet?.headRows).toEqual(heads);
    expect(heads.length).toBeGreaterThan(1);
    for (const row of findingRows(examined).filter((one) => one['序号'] !== '')) expect(row['表']).toMatch(/^(\d+|—)$/);
  });

  it('counts the findings of all forms and of the document, and sets totals in bold that differ', () => {
    const [some] = examined.findings;
    if (some === undefined) throw new Error('no findings');
    const findings = [...examined.findings, { ...some, form: null }];
    const cells = reportDocument({ ...examined, findings }, 'findings', '0.1.0').sheets[0]?.cells ?? [];
    const rowOf = (name: string): number => cells.find(({ text }) => text === name)?.row ?? -1;
    const figures = (row: number): number[] =>
      cells.filter((cell) => cell.row === row && cell.column >= 7).map(({ text }) => Number(text));
    const forms = Array.from({ length: rowOf('整份文件') }, (_, row) => figures(row)).slice(1);
    const sum = [0, 1, 2].map((at) =>
      [...forms, figures(rowOf('整份文件'))].reduce((all, one) => all + (one[at] ?? 0), 0),
    );
    expect(figures(rowOf('合计'))).toEqual(sum);
    expect(sum.reduce((all, one) => all + one, 0)).toBeGreaterThanOrEqual(findings.length);
    const bold = (text: string): boolean | undefined => cells.find((cell) => cell.text === text)?.bold;
    expect([bold('89.11'), bold('89')]).toEqual([true, undefined]);
  });

  it('says of full marks that they are such: a lone figure is no arithmetic', () => {
    const steps = findingRows(examined).flatMap((row) => row['复算过程']?.split('\n') ?? []);
    expect(steps.some((step) => /：满分 \d+$/.test(step))).toBe(true);
    expect(steps.filter((step) => /：\d+$/.test(step))).toEqual([]);
  });

  it('changes its check code with what it reports', () => {
    const [first] = examined.findings;
    const other = { ...examined, findings: first === undefined ? [] : [first] };
    const codeOf = (of: Examined): string => reportDocument(of, 'findings', '0.1.0').properties?.['checkCode'] ?? '';
    expect(codeOf(other)).not.toBe(codeOf(examined));
    expect(codeOf({ ...examined })).toBe(codeOf(examined));
  });

  it.each(WRITTEN)('says the same as %s, byte for byte the same each time', async (format) => {
    const document = reportDocument(examined, 'feedback', '0.1.0');
    const bytes = await writer.write(document, format, '2024-03-01');
    const wanted = document.sheets
      .flatMap(({ cells }) => cells.map(({ text }) => flat(text)))
      .filter((text) => text !== '');
    const left = cellsOf(await contentOf(bytes));
    for (const text of wanted) {
      const at = left.indexOf(text);
      expect(at, text).toBeGreaterThanOrEqual(0);
      left.splice(at, 1);
    }
    expect(await writer.write(document, format, '2024-03-01')).toEqual(bytes);
  });

  it('names places as a reader knows them', () => {
    expect(placeWord('indicators[参保人数].score')).toBe('参保人数·得分');
    expect(placeWord('forms[3].total.score')).toBe('表3·合计·得分');
  });
});
