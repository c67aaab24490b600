import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C9 a unit that one side lacks', () => {
  it('is one finding a form that names the cell without unit', () => {
    const form = project({
      indicators: [
        row({ name: '检查次数', target: '≥3次', actual: '6' }),
        row({ name: '经费支出', target: '≤125', actual: '25万元' }),
        row({ name: '人数', target: '5人', actual: '5人' }),
      ],
    });
    const [finding] = checkFor('C9', [form]);
    expect(finding?.code).toBe('C9-rows');
    expect(finding?.where).toContain('indicators[检查次数].actual');
  });

  it('is a note where the form never prints it', () => {
    const cells = row({ target: '≥3次', actual: '6' });
    expect(
      checkFor('C9', [project({ indicators: [cells, cells, cells, cells, cells] })]).map(({ severity }) => severity),
    ).toEqual(['info']);
  });

  it('passes a column of units, and values without any', () => {
    const form = project({
      indicators: [row({ target: '3', unit: '次', actual: '6' }), row({ target: '3', actual: '6' })],
    });
    expect(checkFor('C9', [form])).toEqual([]);
  });
});
