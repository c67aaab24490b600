import { describe, expect, it } from 'vitest';
import { sayFinding } from '../say.js';
import { checkFor, fund, project, row } from '../testing/build.js';

const paid = (executed: string, more: ReturnType<typeof row>[] = [], standard = '300元/人') =>
  checkFor('A11', [
    project({
      funds: { total: fund({ annual: executed, executed }) },
      indicators: [
        row({ name: '体检人数', target: '5000人', actual: '3334人' }),
        row({ level2: '成本指标', name: '体检标准', target: standard, actual: standard }),
        ...more,
      ],
    }),
  ]);

describe('A11: quantity × standard is what was spent', () => {
  it('holds within two percent', () => {
    expect(paid('100.02')).toEqual([]);
    expect(paid('101.5')).toEqual([]);
  });

  it('counts a standard by head and year, and none by head and month', () => {
    expect(paid('100.02', [], '300元/人/年')).toEqual([]);
    expect(paid('75.1', [], '300元/人/年')).toMatchObject([{ code: 'A11-near', expected: '100.02' }]);
    expect(paid('75.1', [], '300元/人/月')).toEqual([]);
  });

  it('counts in the unit that the form prints', () => {
    const inYuan = (executed: string) =>
      checkFor('A11', [
        project({
          moneyUnit: '元',
          funds: { total: fund({ annual: executed, executed }) },
          indicators: [
            row({ name: '体检人数', target: '5000人', actual: '3334人' }),
            row({ level2: '成本指标', name: '体检标准', target: '300元/人', actual: '300元/人' }),
          ],
        }),
      ]);
    expect(inYuan('1000200')).toEqual([]);
    const [finding] = inYuan('751000');
    if (finding === undefined) throw new Error('nothing found');
    expect(sayFinding(finding).sentence).toContain('= 1000200 元，全年执行数 751000 元。');
  });

  it('asks where it is near and not the same', () => {
    expect(paid('75.1')).toMatchObject([{ code: 'A11-near', severity: 'warning', expected: '100.02' }]);
  });

  it('only informs where it is far off: the standard may be shared between levels', () => {
    expect(paid('20')).toMatchObject([{ code: 'A11-far', severity: 'info' }]);
  });

  it('says nothing where more than one count would fit', () => {
    expect(paid('75.1', [row({ name: '培训人数', target: '10人', actual: '10人' })])).toEqual([]);
  });
});
