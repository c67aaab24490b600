import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C12 words that differ in one letter', () => {
  it('are found', () => {
    const form = project({ indicators: [row({ name: '工资', target: '合同约定数额', actual: '合同约定数量' })] });
    expect(checkFor('C12', [form])[0]?.where).toEqual(['indicators[工资].actual', 'indicators[工资].target']);
  });

  it('pass where they are equal, answer each other, or are dates', () => {
    const form = project({
      indicators: [
        row({ target: '合同约定数额', actual: '合同约定数额' }),
        row({ target: '质量有提高了', actual: '质量有提升了' }),
        row({ target: '2023年12月', actual: '2023年11月' }),
      ],
    });
    expect(checkFor('C12', [form])).toEqual([]);
  });
});
