import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { formText, PARTS, readForm } from './testing/read-form.js';

const read = (parts: Parameters<typeof formText>[0]) => assembleForm(readForm(formText(parts)), 1);

describe('text of forms with words of their own', () => {
  it('keeps 指标口径 in one piece, and its column apart from the names', () => {
    const rows =
      '产出指标 数量指标 古树体检数 当年出具报告的株数 ≥120株 126株 20 20\n' +
      '质量指标 体检报告合格率 专家评审结论 100% 98% 30 29.4\n';
    const header = '一级指标 二级指标 指标名称 指标口径 目标值 完成值 分值 得分\n';
    const form = read({ header, rows });
    expect(form.indicators.map(({ name, definition, target, actual }) => [name, definition, target, actual])).toEqual([
      ['古树体检数', '当年出具报告的株数', '≥120株', '126株'],
      ['体检报告合格率', '专家评审结论', '100%', '98%'],
    ]);
  });

  it('takes no label for a damaged one that runs into the next: 资金到位 全年执行', () => {
    const header = '项目资金（万元） 年初预算 资金到位 全年执行 执行率 分值 得分\n';
    const funds = `${header}年度资金总额 50.00 48.00 36.00 75% 10 7.5\n`;
    const all = { initial: '50.00', annual: '48.00', executed: '36.00', rate: '75%', weight: '10', score: '7.5' };
    expect(read({ funds }).funds?.['total']).toMatchObject(all);
    expect(read({ funds: funds.replace('全年执行 ', '全年支出 ') }).funds?.['total']).toMatchObject(all);
  });

  for (const [copy, glue] of Object.entries({ lines: ' ', 'a cell a line': '\n' }))
    it(`reads money under labels that only their words tell, ${copy}`, () => {
      const header = ['资金情况（万元）', '资金来源', '预算安排', '实际到位', '实际支出', '资金结余', '执行率'];
      const rows = ['市级财政', '300', '290', '280', '20', '96.55%', '合计', '1000', '950', '935', '65', '98.42%'];
      const form = read({ funds: `${[...header, ...rows].join(glue)}\n` });
      expect(form.funds?.['city']).toMatchObject({ initial: '300', annual: '290', executed: '280', rate: '96.55%' });
      expect(form.funds?.['total']).toMatchObject({ initial: '1000', annual: '950', executed: '935', rate: '98.42%' });
    });

  for (const [copy, glue] of Object.entries({ lines: ' ', 'a cell a line': '\n', glued: '' }))
    it(`reads a source that no lexicon knows, ${copy}`, () => {
      const cells = ['年度资金总额', '48.00', '36.00', '75%', '福彩公益金', '18.00', '9.00', '50%'];
      const funds = `项目资金（万元） 预算数 执行数 执行率\n${cells.join(glue)}\n`;
      const form = read({ funds });
      expect(form.funds?.['福彩公益金']).toMatchObject({ annual: '18.00', executed: '9.00', rate: '50%' });
      expect(form.funds?.['total']).toMatchObject({ annual: '48.00', executed: '36.00', rate: '75%' });
    });

  for (const [copy, glue] of Object.entries({ lines: ' ', 'a cell a line': '\n', glued: '' }))
    it(`reads marks with their unit among the money, ${copy}`, () => {
      const cells = ['年度资金总额', '48.00', '46.50', '45.80', '10分', '98.49%', '9.85分'];
      const funds = `项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n${cells.join(glue)}\n`;
      expect(read({ funds }).funds?.['total']).toMatchObject({ weight: '10分', rate: '98.49%', score: '9.85分' });
    });

  it('takes the totals in the order of the columns where 得分 stands before 分值', () => {
    const header = '一级指标 二级指标 三级指标 年度指标值 实际完成值 得分 分值\n';
    const rows = '产出指标 数量指标 古树体检数 ≥120株 100株 40 50\n质量指标 体检报告合格率 100% 98% 49 50\n';
    expect(read({ header, rows, total: '总分 89 100\n' }).total).toMatchObject({ weight: '100', score: '89' });
    expect(read({ header, rows, total: '总分89.5100\n' }).total).toMatchObject({ weight: '100', score: '89.5' });
    expect(read({ total: '总分100分96.9分\n' }).total).toMatchObject({ weight: '100分', score: '96.9分' });
    expect(read({ total: PARTS.total }).total).toMatchObject({ weight: '100', score: '96.9' });
  });

  it('reads 备注 as the last column of a header, a cell a line, though the reasons have one', () => {
    const header = [
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '偏差原因分析',
      '备注',
    ];
    const rows = [
      '产出指标',
      '数量指标',
      '古树体检数',
      '≥120株',
      '126株',
      '50',
      '50',
      '质量指标',
      '合格率',
      '100%',
      '98%',
      '50',
      '49',
    ];
    const form = read({ header: `${header.join('\n')}\n`, rows: `${rows.join('\n')}\n`, total: '总分\n100\n99\n' });
    expect(form.indicators.map(({ name, score }) => [name, score])).toEqual([
      ['古树体检数', '50'],
      ['合格率', '49'],
    ]);
    expect(form.extra).toEqual({});
  });
});
