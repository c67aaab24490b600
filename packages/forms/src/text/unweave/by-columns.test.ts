import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../labels/lexicon.js';
import { squash } from '../glyphs.js';
import { readForm, shown, unreadOf } from '../testing/read-form.js';
import { unweaveColumns } from './by-columns.js';

const HEAD = ['项目支出绩效自评表', '（2023年度）', '项目名称', '古树保护', '主管部门', '甲局', '实施单位', '乙中心'];
const MONEY = [
  '项目资金（万元）',
  ...['年度资金总额', '其中：财政拨款', '其他资金'],
  ...['年初预算数', '80', '60', '20'],
  ...['全年预算数', '95', '75', '20'],
  ...['全年执行数', '90.25', '75', '15.25'],
  ...['分值', '10', '—', '—'],
  ...['执行率', '95%', '100%', '76.25%'],
  ...['得分', '9.5', '—', '—'],
];
const INDICATORS = [
  ...['一级指标', '产出指标（50分）', '效益指标（30分）', '满意度指标（10分）'],
  ...['二级指标', '数量指标', '质量指标', '成本指标', '社会效益指标', '服务对象满意度指标'],
  ...['三级指标', '体检株数', '修复树穴数', '体检合格率', '每株费用', '市民知晓率', '市民满意度'],
  ...['年度指标值', '≥120株', '40处', '100%', '≤2万元', '≥80%', '≥90%'],
  ...['实际完成值', '96株', '40处', '100%', '1.8万元', '85%', '92%'],
  ...['分值', '20', '10', '10', '10', '30', '10'],
  ...['得分', '16', '10', '10', '10', '30', '10'],
  ...['偏差原因分析及改进措施', '台风封山两月'],
  ...['总分', '100', '95.5'],
];

const ROWS = [
  '产出指标 数量指标 name=体检株数 target=≥120株 actual=96株 weight=20 score=16 deviation=台风封山两月',
  '产出指标 数量指标 name=修复树穴数 target=40处 actual=40处 weight=10 score=10',
  '产出指标 质量指标 name=体检合格率 target=100% actual=100% weight=10 score=10',
  '产出指标 成本指标 name=每株费用 target=≤2万元 actual=1.8万元 weight=10 score=10',
  '效益指标 社会效益指标 name=市民知晓率 target=≥80% actual=85% weight=30 score=30',
  '满意度指标 服务对象满意度指标 name=市民满意度 target=≥90% actual=92% weight=10 score=10',
];

const read = (text: string) => {
  const form = readForm(text);
  expect(unreadOf(form)).toEqual([]);
  return {
    funds: form.funds.map((row) => `${row.source} ${shown(row.cells)}`),
    rows: form.rows.map((row) => `${row.level1?.text} ${row.level2?.text} ${shown(row.cells)}`),
  };
};

const FUNDS = [
  'total initial=80 annual=95 executed=90.25 weight=10 rate=95% score=9.5',
  'fiscal initial=60 annual=75 executed=75 weight=— rate=100% score=—',
  'other initial=20 annual=20 executed=15.25 weight=— rate=76.25% score=—',
];

describe('a form that was copied column by column', () => {
  it('is read in rows: money, indicators under their classes, a reason at the row that lost marks', () => {
    expect(read([...HEAD, ...MONEY, ...INDICATORS].join('\n'))).toEqual({ funds: FUNDS, rows: ROWS });
    expect(read([...HEAD, ...MONEY, ...INDICATORS].join(' '))).toEqual({ funds: FUNDS, rows: ROWS });
  });

  it('is read where bars show blank cells', () => {
    const money = MONEY.map((cell) => (cell === '—' ? '' : cell));
    const [total, ...others] = FUNDS.map((row) => row.replaceAll(/ \w+=—/gu, ''));
    const bars = (cells: readonly string[]) => cells.map((cell) => (cell === '' ? '|' : `${cell} |`)).join('\n');
    expect(read(bars([...HEAD, ...money, ...INDICATORS])).funds).toEqual([total, ...others]);
  });

  it('is read under any label of its columns that the lexicon knows', () => {
    const other = INDICATORS.map((cell) => ({ 年度指标值: '目标值', 实际完成值: '实际值' })[cell] ?? cell);
    expect(read([...HEAD, ...other].join('\n')).rows).toEqual(ROWS);
  });

  it('stays as it is where a column has more cells than there are rows', () => {
    const glyphs = squash([...HEAD, ...MONEY.slice(0, 7), '99', ...MONEY.slice(7)].join('\n'));
    expect(unweaveColumns(glyphs, buildLexicon())).toBe(glyphs);
  });
});
