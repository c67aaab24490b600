import { type Correction, corrected } from '@kaocheng/core/correct/correct';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { differenceOf, type KeptDigests, keptAfter } from '@kaocheng/store/records/difference';
import { summaryOf } from '@kaocheng/store/records/summary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { type Examined, ExaminedDocuments } from './examining.js';

const [first] = (JSON.parse(transcriptFile('甲')) as Transcript).forms;
if (first === undefined) throw new Error('no form');
const read: Transcript = {
  ...(JSON.parse(transcriptFile('甲')) as Transcript),
  forms: [1, 2, 3].map((order) => ({ ...first, order, title: `第${order}张` })),
};
const transcript = JSON.stringify(read);
const nothing = { forms: [], findings: [] };
const task = { key: '甲', transcript, corrections: [], policy: null, since: 2, kept: nothing };

function differs(examined: Examined) {
  if (examined.kind !== 'examined') throw new Error(JSON.stringify(examined));
  return examined.difference;
}

const correction = fc
  .tuple(
    fc.constantFrom(1, 2, 3),
    fc.constantFrom('name', 'total.score', 'indicators.0.actual', 'funds.total.rate'),
    fc.constantFrom(null, '', '9', '90', '5334人', '90%', '甲'),
  )
  .map(([form, path, value]): Correction => ({ form, path, value }));

describe('documents that are examined again', () => {
  it('give what differs from what is kept, as examining them in full does, save after save', () => {
    const step = fc.record({
      corrections: fc.uniqueArray(correction, { maxLength: 4, selector: ({ form, path }) => `${form} ${path}` }),
      policy: fc.constantFrom(null, 'cn-2021-101', 'withdrawn-1999'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const documents = new ExaminedDocuments();
        let kept: KeptDigests = nothing;
        for (const [since, { corrections, policy }] of steps.entries()) {
          const difference = differs(documents.examine({ ...task, corrections, policy, since, kept }));
          const known = policy === 'withdrawn-1999' ? null : policy;
          const inFull = summaryOf(examineTranscript(corrected(read, corrections), { policy: known }));
          const { stamp, ...said } = difference;
          expect(said).toEqual(differenceOf(inFull, kept, since));
          kept = keptAfter(kept, difference);
          expect(kept.findings.map(({ id }) => id).sort()).toEqual(inFull.findings.map(({ id }) => id).sort());
          expect(new Set(kept.findings.map(({ key }) => key)).size).toBe(kept.findings.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('change few rows of many', () => {
    const documents = new ExaminedDocuments();
    const { forms, findings } = differs(documents.examine(task));
    const kept = {
      forms: forms.came.map(({ key, digest }) => ({ key, digest })),
      findings: findings.came.map(({ key, digest, record }) => ({ key, digest, id: record.id })),
    };
    const corrections = [{ form: 2, path: 'indicators.0.actual', value: '5334人' }];
    const after = documents.examine({ ...task, transcript: null, corrections, since: 3, kept });
    expect(after).toMatchObject({
      kind: 'examined',
      printed: ['3334人'],
      difference: { since: 3, forms: { went: [2] } },
    });
    expect(differs(after).findings.went.length).toBeLessThan(kept.findings.length / 2);
  });

  it('have to be handed in once, and again when others took their place', () => {
    const documents = new ExaminedDocuments();
    expect(documents.examine({ ...task, transcript: null })).toEqual({ kind: 'unknown' });
    expect(documents.examine(task).kind).toBe('examined');
    expect(documents.examine({ ...task, transcript: null }).kind).toBe('examined');
    const large = transcript + ' '.repeat(13 * 1024 * 1024);
    documents.examine({ ...task, key: '乙', transcript: large });
    expect(documents.examine({ ...task, transcript: null }).kind).toBe('examined');
    documents.examine({ ...task, key: '丙', transcript: large });
    expect(documents.examine({ ...task, key: '乙', transcript: null })).toEqual({ kind: 'unknown' });
    expect(documents.examine({ ...task, transcript: null }).kind).toBe('examined');
  });

  it('say which correction leads nowhere, and what is no transcript', () => {
    const documents = new ExaminedDocuments();
    const corrections = [{ form: 9, path: 'name', value: 'x' }];
    expect(documents.examine({ ...task, corrections })).toEqual({
      kind: 'problem',
      code: 'no-such-cell',
      facts: { form: '9', path: 'name' },
    });
    expect(documents.examine({ ...task, key: '坏', transcript: '{' })).toMatchObject({ kind: 'problem' });
  });
});
