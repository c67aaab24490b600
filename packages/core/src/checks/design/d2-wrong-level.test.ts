import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('D2 an indicator under a level that is not its own', () => {
  it('is one finding a form', () => {
    const form = project({
      indicators: [
        row({ name: '花费控制', target: '不突破预算' }),
        row({ name: '工资支出', target: '463.94万元' }),
        row({ level2: '质量指标', name: '受益人数', target: '500人' }),
        row({ level2: '经济效益指标', name: '资金兑付率', target: '100%' }),
        row({ level1: '效益指标', level2: '社会效益指标', name: '群众满意度', target: '≥90%' }),
        row({ level2: '成本指标', name: '住院救助比例', target: '≥80%' }),
      ],
    });
    const [finding, ...others] = checkFor('D2', [form]);
    expect(others).toEqual([]);
    expect(finding?.facts['count']).toBe(6);
    expect(finding?.where).toContain('indicators[花费控制].level2');
  });

  it('is information where a platform prescribes the indicators', () => {
    const form = project({ name: '住房公积金', indicators: [row({ name: '经费支出', target: '5万元' })] });
    expect(checkFor('D2', [form]).map(({ severity }) => severity)).toEqual(['info']);
  });

  it('passes indicators in their places', () => {
    const form = project({
      indicators: [
        row({ name: '补助资金发放人数', target: '500人' }),
        row({ name: '补助人员数量', target: '500人' }),
        row({ level2: '质量指标', name: '合格率', target: '95%' }),
        row({ level2: '成本指标', name: '成本控制率', target: '≤100%' }),
        row({ level1: '满意度指标', level2: '服务对象满意度', name: '群众满意度', target: '≥90%' }),
      ],
    });
    expect(checkFor('D2', [form])).toEqual([]);
  });
});
