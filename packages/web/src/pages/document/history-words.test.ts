import type { Finding } from '@kaocheng/core/model/finding';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { type HistoryGround, sayActor, sayEntry } from './history-words.js';

const form: Form = {
  kind: 'summary',
  order: 2,
  title: '汇总表',
  rows: [{ no: '1', name: '宣传', annual: '1', executed: null, rate: null, score: '9' }],
  totals: { annual: null, executed: null },
  extra: {},
};
const transcript: Transcript = { ...blankTranscript(''), forms: [form] };
const finding: Finding = {
  id: '2:B3-total:total.score',
  form: 2,
  rule: 'sum',
  code: 'B3-total',
  severity: 'error',
  where: [],
  quote: [],
  printed: null,
  expected: null,
  facts: {},
  citation: null,
  source: [],
  hangs: [],
  weight: 0,
};
const ground: HistoryGround = { transcript, findings: new Map([[finding.id, finding]]) };
const said = (action: string, facts: Record<string, string>) => sayEntry({ action, facts }, ground);

test('A correction is told with its cell, its print and what it became', () => {
  const facts = { set: '1', withdrawn: '0', form: '2', path: 'rows.0.score', printed: '9', value: '8', reason: '看错' };
  const sentence = said('corrected', facts);
  for (const part of ['汇总表', '宣传', '9', '8', '看错']) expect(sentence).toContain(part);
  expect(sentence).not.toContain('rows.0');
  expect(said('correction-withdrawn', { ...facts, set: '0', withdrawn: '1' })).toContain('宣传');
  expect(said('corrected', { set: '3', withdrawn: '1' })).toMatch(/3.*1/);
});

test('A decision is told with the title of its finding', () => {
  const sentence = said('decided', { finding: finding.id, state: 'dismissed', reason: '有批复' });
  expect(sentence).toContain('有批复');
  expect(sentence).not.toContain('B3-total');
  expect(said('decided', { confirmed: '4', dismissed: '5' })).toMatch(/4.*5/);
});

test('Every action of the server has a sentence without keys, an unknown one is said as it is', () => {
  for (const action of ['received', 'read', 'unread', 'filled', 'policy-chosen', 'kept-as-own']) {
    expect(said(action, { name: '甲', forms: '1', errors: '2', warnings: '3' })).not.toMatch(/[a-z{}]/);
  }
  expect(said('frozen', { by: '局' })).toBe('frozen 局');
  expect(sayActor('local')).not.toBe('local');
  expect(sayActor('王某')).toBe('王某');
});
