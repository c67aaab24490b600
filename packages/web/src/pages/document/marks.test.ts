import type { KeptDecision } from '@kaocheng/contracts/document';
import type { Finding, Severity } from '@kaocheng/core/model/finding';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { byId, findingsByCell, marksOf, withHung } from './marks.js';

const transcript: Transcript = {
  ...blankTranscript('a'),
  forms: [
    { kind: 'summary', order: 1, title: null, rows: [], totals: { annual: '1', executed: '2' }, extra: {} },
    { kind: 'summary', order: 12, title: null, rows: [], totals: { annual: '1', executed: '2' }, extra: {} },
  ],
};

function finding(id: string, form: number, where: string, severity: Severity, hangs: Finding[] = []): Finding {
  const rest = {
    rule: 'sum',
    code: 'A1',
    quote: [],
    printed: null,
    expected: null,
    facts: {},
    citation: null,
    source: [],
  } as const;
  return { ...rest, id, form, where: [where], severity, hangs, weight: 0 };
}

const hung = finding('c', 1, 'totals.executed', 'error');
const findings = [
  finding('a', 1, 'totals.annual', 'info', [hung]),
  finding('b', 1, 'totals.annual', 'error'),
  finding('d', 12, 'totals.annual', 'warning'),
];

test('A cell bears the gravest mark of its findings, those that hang on others included', () => {
  const cells = findingsByCell(transcript, findings);
  expect(Object.fromEntries(marksOf(1, cells, new Map()))).toEqual({
    'totals.annual': { severity: 'error', count: 2 },
    'totals.executed': { severity: 'error', count: 1 },
  });
  expect(Object.fromEntries(marksOf(12, cells, new Map()))).toEqual({
    'totals.annual': { severity: 'warning', count: 1 },
  });
});

test('What was dismissed marks nothing', () => {
  const decision: KeptDecision = { finding: 'b', state: 'dismissed', reason: 'x', by: '', at: '' };
  const marks = marksOf(1, findingsByCell(transcript, findings), new Map([['b', decision]]));
  expect(marks.get('totals.annual')).toEqual({ severity: 'info', count: 1 });
});

test('What hangs on a finding is found and decided with it', () => {
  expect(byId(findings).get('c')).toBe(hung);
  expect(withHung(findings.slice(0, 1))).toEqual(['a', 'c']);
});
