import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { buildLexicon } from '../labels/lexicon.js';
import { recogniseRows } from './recognise.js';
import { rowsOf } from './rows.js';
import { contentOf, type TestPart } from './test-content.js';

const lexicon = buildLexicon();
const read = (...parts: TestPart[]) =>
  recogniseRows(rowsOf(contentOf(...parts)), lexicon).map((raw, index) => assembleForm(raw, index + 1));

const FUNDS = [
  ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['', '年度资金总额', '20', '25', '25', '10', '100%', '10'],
  ['', '其中：当年财政拨款', '20', '25', '25', '—', '100%', '—'],
];
const HEADER = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];

describe('recogniseRows: the frame', () => {
  it('reads title, year, head, funds, goals, indicators and total of a form of tabs', () => {
    const [form, ...others] = read(
      '# 项目支出绩效自评表',
      '2023 年度',
      [
        ['项目名称', '甲项目', '', '', '预算资金及相关管理活动', '', '', ''],
        ['主管部门', '某局', '', '', '实施单位', '某局本级', '', ''],
        ...FUNDS,
        ['年度 总体 目标', '预期目标', '', '', '实际完成情况', '', '', ''],
        ['', '办好甲事', '', '', '甲事办好', '', '', ''],
      ],
      [
        HEADER,
        ['产出指标', '数量指标', '办事件数', '≥5件', '6件', '50', '50', ''],
        ['', '质量指标', '合格率', '100%', '90%', '40', '36', '人手不足'],
        ['总分', '', '', '', '', '100', '96', ''],
      ],
    );
    expect(others).toEqual([]);
    expect(form).toMatchObject({
      kind: 'project',
      title: '项目支出绩效自评表',
      year: '2023',
      name: '甲项目',
      supervisor: '某局',
      implementer: '某局本级',
      moneyUnit: '万元',
      goals: { expected: '办好甲事', actual: '甲事办好' },
      total: { weight: '100', score: '96', grade: null },
      extra: { 预算资金及相关管理活动: null },
    });
    expect(form?.funds?.['fiscal']).toMatchObject({ initial: '20', weight: '—', rate: '100%', score: '—' });
    expect(
      form?.indicators.map(({ level2, target, actual, deviation }) => [level2, target, actual, deviation]),
    ).toEqual([
      ['数量指标', '≥5件', '6件', null],
      ['质量指标', '100%', '90%', '人手不足'],
    ]);
  });

  it('reads a header in two rows, spans, and a column that the lexicon does not know', () => {
    const [form] = read('绩效自评表', [
      [
        ['项目名称', 1, 1],
        ['甲', 1, 7],
      ],
      [
        ['绩效指标', 4, 1],
        ['一级指标', 2, 1],
        ['三级指标', 2, 1],
        '年度',
        '实际',
        ['分值', 2, 1],
        ['得分', 2, 1],
        ['佐证材料', 2, 1],
      ],
      ['指标值', '完成值'],
      [['产出指标（60分）', 2, 1], '件数', '5件', '5件', '30', '30', '见附件一'],
      ['率', '100%', '100%', '30', '30', ''],
    ]);
    expect(
      form?.indicators.map(({ level1, level1Weight, name, target, extra }) => [
        level1,
        level1Weight,
        name,
        target,
        extra,
      ]),
    ).toEqual([
      ['产出指标', '60', '件数', '5件', { 佐证材料: '见附件一' }],
      ['产出指标', '60', '率', '100%', undefined],
    ]);
  });

  it('tells two forms of one table apart by the title or by the name of a project', () => {
    const body = (name: string) => [
      ['项目名称', name],
      HEADER,
      ['产出指标', '数量指标', '件数', '5', '5', '10', '10', ''],
    ];
    const twice = read([
      ['项目支出绩效自评表'],
      ...body('甲项目'),
      ['项目支出绩效自评表'],
      ...body('乙项目'),
      ...body('丙项目'),
    ]);
    expect(twice.map(({ name, title }) => [name, title])).toEqual([
      ['甲项目', '项目支出绩效自评表'],
      ['乙项目', '项目支出绩效自评表'],
      ['丙项目', null],
    ]);
  });

  it('takes goals beside their label, and a value that a heading shares with the label under it', () => {
    const [form] = read('绩效自评表', [
      ['项目支出名称', '专项名称', '甲专项', '项目总投资（万元）', '173'],
      ['项目绩效目标', '绩效目标总体描述', '做好甲事'],
      HEADER,
      ['产出指标', '数量指标', '件数', '5', '5', '10', '10', ''],
    ]);
    expect(form).toMatchObject({
      name: '甲专项',
      goals: { expected: '做好甲事' },
      extra: { 专项名称: '甲专项', '项目总投资（万元）': '173' },
    });
  });

  it('knows the kind by the structure: target, monitor, department', () => {
    const head = ['项目名称', '甲'];
    const target = read('项目支出绩效目标申报表', [
      head,
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '件数', '5'],
    ]);
    const monitor = read('绩效表', [
      head,
      ['一级指标', '二级指标', '三级指标', '指标值', '执行情况', '完成可能性'],
      ['产出指标', '数量指标', '件数', '5', '3', '确定能'],
    ]);
    const department = read('部门整体支出绩效自评表', [
      ['部门（单位）名称', '某局'],
      HEADER,
      ['产出指标', '数量指标', '件数', '5', '5', '10', '10', ''],
    ]);
    expect([target[0]?.kind, monitor[0]?.kind, department[0]?.kind]).toEqual(['target', 'monitor', 'department']);
    expect(monitor[0]?.indicators[0]?.likelihood).toBe('确定能');
    expect(department[0]?.name).toBe('某局');
  });

  it('takes no table without a header of funds or indicators for a form', () => {
    expect(
      read('人员情况表', [
        ['项目名称', '甲'],
        ['主管部门', '某局'],
      ]),
    ).toEqual([]);
  });
});

