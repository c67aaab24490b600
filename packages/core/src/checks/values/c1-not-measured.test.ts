import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C1 an actual value that was not measured', () => {
  it('is one finding a form that lists the rows with a sign or a range', () => {
    const form = project({
      indicators: [
        row({ name: '参保率', target: '≥95%', actual: '≥95%', weight: '10', score: '10' }),
        row({ name: '征缴率', target: '≥90%', actual: '95%以上', weight: '10', score: '10' }),
        row({ name: '抽查率', target: '≥70%', actual: '70%-80%', weight: '10', score: '10' }),
        row({ name: '检查次数', target: '≥3次', actual: '4次', weight: '10', score: '10' }),
      ],
    });
    const [finding, ...others] = checkFor('C1', [form]);
    expect(others).toEqual([]);
    expect(finding?.where).toEqual([
      'indicators[参保率].actual',
      'indicators[征缴率].actual',
      'indicators[抽查率].actual',
    ]);
    expect(finding?.severity).toBe('warning');
  });

  it('passes measured values', () => {
    const form = project({
      indicators: [row({ target: '≥95%', actual: '96.2%' }), row({ target: '12月底前', actual: '12月5日' })],
    });
    expect(checkFor('C1', [form])).toEqual([]);
  });
});
