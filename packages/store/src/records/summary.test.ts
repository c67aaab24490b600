import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countsOf } from '@kaocheng/core/checks/count';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { Decimal } from '@kaocheng/core/values/decimal';
import { describe, expect, it } from 'vitest';
import { summaryOf } from './summary.js';

const samples = new URL('../../../../samples/', import.meta.url);

/** The transcripts among the samples, as a document hands them in. */
const transcripts = readdirSync(fileURLToPath(samples))
  .filter((name) => name.endsWith('.json'))
  .map((name): Transcript => JSON.parse(readFileSync(fileURLToPath(new URL(name, samples)), 'utf8')));

const flat = (findings: readonly Finding[]): Finding[] => findings.flatMap((one) => [one, ...flat(one.hangs)]);

describe('summaryOf', () => {
  const transcript = transcripts[0];
  if (transcript === undefined) throw new Error('no sample is a transcript');
  const examination = examineTranscript(transcript);
  const summary = summaryOf(examination);

  it('has a row for each form and for each finding, those that hang included', () => {
    expect(summary.forms.map(({ order, kind }) => [order, kind])).toEqual(
      transcript.forms.map(({ order, kind }) => [order, kind]),
    );
    expect(summary.findings.map(({ id }) => id)).toEqual(flat(examination.findings).map(({ id }) => id));
    expect(summary.findings.length).toBeGreaterThan(0);
    for (const finding of examination.findings) {
      for (const hanging of finding.hangs) {
        expect(summary.findings.find(({ id }) => id === hanging.id)?.hangsOn).toBe(finding.id);
      }
    }
  });

  it('counts as the command line and the page do: what hangs on a finding is no other slip', () => {
    const of = (severity: string): number =>
      summary.findings.filter((one) => one.counted && one.severity === severity).length;
    expect({ errors: of('error'), warnings: of('warning'), infos: of('info') }).toEqual(countsOf(examination.findings));
    for (const form of summary.forms) {
      const own = examination.findings.filter((finding) => finding.form === form.order);
      const { errors, warnings, infos } = form;
      expect({ errors, warnings, infos }).toEqual(countsOf(own));
    }
  });

  it('says printed and recomputed totals, money and rate as exact decimals', () => {
    const scored = summary.forms.filter(({ policy }) => policy !== null);
    expect(scored.length).toBe(examination.scorecards.length);
    for (const form of scored) {
      const card = examination.scorecards.find((one) => one.form === form.order);
      expect(form.printedTotal).toBe(card?.totals.printed.value?.toString() ?? null);
      if (form.annual !== null && form.executed !== null && form.executionRate !== null) {
        const rate = Decimal.of(form.executed).div(Decimal.of(form.annual), 4).toFixed(4);
        expect(form.executionRate).toBe(rate);
      }
    }
    expect(scored.some(({ executionRate }) => executionRate !== null)).toBe(true);
  });

  it('is plain data, fit to come out of a worker', () => {
    expect(structuredClone(summary)).toEqual(summary);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  it('shortens what is too long for a list and passes over what no database can hold', () => {
    const [first, ...rest] = transcript.forms;
    if (first === undefined || !('name' in first)) throw new Error('the first form has no name');
    const odd = {
      ...transcript,
      department: ' \n ',
      forms: [{ ...first, name: `长\0${'名'.repeat(400)}`, title: 'a \n b' }, ...rest],
    };
    const [form] = summaryOf(examineTranscript(odd)).forms;
    expect(form?.name).toMatch(/^长\ufffd名+…$/);
    expect(Array.from(form?.name ?? '').length).toBe(300);
    expect(form?.title).toBe('a b');
    expect(summaryOf(examineTranscript(odd)).department).toBeNull();
  });

  it('leaves a rate open where nothing is budgeted', () => {
    const blank = summaryOf(examineTranscript({ ...transcript, forms: [] }));
    expect(blank).toMatchObject({ forms: [] });
    for (const form of summary.forms) {
      if (form.annual === null || Decimal.of(form.annual).isZero()) expect(form.executionRate).toBeNull();
    }
  });
});
