import { corrected } from '@kaocheng/core/correct/correct';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { begun } from '../fill/testing/begun.js';
import { examined } from './examined.js';
import { keyOf } from './session/standing.js';

const { fill } = begun();
const form = fill({
  'funds.total.annual': '100',
  'funds.total.executed': '90',
  'indicators.0.name': '里程',
  'indicators.0.target': '≥10公里',
  'indicators.0.actual': '8公里',
  'indicators.0.weight': '50',
  'indicators.0.score': '50',
  'total.weight': '100',
  'total.score': '95',
});
const transcript: Transcript = {
  ...blankTranscript('a.txt'),
  year: '2025',
  forms: [form, { ...form, order: 2 }],
};

function standing(value: string, order = 2) {
  const one = { form: order, path: 'indicators.0.actual', value, reason: '', printed: null, by: '', at: '' };
  return { corrections: new Map([[keyOf(one), one]]), policy: null };
}

test('A correction looks anew only at its own form, and finds what the whole examination finds', () => {
  const before = examined(transcript, standing('9公里'));
  const after = examined(transcript, standing('12公里'));
  const value = { form: 2, path: 'indicators.0.actual', value: '12公里' };
  expect(after).toEqual(examineTranscript(corrected(transcript, [value])));
  expect(after.findings).not.toEqual(before.findings);
  expect(after.evaluation.forms[0]).toBe(before.evaluation.forms[0]);
  expect(after.scorecards[0]).toBe(before.scorecards[0]);
  expect(after.evaluation.forms[1]).not.toBe(before.evaluation.forms[1]);
});

test('A correction that leads nowhere waits for its refusal and changes nothing', () => {
  const none = examined(transcript, { corrections: new Map(), policy: null });
  expect(examined(transcript, standing('12公里', 7))).toEqual(none);
});
