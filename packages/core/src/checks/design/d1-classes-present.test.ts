import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('D1 classes and kinds of indicators', () => {
  const quantity = row({ target: '5人' });
  const quality = row({ level2: '质量指标', name: '合格率', target: '90%' });
  const benefit = row({ level1: '效益指标', level2: '社会效益指标', name: '知晓率', target: '90%' });

  it('warns where benefit is absent; notes quality, and cost for works', () => {
    const found = checkFor('D1', [project({ name: '道路改造工程', indicators: [quantity, quantity, quantity] })]);
    expect(found.map(({ code, severity }) => [code, severity]).sort()).toEqual([
      ['D1-benefit', 'warning'],
      ['D1-cost', 'info'],
      ['D1-quality', 'info'],
    ]);
  });

  it('is information for a personnel project, told by its code or its name', () => {
    const indicators = [quantity, quantity, quality];
    for (const form of [
      project({ code: '51000021R000000019951', indicators }),
      project({ name: '工资性支出', indicators }),
    ]) {
      expect(checkFor('D1', [form]).map(({ severity }) => severity)).toEqual(['info']);
    }
    const special = project({ code: '51000021T000000019951', name: '工资性支出', indicators });
    expect(checkFor('D1', [special]).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('passes a whole form, and one whose levels are not printed', () => {
    expect(checkFor('D1', [project({ indicators: [quantity, quality, benefit] })])).toEqual([]);
    expect(
      checkFor('D1', [project({ indicators: [quantity, quantity, row({ level1: null, level2: null })] })]),
    ).toEqual([]);
  });
});
