import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('D3 the same indicator twice', () => {
  const benefit = { level1: '效益指标', level2: '社会效益指标' };

  it('is found across output and benefit, and among siblings with one target', () => {
    const across = project({
      indicators: [
        row({ name: '政策知晓率', target: '90%' }),
        row({ ...benefit, name: '政策的知晓率（%）', target: '95%' }),
      ],
    });
    expect(checkFor('D3', [across]).map(({ code }) => code)).toEqual(['D3-across']);
    const siblings = project({
      indicators: [row({ name: '检查次数', target: '3次' }), row({ name: '检查次数', target: '3次' })],
    });
    expect(checkFor('D3', [siblings]).map(({ code }) => code)).toEqual(['D3-sibling']);
  });

  it('is information in a prescribed form', () => {
    const form = project({
      name: '公用经费',
      indicators: [row({ name: '检查次数', target: '3次' }), row({ name: '检查次数', target: '3次' })],
    });
    expect(checkFor('D3', [form]).map(({ severity }) => severity)).toEqual(['info']);
  });

  it('passes different indicators, and one for several groups with targets of their own', () => {
    const form = project({
      indicators: [
        row({ name: '补助标准', target: '610元' }),
        row({ name: '补助标准', target: '640元' }),
        row({ name: '人数', target: '5' }),
      ],
    });
    expect(checkFor('D3', [form])).toEqual([]);
  });
});