describe('recogniseRows: rows out of place', () => {
  it('puts rows back that a page break has shifted by a column, and a cell with stray separators', () => {
    const [form] = read(
      '绩效自评表',
      [
        ['绩效指标', ...HEADER],
        ['', '产出指标（20分）', '数量指标', '件数', '5件', '5件', '10', '10', ''],
        ['', '', '时效指标', '', '', '', '', '', ''],
      ],
      '',
      [
        ['', '成本指标', '单价', '3元', '3元', '10', '10', '', ''],
        ['效益指标（20分）', '经济效益指标', '增收', '稳步提高', '稳步提高', '10', '10', '', ''],
        ['办事群众的增收覆盖率', '', '', '≥95%', '≥95%', '10', '10', '', ''],
        ['总分', '', '', '', '', '40', '40', '等级：优', ''],
      ],
    );
    expect(
      form?.indicators.map(({ level1, level2, name, target, score }) => [level1, level2, name, target, score]),
    ).toEqual([
      ['产出指标', '数量指标', '件数', '5件', '10'],
      ['产出指标', '成本指标', '单价', '3元', '10'],
      ['效益指标', '经济效益指标', '增收', '稳步提高', '10'],
      ['效益指标', '经济效益指标', '办事群众的增收覆盖率', '≥95%', '10'],
    ]);
    expect(form?.total).toEqual({ weight: '40', score: '40', grade: '优' });
  });

  it('moves a row to the class before where only that meets both printed weights', () => {
    const [form] = read('绩效自评表', [
      HEADER,
      ['效益指标（30分）', '经济效益指标', '甲率', '100%', '100%', '15', '15', ''],
      ['满意度指标（10分）', '可持续影响指标', '使用年限', '≥8年', '≥8年', '15', '15', ''],
      ['', '服务对象满意度指标', '满意度', '100%', '100%', '10', '10', ''],
    ]);
    expect(form?.indicators.map(({ level1, level1Weight }) => [level1, level1Weight])).toEqual([
      ['效益指标', '30'],
      ['效益指标', '30'],
      ['满意度指标', '10'],
    ]);
  });

  it('reads rows packed to the left, where blank and merged cells left no trace', () => {
    const [form] = read('绩效自评表', [
      ['项目资金(万元)', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
      ['年度资金总额', '11', '11', '11', '10', '100%', '10'],
      ['上年结转资金', '—', '—'],
      ['绩效指标', ...HEADER],
      ['产出指标(50分)', '数量指标', '库房面积', '≥10平方米', '10平方米', '10.3', '10.3'],
      ['设备台数', '3', '9.3', '9.3'],
    ]);
    expect(form?.funds?.['carryover']).toMatchObject({ initial: null, annual: null, weight: '—', score: '—' });
    expect(form?.indicators[1]).toMatchObject({
      name: '设备台数',
      target: '3',
      actual: null,
      weight: '9.3',
      score: '9.3',
    });
  });

  it('takes a first-level class that stands before the header’s columns, and a class in the place of the name', () => {
    const [form] = read('绩效目标表', [
      ['指标类型', '指标名称', '指标值', '指标描述'],
      ['产出指标', '数量指标', '375万平方米', '养护面积'],
      ['时效指标', '全年', '全年'],
    ]);
    expect(
      form?.indicators.map(({ level1, level2, name, target, definition }) => [
        level1,
        level2,
        name,
        target,
        definition,
      ]),
    ).toEqual([
      ['产出指标', '数量指标', null, '375万平方米', '养护面积'],
      ['产出指标', '时效指标', null, '全年', '全年'],
    ]);
  });
});

describe('recogniseRows: behind the table', () => {
  const body = [
    HEADER,
    ['产出指标', '数量指标', '件数', '5', '5', '10', '10', ''],
    ['总分', '', '', '', '', '100', '96', ''],
  ];

  it('takes a name, a number and a file under a form, and a note that goes on over lines', () => {
    const forms = read(
      '绩效自评表',
      body,
      '王某\n\n0100-2000000\n\n甲项目.pdf (231KB)\n\n项目支出绩效自评表',
      body,
      '备注：1.甲。\n2.乙。\n后文',
      body,
    );
    expect(forms[0]).toMatchObject({
      contact: { name: '王某', phone: '0100-2000000' },
      attachments: ['甲项目.pdf (231KB)'],
    });
    expect(forms[1]?.extra).toEqual({ 备注: '1.甲。 2.乙。' });
  });

  it('keeps what a form explains to those who fill it in apart, in rows of the table too', () => {
    const [form] = read('绩效自评表', [...body, ['注：1.得分不超过分值。'], ['2.定性指标分三档评定。']]);
    expect(form?.extra).toEqual({ 注: null });
    const [noted] = read('绩效自评表', [...body, ['备注：1.甲。'], ['2.乙。']]);
    expect(noted?.extra).toEqual({ 备注: '1.甲。 2.乙。' });
  });

  it('takes no heading of two words for a person', () => {
    expect(read('绩效自评表', body, '附件\n后文')[0]?.contact.name).toBeNull();
  });

  it('reads conclusion, problems and measures in the table', () => {
    const [form] = read('绩效自评表', [
      ...body,
      ['评价结论', '得分96分'],
      ['存在问题', '无'],
      ['改进措施', '无'],
      ['项目负责人：王某', '财务负责人：李某'],
    ]);
    expect(form).toMatchObject({
      conclusion: '得分96分',
      problems: '无',
      measures: '无',
      contact: { name: '王某', finance: '李某' },
    });
  });
});

describe('recogniseRows: whatever comes', () => {
  const words = fc.constantFrom(
    '项目名称',
    '主管部门',
    '年初预算数',
    '全年预算数',
    '全年执行数',
    '分值',
    '得分',
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '产出指标（50分）',
    '数量指标',
    '总分',
    '备注：',
    '预期目标',
    '实际完成情况',
    '10',
    '100%',
    '—',
    '',
    '≥95%',
    '指标1：',
    '……',
    '年度资金总额',
    '其中：财政拨款',
    '绩效自评表',
    '□是 □否',
    '：',
    '(',
    '1.',
  );
  const cell = fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 12 }));
  const spanned = fc.tuple(cell, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));

  const table = fc.array(fc.array(fc.oneof(cell, spanned), { maxLength: 10 }), { maxLength: 14 });

  it('is tried with tables of which some hold a form', () => {
    const read = fc
      .sample(table, { numRuns: 200, seed: 7 })
      .map((rows) => recogniseRows(rowsOf(contentOf(rows)), lexicon));
    expect(read.filter((forms) => forms.length > 0).length).toBeGreaterThan(10);
  });

  it('never throws on random tables, and every span lies in the text', () => {
    fc.assert(
      fc.property(table, fc.string(), (rows, line) => {
        const content = contentOf(line, rows, line);
        for (const raw of recogniseRows(rowsOf(content), lexicon)) {
          const form = assembleForm(raw, 1);
          for (const source of Object.values(form.cells ?? {}))
            for (const [start, end] of source.spans ?? []) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeLessThanOrEqual(content.text.length);
            }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes time in proportion to the rows of a hostile table: hundreds of columns of figures, columns of none', () => {
    const wide = Array.from({ length: 250 }, (_, index) => HEADER[index % HEADER.length] ?? '');
    const figures = (row: number) => Array.from({ length: 250 }, (_, column) => `${(row * column) % 97}`);
    const many = Array.from({ length: 18 }, (_, at) => HEADER[at] ?? `列${at}`);
    const narrow = ['', ...Array.from({ length: 18 }, (_, at) => (at % 2 ? '10' : '甲乙'))];
    const ofRows = (header: string[], row: (at: number) => string[]) => (size: number) =>
      read('绩效自评表', [header, ...Array.from({ length: size }, (_, at) => row(at))]);
    expect(ofRows(wide, figures)).toTakeLinearTime(160);
    expect(ofRows(many, () => narrow)).toTakeLinearTime(320);
  });

  it('takes time in proportion to the columns of a hostile header', () => {
    const columns = (size: number) => Array.from({ length: size }, (_, at) => HEADER[at % HEADER.length] ?? '');
    const row = (size: number) => Array.from({ length: size }, (_, column) => `${column % 97}`);
    expect((size: number) =>
      read('绩效自评表', [columns(size), ...Array.from({ length: 20 }, () => row(size))]),
    ).toTakeLinearTime(800);
  });
});

describe('recogniseRows: a form of more rows than any form has', () => {
  it('reads the first three thousand and leaves the others unread, without losing one', () => {
    const rows = Array.from({ length: 3200 }, (_, i) => ['产出指标', '数量指标', `株数${i}`, '5', '5', '1', '1', '']);
    const parts = contentOf('# 项目支出绩效自评表', [['项目名称', '甲项目'], HEADER, ...rows]);
    const [raw, ...others] = recogniseRows(rowsOf(parts), lexicon);
    expect(others).toEqual([]);
    expect(raw?.rows).toHaveLength(3000);
    expect(raw?.unread.filter(({ text }) => text.startsWith('株数'))).toHaveLength(200);
  });
});
