import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row } from '../testing/build.js';

describe('G12 instructions and placeholders in cells', () => {
  it('finds each instruction that was left standing', () => {
    const form = project({
      funds: { total: fund({ reason: '1.预算执行率未达到90%的需说明原因(100字以内)' }) },
      goals: { expected: '按时发放', actual: '对照年度目标,说明相关任务目标的完成情况(100字以内)' },
      conclusion: '结合自评情况,说明项目自评总分。(200字以内)',
    });
    expect(
      checkFor('G12', [form])
        .map(({ code, where }) => [code, where[0]])
        .sort(),
    ).toEqual([
      ['G12-instruction', 'conclusion'],
      ['G12-instruction', 'funds.total.reason'],
      ['G12-instruction', 'goals.actual'],
    ]);
  });

  it('finds crosses and tags', () => {
    const form = project({ problems: '完成XX项目建设', measures: '<p>加强管理</p>' });
    expect(
      checkFor('G12', [form])
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['G12-crosses', 'G12-tag']);
  });

  it('names the place of a row whose reason holds one', () => {
    const form = project({ indicators: [row({ name: '培训人数', deviation: 'XXXX' })] });
    expect(checkFor('G12', [form]).map(({ where }) => where)).toEqual([['indicators[培训人数].deviation']]);
  });

  it('warns of a prompt without a limit of length', () => {
    expect(
      checkFor('G12', [project({ problems: '结合自评情况，分析存在的问题及原因' })]).map(({ severity }) => severity),
    ).toEqual(['warning']);
  });

  it('passes what a unit writes itself', () => {
    const form = project({
      goals: { expected: '发放补助', actual: '对照年度目标，已全部完成，发放5000人' },
      problems: '无',
      measures: '针对自评中发现的问题，加强业务培训，提高资金支付进度。',
      contact: { name: '张**', phone: '138****8000', finance: null },
      extra: { 型号: 'XX-2型' },
    });
    expect(checkFor('G12', [form])).toEqual([]);
  });
});
