import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { buildLexicon } from '../labels/lexicon.js';
import { recogniseRows } from './recognise.js';
import { rowsOf } from './rows.js';
import { contentOf, type TestPart } from './test-content.js';

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
      ['项目名称', ['51000021R000000019951-2023年工资性支出', 1, 10]],
      ['主管部门', ['某局本级', 1, 4], ['实施单位 (盖章)', 1, 2], ['某局', 1, 4]],
      [
        ['项目基本情况', 3, 1],
        ['1.项目年度目标完成情况', 2, 1],
        ['项目年度目标', 1, 4],
        ['年度目标完成情况', 1, 5],
      ],
      [
        ['按时发放', 1, 4],
        ['已按时发放', 1, 5],
      ],
      ['2.项目实施内容及过程概述', ['按月发放工资', 1, 9]],
      [
        ['预算执行情况(10分)', 4, 1],
        '年度预算数(万元)',
        ['年初预算', 1, 2],
        '调整后预算数',
        '预算执行数',
        '预算执行率',
        '权重',
        '得分',
        ['原因', 1, 2],
      ],
      ['总额', ['238.93', 1, 2], '251.89', '251.89', '100.00%', '10', '10', ['追加', 3, 2]],
      ['其中:财政资金', ['238.93', 1, 2], '251.89', '251.89', '100.00%', '/', '/'],
      ['其他资金', ['', 1, 2], '', '', '', '/', '/'],
      [
        ['绩效指标(90分)', 3, 1],
        '一级指标',
        '二级指标',
        '三级指标',
        '指标性质',
        '指标值',
        '度量单位',
        '完成值',
        '权重',
        '得分',
        '未完成原因分析',
      ],
      [['产出指标', 2, 1], '数量指标', '覆盖率', '＝', '100', '%', '100', '60', '60', ''],
      ['时效指标', '及时性', '定性', '优良中低差', '', '优', '30', '30', ''],
      [['合计', 1, 8], '100', '100', ''],
      ['评价结论', ['得分100分', 1, 10]],
      ['存在问题', ['无', 1, 10]],
      ['改进措施', ['无', 1, 10]],
      [
        ['项目负责人：王某', 1, 5],
        ['财务负责人：李某', 1, 6],
      ],
    ]);
    expect(others).toEqual([]);
    expect(form).toMatchObject({
      kind: 'project',
      title: '部门预算项目支出绩效自评表(2023年度)',
      year: '2023',
      code: '51000021R000000019951',
      name: '2023年工资性支出',
      implementer: '某局',
      moneyUnit: '万元',
      goals: { expected: '按时发放', actual: '已按时发放' },
      process: '按月发放工资',
      total: { weight: '100', score: '100' },
      conclusion: '得分100分',
      problems: '无',
      measures: '无',
      contact: { name: '王某', finance: '李某' },
    });
    expect(form?.funds?.['total']).toMatchObject({ initial: '238.93', annual: '251.89', score: '10', reason: '追加' });
    expect(form?.funds?.['other']).toMatchObject({ initial: null, weight: '/', score: '/' });
    expect(form?.indicators).toMatchObject([
      { level2: '数量指标', operator: '＝', target: '100', unit: '%', actual: '100', weight: '60', score: '60' },
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
    const [form] = read([
      [['部门整体绩效自评表', 1, 9]],
      ['主管部门', ['某部门', 1, 2], '财政处室', ['某处', 1, 2], '自评总分(分)', ['97.6', 1, 2]],
      [
        ['部门预算执行情况', 2, 1],
        ['年初预算数', 1, 2],
        ['全年(调整)预算数', 1, 1],
        ['全年执行数', 1, 1],
        '执行率(%)',
        '执行率权重',
        ['执行率得分(分)', 1, 2],
      ],
      [['100', 1, 2], '100', '76', '76%', '10', ['7.6', 1, 2]],
      [
        ['当年绩效目标', 2, 1],
        ['年初绩效目标', 1, 3],
        ['全年(调整)绩效目标', 1, 2],
        ['全年目标实际完成情况', 1, 3],
      ],
      [
        ['保障运转', 1, 3],
        ['无', 1, 2],
        ['运转正常', 1, 3],
      ],
      [
        '指标名称',
        '计量单位',
        '指标性质',
        '年初指标值',
        '调整指标值',
        '全年完成值',
        '得分系数(%)',
        '指标权重(分)',
        '指标得分(分)',
        '是否核心指标',
      ],
      ['供养人员控制率', '%', '定量指标', '100%', '', '92%', '100%', '2', '2', '否'],
      ['党性教育次数', '次', '', '≥6次', '', '12次', '100%', '5', '5', '是'],
    ]);
    expect(form).toMatchObject({
      kind: 'department',
      total: { score: '97.6' },
      goals: { expected: '保障运转', actual: '运转正常' },
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
      { name: '党性教育次数', unit: '次', target: '≥6次', actual: '12次', weight: '5', core: '是' },
    ]);
  });

  it('reads a monitoring form whose reasons stand in columns under one heading', () => {
    const [form] = read('项目支出绩效运行监控表', '（2022年度）', [
      [
        ['项目名称', 1, 2],
        ['甲项目', 1, 11],
      ],
      [
        ['项目资金（万元）', 2, 2],
        ['', 1, 3],
        ['年初预算数', 1, 2],
        ['1-7月执行数', 1, 2],
        ['1-7月执行率', 1, 2],
        ['全年预计执行数', 1, 2],
      ],
      [
        ['年度资金总额', 1, 3],
        ['100', 1, 2],
        ['50', 1, 2],
        ['50%', 1, 2],
        ['100', 1, 2],
      ],
      [
        ['绩效指标', 3, 1],
        ['一级指标', 2, 1],
        ['二级指标', 2, 1],
        ['三级指标', 2, 1],
        ['年度指标值', 2, 1],
        ['1-7月执行情况', 2, 1],
        ['全年预计完成情况', 2, 1],
        ['偏差原因分析', 1, 4],
        ['完成目标可能性', 2, 1],
        ['备注', 2, 1],
      ],
      ['经费保障', '人员保障', '其他', '原因说明'],
      ['产出指标', '数量指标', '件数', '10件', '5件', '10件', '', '', '', '', '确定能', ''],
    ]);
    expect(form).toMatchObject({ kind: 'monitor', year: '2022', name: '甲项目' });
    expect(form?.funds?.['total']).toMatchObject({ initial: '100', executed: '50', extra: { 全年预计执行数: '100' } });
    expect(form?.indicators).toHaveLength(1);
    expect(form?.indicators[0]).toMatchObject({ name: '件数', target: '10件', actual: '5件', likelihood: '确定能' });
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
