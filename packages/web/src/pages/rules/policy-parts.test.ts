import { policies } from '@kaocheng/core/scoring/policies';
import { Decimal } from '@kaocheng/core/values/decimal';
import { expect, test } from 'vitest';
import { type PolicyPart, partsOfPolicy, percent } from './policy-parts.js';

function parts(id: string): Map<string, PolicyPart> {
  const policy = policies.find((each) => each.id === id);
  if (policy === undefined) throw new Error(`no policy ${id}`);
  return new Map(partsOfPolicy(policy, (name) => name).map((part) => [part.key, part]));
}

test('Shares are said in per cent, exactly', () => {
  expect(['0.8', '1', '0.605', '1.3'].map((share) => percent(Decimal.of(share)))).toEqual([
    '80%',
    '100%',
    '60.5%',
    '130%',
  ]);
});

test('The national rules of 2020: in proportion, four grades, no cap', () => {
  const own = parts('cn-2020-10');
  expect(own.get('missed')?.sentences).toEqual(['得分＝完成值 ÷ 指标值 × 分值。']);
  expect(own.get('missed')?.citation).toMatchObject({ document: '财预〔2020〕10号', article: '第十六条' });
  expect(own.get('grades')?.table?.rows).toEqual([
    ['90', '优'],
    ['80', '良'],
    ['60', '中'],
    ['0', '差'],
  ]);
  expect(own.get('weights')?.table).toEqual({
    heads: ['适用情形', 'execution', 'output', 'benefit', 'satisfaction'],
    rows: [['统一设置', '10', '50', '30', '10']],
  });
  expect(own.has('cap')).toBe(false);
});

test('The guide of 2021: bands of execution and satisfaction, a threshold', () => {
  const own = parts('cn-2021-101');
  expect(own.get('missed')?.sentences[0]).toContain('完成率低于 60% 不得分');
  expect(own.get('execution')?.table?.rows).toEqual([
    ['80%', '70%'],
    ['60%', '50%'],
    ['0%', '0%'],
  ]);
  expect(own.get('satisfaction')?.table?.rows[0]).toEqual(['90%', '100%']);
});

test('Cuts for far more than the target and caps of the total are said with their bounds', () => {
  expect(parts('platform-2022').get('over')?.sentences[1]).toBe('完成率达到 130% 的扣 2 分。');
  expect(parts('pidu-2026').get('over')?.sentences[1]).toBe('完成率高于 130% 的不得分。');
  expect(parts('platform-2022').get('cap')?.table?.rows[0]).toEqual(['80%', '89']);
  expect(parts('target-over-actual').get('lower')?.sentences).toEqual(['得分＝指标值 ÷ 完成值 × 分值。']);
});

test('Every policy says all its parts, with a sentence or a table each', () => {
  for (const { id } of policies) {
    for (const { key, name, sentences, table } of parts(id).values()) {
      expect(name, `${id} ${key}`).not.toMatch(/[{}]|policy\./);
      expect(sentences.length + (table?.rows.length ?? 0), `${id} ${key}`).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence, `${id} ${key}`).not.toMatch(/[{}]/);
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.heads.length ?? 0);
    }
  }
});
