import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { DocumentContent } from '@kaocheng/forms/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../open.js';
import { readDocument } from '../read.js';
import { WRITTEN } from '../write/containers.js';
import { DocumentWriter } from '../write/write.js';
import { type Examined, reportDocument } from './report.js';
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

describe('the report of an examined document', () => {
  it('holds each form with its scores, and each finding with its clause', () => {
    const { sheets, footer, title } = reportDocument(examined, 'findings', '0.1.0');
    expect(title).toContain('清河县-2021-自评表.txt');
    expect(footer).toMatch(/0\.1\.0.*[\da-f]{12}$/);
    const [totals, found] = sheets.map((sheet) => sheet.cells.map(({ text }) => text));
    expect(totals).toEqual(expect.arrayContaining(['困难群众补充保险', '89', '89.11']));
    for (const finding of examined.findings.filter(({ citation }) => citation !== null))
      expect(found?.some((text) => text.includes(finding.citation?.article ?? '?'))).toBe(true);
    expect(found?.filter((text) => /^\d+$/.test(text))).toHaveLength(examined.findings.length);
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
    expect(answers).toHaveLength(examined.findings.length);
    expect(answers.every(({ text }) => text === '')).toBe(true);
    expect(sheet?.after?.map(({ text }) => text).join()).toContain('填报单位（盖章）');
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
