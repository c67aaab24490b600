import { withRowAdded } from '@kaocheng/core/correct/edit-form';
import { expect, test } from 'vitest';
import { differences, isSameForm, merged } from './merge.js';
import { begun } from './testing/begun.js';

const { form, fill } = begun();

test('What only one of two changed is taken from that one', () => {
  const mine = fill({ supervisor: '某局', 'indicators.0.name': '里程' });
  const theirs = fill({ implementer: '某站', 'funds.own.annual': '5', attachments: '附件一' });
  const both = merged(form, mine, theirs);
  expect(both?.conflicts).toEqual([]);
  expect(both?.form).toEqual(
    fill({
      supervisor: '某局',
      'indicators.0.name': '里程',
      implementer: '某站',
      'funds.own.annual': '5',
      attachments: '附件一',
    }),
  );
});

test('What both changed to different values is a conflict, to the same none', () => {
  const mine = fill({ supervisor: '甲局', implementer: '某站' });
  const theirs = fill({ supervisor: '乙局', implementer: '某站' });
  expect(merged(form, mine, theirs)?.conflicts).toEqual([{ path: 'supervisor', mine: '甲局', theirs: '乙局' }]);
  expect(differences(mine, theirs)).toEqual([{ path: 'supervisor', mine: '甲局', theirs: '乙局' }]);
});

test('A value that I cleared stays cleared', () => {
  const base = fill({ supervisor: '某局' });
  expect(merged(base, fill({ supervisor: '' }, base), fill({ implementer: '某站' }, base))?.form).toEqual(
    fill({ supervisor: '', implementer: '某站' }, base),
  );
});

test('Where rows were added no path can be relied upon', () => {
  const more = withRowAdded(form, 'indicators', 0);
  expect(merged(form, more, fill({ supervisor: '某局' }))).toBeNull();
  expect(merged(form, fill({ supervisor: '某局' }), more)).toBeNull();
  expect(isSameForm(form, more)).toBe(false);
  expect(isSameForm(form, structuredClone(form))).toBe(true);
});
