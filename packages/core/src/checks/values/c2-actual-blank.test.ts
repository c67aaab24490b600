import { describe, expect, it } from 'vitest';
import { checkFor, monitor, project, row } from '../testing/build.js';

describe('C2 an actual value that is blank or not of the whole year', () => {
  const measured = row({ name: '检查次数', target: '3次', actual: '3次', weight: '10', score: '10' });

  it('is an error where marks were given for a number that is not there', () => {
    const form = project({
      indicators: [measured, row({ name: '参保人数', target: '≥53000人', weight: '20', score: '20' })],
    });
    const [finding] = checkFor('C2', [form]);
    expect(finding?.code).toBe('C2-blank');
    expect(finding?.where).toContain('indicators[参保人数].actual');
    expect(finding?.severity).toBe('error');
  });

  it('is a question where the text leaves open which of the two was printed', () => {
    const indicators = [measured, row({ name: '参保人数', target: '≥53000人', weight: '20', score: '20' })];
    const cells = { 'indicators.1.target': { confidence: 0.9 } };
    expect(checkFor('C2', [project({ indicators, cells })]).map(({ code, severity }) => [code, severity])).toEqual([
      ['C2-unsure', 'warning'],
    ]);
  });

  it('names the row in which the target is blank too', () => {
    const form = project({ indicators: [measured, row({ name: '变动率', weight: '2', score: '2' })] });
    expect(checkFor('C2', [form]).map(({ code }) => code)).toEqual(['C2-empty']);
  });

  it('finds blank rows of a monitoring form, which has no marks', () => {
    const form = monitor({ indicators: [row({ name: '质量' }), row({ name: '效益', actual: '办成活动5场' })] });
    expect(checkFor('C2', [form]).map(({ code }) => code)).toEqual(['C2-empty']);
  });

  it('does not ask in the middle of the year who is satisfied', () => {
    const form = (level2: string) =>
      monitor({
        indicators: [row({ name: '岗位数', target: '≥260个', actual: '248个' }), row({ level2, target: '≥90%' })],
      });
    expect(checkFor('C2', [form('服务对象满意度指标')])).toEqual([]);
    expect(checkFor('C2', [form('质量指标')])).toHaveLength(1);
  });

  it('says a wholly blank column once', () => {
    const blank = row({ target: '5次', weight: '10', score: '10' });
    expect(checkFor('C2', [project({ indicators: [blank, blank, blank] })]).map(({ code }) => code)).toEqual([
      'C2-column',
    ]);
  });

  it('asks for the value of the year where it is expected or counted up to October', () => {
    const form = project({
      indicators: [
        row({ name: '甲', target: '5万人', actual: '预计5万人' }),
        row({ name: '乙', target: '40%', actual: '截至10月底41%' }),
      ],
    });
    const [finding] = checkFor('C2-early', [form]);
    expect(finding?.facts['count']).toBe(2);
  });

  it('passes printed values, rows out of use, and leaves blank scores to their own check', () => {
    const unused = row({ name: '经济效益' });
    const scoreless = row({ name: '覆盖率', target: '100%', weight: '60' });
    expect(checkFor('C2', [project({ indicators: [measured, unused, scoreless] })])).toEqual([]);
    expect(checkFor('C2', [project({ indicators: [row({ target: '40%', actual: '截至12月底41%' })] })])).toEqual([]);
  });
});
