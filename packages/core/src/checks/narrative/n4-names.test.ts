import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, department, project, report, row } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const form = project({ name: '城镇困难群众慰问资金' });

function named(value: string) {
  return checkFor('N4', [form], {
    reports: [report([stated('projectName', value, { about: '城镇困难群众慰问资金' })])],
  });
}

describe('N4', () => {
  it('accepts a shortened name', () => {
    expect(named('城镇困难群众慰问')).toEqual([]);
    expect(named('困难群众慰问项目')).toEqual([]);
  });

  it('reports a name with another word in it', () => {
    expect(named('乡村困难群众慰问')).toMatchObject([
      { code: 'N4-project', rule: 'text', where: ['text', 'name'], expected: '城镇困难群众慰问资金' },
    ]);
  });

  it('reports the value of another indicator under the heading of one', () => {
    const forms = [
      department({
        indicators: [row({ name: '学员满意度', actual: '95%' }), row({ name: '教师满意度', actual: '95%' })],
      }),
    ];
    const fact = (label: string): NarrativeFact =>
      stated('indicatorActual', '95%', { about: 'department', indicator: '学员满意度', label });
    expect(checkFor('N4', forms, { reports: [report([fact('学员满意度')])] })).toEqual([]);
    expect(checkFor('N4', forms, { reports: [report([fact('教师满意度')])] })).toMatchObject([
      { code: 'N4-indicator', where: ['text', 'indicators[学员满意度].actual'] },
    ]);
  });

  it('reports an income that is said to be part of an expenditure', () => {
    const facts = (label: string): NarrativeFact[] => [
      stated(label, '60万元', { about: 'department', label }),
      stated('share', '60%', { about: 'department', label, of: '总支出' }),
    ];
    const forms = [department({ budget: { '（2）项目支出': '60' } })];
    expect(checkFor('N4', forms, { reports: [report(facts('项目支出'))] })).toEqual([]);
    expect(checkFor('N4', forms, { reports: [report(facts('项目收入'))] })).toMatchObject([
      { code: 'N4-side', rule: 'cross', where: ['text', 'budget[（2）项目支出]'], expected: '项目支出60万元' },
    ]);
  });
});
