import { withRowAdded, withRowMoved, withRowRemoved, withValue } from '@kaocheng/core/correct/edit-form';
import { expect, test } from 'vitest';
import { differences, isSameForm, merged, withMine } from './merge.js';
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

/** Two rows of one class, 甲 above 乙. */
const rows = fill(
  { 'indicators.0.name': '甲', 'indicators.1.name': '乙', 'indicators.0.target': '5' },
  withRowAdded(form, 'indicators', 0),
);

test('Where rows changed places a value does not land in the row of another', () => {
  const moved = withRowMoved(rows, 'indicators', 0, 1, new Set());
  const reached = fill({ 'indicators.0.actual': '5' }, rows);
  expect(merged(rows, moved, reached)).toBeNull();
  expect(merged(rows, reached, moved)).toBeNull();
  expect(merged(rows, fill({ 'indicators.1.actual': '7' }, rows), reached)?.conflicts).toEqual([]);
});

test('A row that was taken away and another that was added are not one row', () => {
  const reached = fill({ 'indicators.0.actual': '5' }, rows);
  const other = withRowAdded(withRowRemoved(rows, 'indicators', 0), 'indicators', 0);
  expect(merged(rows, other, reached)).toBeNull();
  const anew = fill(
    { 'indicators.0.name': '丙' },
    withRowRemoved(withRowAdded(rows, 'indicators', 0), 'indicators', 0),
  );
  expect(merged(rows, anew, reached)).toBeNull();
});

test('A row that was renamed in its place is the same row', () => {
  const base = fill({ 'indicators.0.actual': '4', 'indicators.0.weight': '10' }, rows);
  const renamed = fill({ 'indicators.0.name': '甲（新）' }, base);
  const reached = fill({ 'indicators.0.score': '9', 'indicators.1.actual': '7' }, base);
  const both = fill({ 'indicators.0.score': '9', 'indicators.1.actual': '7' }, renamed);
  expect(merged(base, renamed, reached)).toEqual({ form: both, conflicts: [] });
  expect(merged(base, reached, renamed)).toEqual({ form: both, conflicts: [] });
  // Its mark may be another one, too.
  const corrected = fill({ 'indicators.0.weight': '8' }, renamed);
  expect(merged(base, corrected, reached)?.form).toEqual(fill({ 'indicators.0.weight': '8' }, both));
});

test('A row replaced by another indicator with the same unit, operator, weight and score is another row', () => {
  const marks = { 'indicators.0.weight': '10', 'indicators.0.score': '10' };
  const bare = fill({ 'indicators.0.name': '培训班次数', 'indicators.0.target': '100', ...marks }, rows);
  const base = withValue(
    withValue(
      withValue(withValue(bare, 'indicators.0.actual', '100'), 'indicators.0.unit', '次'),
      'indicators.0.operator',
      '≥',
    ),
    'indicators.0.nature',
    '定量',
  );
  const replaced = { 'indicators.0.name': '维修设备数', 'indicators.0.target': '300', 'indicators.0.actual': '280' };
  const explained = fill({ 'indicators.0.deviation': '多办了一期' }, base);
  expect(merged(base, explained, fill(replaced, base))).toBeNull();
  expect(merged(base, fill(replaced, base), explained)).toBeNull();
  // Nor is it the same where its target alone, or a text that it held, is another one.
  const scored = fill({ 'indicators.0.score': '9' }, explained);
  const retargeted = fill({ 'indicators.0.name': '培训期数', 'indicators.0.target': '300' }, explained);
  expect(merged(explained, retargeted, scored)).toBeNull();
  const retold = fill({ 'indicators.0.name': '培训期数', 'indicators.0.deviation': '设备老化' }, explained);
  expect(merged(explained, retold, scored)).toBeNull();
  expect(merged(explained, fill({ 'indicators.0.name': '培训期数' }, explained), scored)?.conflicts).toEqual([]);
});

test('A row that both renamed is a conflict of its name alone', () => {
  const base = fill({ 'indicators.0.weight': '10' }, rows);
  const [mine, theirs] = ['甲一', '甲二'].map((name) => fill({ 'indicators.0.name': name }, base));
  expect(merged(base, mine ?? base, theirs ?? base)?.conflicts).toEqual([
    { path: 'indicators.0.name', mine: '甲一', theirs: '甲二' },
  ]);
});

test('A row under a new name with other figures, or beside one with a new name, is another row', () => {
  const base = fill({ 'indicators.0.weight': '10', 'indicators.1.weight': '10', 'indicators.1.target': '3' }, rows);
  const supervisor = fill({ supervisor: '某局' }, base);
  expect(merged(base, fill({ 'indicators.0.name': '丙', 'indicators.0.target': '8' }, base), supervisor)).toBeNull();
  expect(merged(base, fill({ 'indicators.0.name': '丙', 'indicators.1.name': '丁' }, base), supervisor)).toBeNull();
  expect(merged(rows, fill({ 'indicators.1.name': '丙' }, rows), supervisor)).toBeNull();
});

test('Rows without names, or with the same, are the same only while they hold what they held', () => {
  const same = fill({ 'indicators.1.name': '甲' }, rows);
  const reached = fill({ 'indicators.0.actual': '5' }, same);
  expect(merged(same, withRowMoved(same, 'indicators', 0, 1, new Set()), reached)).toBeNull();
  expect(merged(same, fill({ supervisor: '某局' }, same), reached)?.conflicts).toEqual([]);
  const [one, other] = [fill({ 'indicators.0.name': '子' }), fill({ 'indicators.0.name': '丑' })];
  expect(merged(form, one, other)).toBeNull();
});

test('The attachments are one value', () => {
  const base = fill({ attachments: '一\n二' });
  const less = fill({ attachments: '一' }, base);
  expect(merged(base, less, fill({ supervisor: '某局' }, base))?.form).toEqual(fill({ supervisor: '某局' }, less));
  expect(merged(base, less, fill({ attachments: '一\n三' }, base))?.conflicts).toEqual([
    { path: 'attachments', mine: '一', theirs: '一\n三' },
  ]);
});

test('Of what both changed mine is taken in the places named, theirs in the others', () => {
  const mine = fill({ supervisor: '甲局', implementer: '甲站', 'indicators.0.actual': '5', attachments: '甲' });
  const theirs = fill({ supervisor: '乙局', implementer: '乙站', 'indicators.1.actual': '7', attachments: '乙' });
  const both = merged(form, mine, theirs);
  expect(both?.conflicts.map(({ path }) => path).sort()).toEqual(['attachments', 'implementer', 'supervisor']);
  expect(withMine(both?.form ?? form, mine, new Set(['supervisor', 'attachments']))).toEqual(
    fill({
      supervisor: '甲局',
      implementer: '乙站',
      'indicators.0.actual': '5',
      'indicators.1.actual': '7',
      attachments: '甲',
    }),
  );
});
