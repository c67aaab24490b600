import { describe, expect, it } from 'vitest';
import { examineBytes } from '../examine.js';
import { checkReport } from './check-report.js';

/** A report on a form whose total is wrong, with all findings put at one place. */
async function reportAt(where: string): Promise<string[]> {
  const form = {
    kind: 'project',
    title: '项目支出绩效自评表',
    name: '参保扩面',
    indicators: [{ level1: '产出指标', name: '参保人数', target: '≥1人', actual: '1人', weight: '50', score: '60' }],
    total: { weight: '100', score: '60' },
  };
  const bytes = new TextEncoder().encode(JSON.stringify({ source: 'a', year: '2022', forms: [form] }));
  const [document] = await examineBytes(bytes, 'a.json', 'a.json', { check: true, policy: null });
  if (document?.kind !== 'checked') throw new Error('not checked');
  expect(document.findings.length).toBeGreaterThan(0);
  const findings = document.findings.map((finding) => ({ ...finding, where: [where], quote: [] }));
  return checkReport({ ...document, findings }, []).map((text) => text.trim());
}

/** A report on a form whose rows all have more marks than they weigh. */
async function reportOf(rows: number, more: Record<string, unknown> = {}): Promise<string[]> {
  const indicators = Array.from({ length: rows }, (_, index) => ({
    level1: '产出指标',
    name: `第${index + 1}项`,
    target: '≥1人',
    actual: '1人',
    weight: '5',
    score: '6',
  }));
  const form = { kind: 'project', title: '项目支出绩效自评表', name: '参保扩面', indicators, ...more };
  const bytes = new TextEncoder().encode(JSON.stringify({ source: 'a', year: '2022', forms: [form] }));
  const [document] = await examineBytes(bytes, 'a.json', 'a.json', { check: true, policy: null });
  if (document?.kind !== 'checked') throw new Error('not checked');
  return checkReport(document, []);
}

describe('the report of a check', () => {
  it('begins a long list with what is looked at first, a line each', async () => {
    const at = (lines: readonly string[]): number => lines.findIndex((text) => text.startsWith('先看'));
    const many = await reportOf(14);
    expect(many.slice(at(many), at(many) + 7)).toEqual([
      '先看这 5 处：',
      ...[1, 2, 3, 4, 5].map((n) => expect.stringMatching(new RegExp(`^  ${n}\\. \\[必须改\\] 表1·得分超过分值：`))),
      '',
    ]);
    expect(at(await reportOf(3))).toBe(-1);
  });

  it('says the clause and the advice once for findings of one kind', async () => {
    const lines = await reportOf(4);
    expect(lines.filter((text) => text.includes('得分超过分值'))).toHaveLength(4);
    expect(lines.filter((text) => text.includes('建议：请改正得分或分值'))).toHaveLength(1);
  });

  it('has no column of grades where none is printed or follows', async () => {
    expect((await reportOf(3)).join('\n')).not.toContain('自评等级');
    expect((await reportOf(3, { total: { weight: '15', score: '18', grade: '优' } })).join('\n')).toContain('自评等级');
  });

  it('says where a finding stands, and has no line for a place without words', async () => {
    expect(await reportAt('funds.region')).toContain('位置：资金·自治区级资金');
    expect((await reportAt('indicators')).filter((text) => text.startsWith('位置'))).toEqual([]);
  });
});
