import type { KeptDecision } from '@kaocheng/contracts/document';
import { countsOf } from '@kaocheng/core/checks/count';
import type { Finding, Severity } from '@kaocheng/core/model/finding';
import { expect, test } from 'vitest';
import { grouped, isShown, NO_FILTER, rootOf, ruleTitle } from './group.js';

function finding(code: string, form: number | null, severity: Severity, more: Partial<Finding> = {}): Finding {
  return {
    id: `${form}:${code}`,
    form,
    rule: 'sum',
    code,
    severity,
    where: ['total.score'],
    quote: [],
    printed: '95',
    expected: '90',
    facts: {},
    citation: null,
    source: [],
    hangs: [],
    weight: 1,
    ...more,
  };
}

const list = [
  finding('B3-sum', 2, 'error'),
  finding('A6', 1, 'warning'),
  finding('X7', null, 'info'),
  finding('B3-grade', 1, 'error'),
];
const keys = (by: 'severity' | 'form' | 'rule' | 'none') =>
  grouped(list, by).map(({ key, findings }) => `${key}:${findings.length}`);

test('Findings are grouped by severity, by form and by rule', () => {
  expect(keys('severity')).toEqual(['error:2', 'warning:1', 'info:1']);
  expect(keys('form')).toEqual(['document:1', '1:2', '2:1']);
  expect(keys('rule')).toEqual(['B3:2', 'A6:1', 'X7:1']);
  expect(keys('none')).toEqual([':4']);
  expect(grouped([], 'none')).toEqual([]);
});

test('Within a group the order, which is that of the weight, stays', () => {
  expect(grouped(list, 'rule')[0]?.findings.map(({ form }) => form)).toEqual([2, 1]);
});

test('The list is narrowed by severity, form, decision and words', () => {
  const decided: KeptDecision = { finding: '1:A6', state: 'dismissed', reason: '已说明', by: 'a', at: '' };
  const decisions = new Map([[decided.finding, decided]]);
  const shown = (filter: Partial<typeof NO_FILTER>) =>
    list.filter((each) => isShown(each, { ...NO_FILTER, ...filter }, decisions)).map(({ code }) => code);
  expect(shown({})).toHaveLength(4);
  expect(shown({ severity: 'error' })).toEqual(['B3-sum', 'B3-grade']);
  expect(shown({ form: 1 })).toEqual(['A6', 'B3-grade']);
  expect(shown({ form: 'document' })).toEqual(['X7']);
  expect(shown({ state: 'dismissed' })).toEqual(['A6']);
  expect(shown({ state: 'open' })).toHaveLength(3);
  expect(shown({ state: 'lapsed' })).toEqual([]);
  expect(shown({ search: 'X7' })).toEqual(['X7']);
});

test('A finding that names a place in another form belongs to that form too', () => {
  const across = finding('X3', 2, 'error', { where: ['forms[1].total.score'] });
  expect(isShown(across, { ...NO_FILTER, form: 1 }, new Map())).toBe(true);
  expect(isShown(across, { ...NO_FILTER, form: 3 }, new Map())).toBe(false);
});

test('What hangs on a finding is shown in its place', () => {
  const hung = finding('C2', 1, 'info');
  const cause = finding('C13', 1, 'error', { hangs: [finding('C3', 1, 'info', { hangs: [hung] })] });
  expect(rootOf([...list, cause], hung.id)).toBe(cause.id);
  expect(rootOf(list, '1:A6')).toBe('1:A6');
  expect(rootOf(list, hung.id)).toBeNull();
  expect(rootOf(list, null)).toBeNull();
});

test('Rules have titles, severities are counted', () => {
  expect(ruleTitle('B3')).not.toBe('');
  expect(countsOf(list)).toEqual({ errors: 2, warnings: 1, infos: 1 });
});

test('What was decided on other figures is to be decided anew, and counts as open', () => {
  const lapsed: KeptDecision = { finding: '1:A6', state: 'dismissed', reason: '已说明', lapsed: true, by: 'a', at: '' };
  const decisions = new Map([[lapsed.finding, lapsed]]);
  const shown = (state: 'open' | 'lapsed' | 'dismissed') =>
    list.filter((each) => isShown(each, { ...NO_FILTER, state }, decisions)).map(({ code }) => code);
  expect(shown('lapsed')).toEqual(['A6']);
  expect(shown('open')).toHaveLength(4);
  expect(shown('dismissed')).toEqual([]);
});
