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

describe('the report of a check', () => {
  it('says where a finding stands, and has no line for a place without words', async () => {
    expect(await reportAt('funds.region')).toContain('位置：资金·自治区级资金');
    expect((await reportAt('indicators')).filter((text) => text.startsWith('位置'))).toEqual([]);
  });
});
