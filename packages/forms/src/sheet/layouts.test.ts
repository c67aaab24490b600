import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { buildLexicon } from '../labels/lexicon.js';
import { recogniseRows } from './recognise.js';
import { rowsOf } from './rows.js';
import { contentOf, type TestPart } from './test-content.js';
import { DEPARTMENT, MONITOR, PLATFORM } from './testing/layouts.js';

const lexicon = buildLexicon();
const read = (...parts: TestPart[]) => {
  const raws = recogniseRows(rowsOf(contentOf(...parts)), lexicon);
  expect(raws.flatMap((raw) => raw.unread.map((cell) => cell.text))).toEqual([]);
  return raws.map((raw, index) => assembleForm(raw, index + 1));
};

describe('layouts of forms in tables', () => {
  it('reads a form of the platform of Sichuan: operators, units, process, conclusions, signatures', () => {
    const [form, ...others] = read([
      [['报表编号:510000_0013zp', 1, 11]],
      [['部门预算项目支出绩效自评表(2023年度)', 1, 11]],
      ...PLATFORM,
    ]);
    expect(others).toEqual([]);
    expect(form).toMatchObject({
      kind: 'project',
      title: '部门预算项目支出绩效自评表(2023年度)',
      year: '2023',
      code: '51000021R000000019951',
      name: '2023年公务用车运行费',
      implementer: '某局',
      moneyUnit: '万元',
      goals: { expected: '车辆运行有保障，出行安全。', actual: '车辆运行正常，全年无事故。' },
      process: '按月支付油料和维修费用。',
      total: { weight: '100', score: '100' },
      conclusion: '得分100分，目标完成。',
      problems: '无',
      measures: '无',
      contact: { name: '王某', finance: '李某' },
    });
    expect(form?.funds?.['total']).toMatchObject({
      initial: '238.93',
      annual: '251.89',
      score: '10',
      reason: '年中追加',
    });
    expect(form?.funds?.['other']).toMatchObject({ initial: null, weight: '/', score: '/' });
    expect(form?.indicators).toMatchObject([
      { level2: '数量指标', operator: '＝', target: '12', unit: '辆', actual: '12', weight: '60', score: '60' },
      {
        level2: '时效指标',
        operator: '定性',
        target: '优良中低差',
        unit: null,
        actual: '优',
        weight: '30',
        score: '30',
      },
    ]);
  });

  it('reads a transfer payment: levels of government, conditions of the funds, no weights', () => {
    const [form] = read([
      [['就业补助资金绩效目标自评表', 1, 8]],
      [['（2022年度）', 1, 8]],
      [
        ['转移支付（项目）名称', 1, 2],
        ['就业补助资金', 1, 6],
      ],
      [
        ['中央主管部门', 1, 2],
        ['人力资源社会保障部', 1, 6],
      ],
      [
        ['地方主管部门', 1, 2],
        ['某市某局', 1, 2],
        ['资金使用单位', 1, 2],
        ['某局', 1, 2],
      ],
      [
        ['项目资金（万元）', 5, 2],
        ['', 1, 2],
        ['全年预算数（A）', 1, 1],
        ['全年执行数（B）', 1, 1],
        ['预算执行率（B/A×100%）', 1, 2],
      ],
      [['年度资金总额：', 1, 2], '100', '90', ['90%', 1, 2]],
      [['其中：中央财政资金', 1, 2], '80', '72', ['90%', 1, 2]],
      [['自治区财政资金', 1, 2], '20', '18', ['90%', 1, 2]],
      [['其他资金', 1, 2], '', '', ['', 1, 2]],
      [
        ['资金管理情况', 3, 2],
        ['', 1, 2],
        ['情况说明', 1, 2],
        ['存在问题和改进措施', 1, 2],
      ],
      [
        ['分配科学性', 1, 2],
        ['依业务情况分配', 1, 2],
        ['', 1, 2],
      ],
      [
        ['下达及时性', 1, 2],
        ['到款即拨', 1, 2],
        ['无', 1, 2],
      ],
      [
        ['总体目标完成情况', 2, 2],
        ['总体目标', 1, 3],
        ['全年实际完成情况', 1, 3],
      ],
      [
        ['促进就业', 1, 3],
        ['就业稳定', 1, 3],
      ],
      [
        ['绩效指标', 3, 1],
        '一级指标',
        '二级指标',
        ['三级指标', 1, 2],
        '指标值',
        '全年实际完成值',
        '未完成原因和改进措施',
      ],
      [['产出指标', 2, 1], '数量指标', ['补贴人数', 1, 2], '≥100人', '120人', ''],
      ['质量指标', ['发放准确率', 1, 2], '100%', '100%', ''],
      ['说明', ['无', 1, 7]],
    ]);
    expect(form).toMatchObject({
      kind: 'project',
      year: '2022',
      name: '就业补助资金',
      supervisor: '某市某局',
      implementer: '某局',
      moneyUnit: '万元',
      goals: { expected: '促进就业', actual: '就业稳定' },
      extra: { 中央主管部门: '人力资源社会保障部', 分配科学性: '依业务情况分配', 下达及时性: '到款即拨', 说明: '无' },
    });
    expect(form?.funds).toMatchObject({
      total: { initial: null, annual: '100', executed: '90', rate: '90%' },
      central: { annual: '80' },
      region: { executed: '18' },
      other: { annual: null },
    });
    expect(form?.indicators.map(({ name, target, actual }) => [name, target, actual])).toEqual([
      ['补贴人数', '≥100人', '120人'],
      ['发放准确率', '100%', '100%'],
    ]);
  });

  it('reads a whole department of one line of funds, and columns of coefficients and core indicators', () => {
    const [form] = read([[['部门整体绩效自评表', 1, 10]], ...DEPARTMENT]);
    expect(form).toMatchObject({
      kind: 'department',
      total: { score: '97.6' },
      goals: { expected: '保障机构运转。', actual: '机构运转正常。' },
    });
    expect(form?.funds?.['total']).toMatchObject({
      initial: '100',
      annual: '100',
      executed: '76',
      rate: '76%',
      weight: '10',
      score: '7.6',
    });
    expect(form?.indicators).toMatchObject([
      {
        level1: null,
        name: '供养人员控制率',
        unit: '%',
        target: '100%',
        actual: '92%',
        coefficient: '100%',
        weight: '2',
        score: '2',
        core: '否',
      },
      { name: '培训次数', unit: '次', target: '≥6次', actual: '12次', weight: '5', core: '是' },
    ]);
  });

  it('reads a monitoring form whose reasons stand in columns under one heading', () => {
    const [form] = read('项目支出绩效运行监控表', '（2022年度）', MONITOR);
    expect(form).toMatchObject({ kind: 'monitor', year: '2022', name: '堤防养护' });
    expect(form?.funds?.['total']).toMatchObject({ initial: '100', executed: '50', extra: { 全年预计执行数: '100' } });
    expect(form?.indicators).toHaveLength(1);
    expect(form?.indicators[0]).toMatchObject({
      name: '养护里程',
      target: '10公里',
      actual: '5公里',
      likelihood: '确定能',
    });
  });

  it('reads a form of a weight printed with the block, and no weight column', () => {
    const [form] = read('财政项目绩效自评表', [
      ['项目名称', ['甲', 1, 6]],
      [['预算执行情况(万元) (20分)', 2, 1], '', '预算数(A)', '执行数(B)', '执行率(B/A)', ['得分(20分*执行率)', 1, 2]],
      ['年度财政资金总额', '1000', '1000', '100%', ['20', 1, 2]],
      [['年度绩效目标1 (80分)', 2, 1], '一级指标', '二级指标', '三级指标', '年初目标值(A)', '实际完成值(B)', '得分'],
      ['产出指标', '数量指标', '花费控制', '不突破预算', '不突破预算', '10'],
    ]);
    expect(form?.moneyUnit).toBe('万元');
    expect(form?.funds?.['total']).toMatchObject({ annual: '1000', executed: '1000', weight: '20', score: '20' });
    expect(form?.indicators[0]).toMatchObject({ name: '花费控制', weight: null, score: '10' });
  });
});
