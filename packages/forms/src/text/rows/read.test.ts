import { describe, expect, it } from 'vitest';
import { formText, readForm, shown, unreadOf } from '../testing/read-form.js';

type Row = readonly string[];

/** Rows of a form with the given block of rows: both class labels, then the cells; nothing may stay unread. */
function rows(block: string, parts: Parameters<typeof formText>[0] = {}): string[] {
  const form = readForm(formText({ rows: block, ...parts }));
  expect(unreadOf(form)).toEqual([]);
  return form.rows.map((row) => {
    const weight = row.level1Weight === undefined ? '' : `(${row.level1Weight.text})`;
    return `${row.level1?.text ?? ''}${weight}/${row.level2?.text ?? ''} ${shown(row.cells)}`;
  });
}

const CELLS: readonly Row[] = [
  ['产出指标', '数量指标', '古树体检数', '≥120株', '126株', '20', '20'],
  ['质量指标', '体检报告合格率', '100%', '98%', '30', '29.4', '两份报告重做'],
  ['效益指标', '社会效益指标', '古树保护意识', '提高', '提高', '30', '30'],
  ['满意度指标', '服务对象满意度指标', '游客满意度', '≥90%', '93%', '10', '10'],
];
const COUNTED = '产出指标/数量指标 name=古树体检数 target=≥120株 actual=126株 weight=20 score=20';
const READ = [
  COUNTED,
  '产出指标/质量指标 name=体检报告合格率 target=100% actual=98% weight=30 score=29.4 deviation=两份报告重做',
  '效益指标/社会效益指标 name=古树保护意识 target=提高 actual=提高 weight=30 score=30',
  '满意度指标/服务对象满意度指标 name=游客满意度 target=≥90% actual=93% weight=10 score=10',
];

describe('rows in each layout', () => {
  it.each([
    ['lines', CELLS.map((row) => row.join(' ')).join('\n')],
    ['one line', `${CELLS.flat().join(' ')} `],
    ['a cell a line', CELLS.flat().join('\n')],
    ['an empty line between the cells', CELLS.flat().join('\n\n')],
    ['tabs', CELLS.map((row) => row.join('\t')).join('\n')],
    ['without breaks', CELLS.flat().join('')],
  ])('are read from %s', (_, block) => {
    expect(rows(`${block}\n`)).toEqual(READ);
  });

  it('are read without breaks where the total is glued to the last figure', () => {
    expect(rows(CELLS.flat().join(''))).toEqual(READ);
  });

  it('keep blank the cells that the grid shows empty', () => {
    expect(
      rows(
        '产出指标\t数量指标\t古树体检数\t≥120株\t126株\t20\t20\t\n\t质量指标\t体检报告合格率\t100%\t\t30\t29.4\t两份报告重做\n\t时效指标\t完成时间\t12月底前\t12月\t\t\t\n',
      ),
    ).toEqual([
      COUNTED,
      '产出指标/质量指标 name=体检报告合格率 target=100% weight=30 score=29.4 deviation=两份报告重做',
      '产出指标/时效指标 name=完成时间 target=12月底前 actual=12月',
    ]);
  });

  it('go on over the number of a page', () => {
    for (const page of ['- 2 -', '第 2 页 共 3 页'])
      expect(rows(`${CELLS.map((row) => row.join(' ')).join(`\n${page}\n`)}\n`)).toEqual(READ);
  });

  it('go on under a header that is printed again', () => {
    const [first, ...others] = CELLS.map((row) => row.join(' '));
    const header = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施';
    expect(rows(`${first}\n${header}\n${others.join('\n')}\n`)).toEqual(READ);
  });
});

describe('cells of a row', () => {
  it('are put together over lines: a name, and a reason of several sentences', () => {
    expect(
      rows(
        '产出指标 数量指标 古树体检\n及复查的\n总株数\n≥120株 90株 20 15 因台风封山两月，\n三十株未能体检，\n将于次年三月前补齐。\n质量指标 体检报告合格率 100% 100% 30 30\n',
      ),
    ).toEqual([
      '产出指标/数量指标 name=古树体检及复查的总株数 target=≥120株 actual=90株 weight=20 score=15 deviation=因台风封山两月，三十株未能体检，将于次年三月前补齐。',
      '产出指标/质量指标 name=体检报告合格率 target=100% actual=100% weight=30 score=30',
    ]);
  });

  it('are counted off by the marks 指标1：, and marks without a row are none', () => {
    expect(
      rows(
        '产出指标 数量指标 指标1：古树体检数 ≥120株 126株 20 20\n指标2：树穴修复数 ≥30处 30处 30 30\n指标3：\n质量指标 ……\n时效指标 指标1：完成时间 12月底前 12月20日 40 40\n',
      ),
    ).toEqual([
      COUNTED,
      '产出指标/数量指标 name=树穴修复数 target=≥30处 actual=30处 weight=30 score=30',
      '产出指标/时效指标 name=完成时间 target=12月底前 actual=12月20日 weight=40 score=40',
    ]);
  });

  it('follow a header that prints the weight first', () => {
    expect(
      rows('产出指标 数量指标 古树体检数 20 ≥120株 126株 20\n质量指标 体检报告合格率 30 100% 98% 29.4\n', {
        header: '绩效指标 一级指标 二级指标 三级指标 分值 年度指标值 实际完成值 得分\n',
      }),
    ).toEqual([
      '产出指标/数量指标 name=古树体检数 weight=20 target=≥120株 actual=126株 score=20',
      '产出指标/质量指标 name=体检报告合格率 weight=30 target=100% actual=98% score=29.4',
    ]);
  });

  it('have signs and units of their own where the header has', () => {
    expect(
      rows('产出指标 数量指标 古树体检数 ≥ 120 株 126 20 20\n质量指标 体检报告合格率 ＝ 100 % 98 30 29.4 两份重做\n', {
        header: '绩效指标 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 完成值 权重 得分 未完成原因分析\n',
      }),
    ).toEqual([
      '产出指标/数量指标 name=古树体检数 operator=≥ target=120 unit=株 actual=126 weight=20 score=20',
      '产出指标/质量指标 name=体检报告合格率 operator=＝ target=100 unit=% actual=98 weight=30 score=29.4 deviation=两份重做',
    ]);
  });

  it('hold the weights of a form in which nothing has been filled in yet', () => {
    const block =
      '产出指标 数量指标 古树体检数 ≥120株 20\n质量指标 体检报告合格率 100% 30\n时效指标 体检完成时间 12月底前 40\n满意度指标 服务对象满意度指标 游客满意度 ≥90% 10\n';
    const read = rows(block, { total: '总分 100\n' });
    expect(read.map((row) => row.slice(row.indexOf(' ') + 1))).toEqual([
      'name=古树体检数 target=≥120株 weight=20',
      'name=体检报告合格率 target=100% weight=30',
      'name=体检完成时间 target=12月底前 weight=40',
      'name=游客满意度 target=≥90% weight=10',
    ]);
  });

  it('are kept as printed where a score is above its weight', () => {
    expect(rows('产出指标 数量指标 古树体检数 ≥120株 126株 20 25\n质量指标 合格的比率 100% 98% 30 29.4\n')[0]).toBe(
      '产出指标/数量指标 name=古树体检数 target=≥120株 actual=126株 weight=20 score=25',
    );
  });
});

describe('classes of rows', () => {
  it('carry their weight, on the label or apart', () => {
    const block = (label: string) =>
      `${label} 数量指标 古树体检数 ≥120株 126株 20 20\n质量指标 体检报告合格率 100% 98% 30 29.4 两份报告重做\n`;
    for (const label of ['产出指标（50分）', '产出指标(50)', '产出指标\n（50分）', '产出\n指标\n（50\n分）'])
      expect(rows(block(label)).map((row) => row.split('/')[0])).toEqual(['产出指标(50)', '产出指标(50)']);
  });

  it('are read from labels that lines have torn', () => {
    expect(
      rows(
        '产出\n指标\n数量\n指标\n古树体检数 ≥120株 126株 20 20\n质量\n指\n标\n体检报告合格率 100% 98% 30 29.4 两份报告重做\n效益\n指标\n社会效\n益指标\n古树保护意识 提高 提高 30 30\n',
      ),
    ).toEqual(READ.slice(0, 3));
  });

  it('hold for rows over their label in the middle, and for rows whose label stands behind them', () => {
    const classes = rows(
      '数量指标 古树体检数 ≥120株 126株 20 20\n产出指标\n质量指标 体检报告合格率 100% 98% 30 29.4 两份报告重做\n社会效益指标 古树保护意识 提高 提高 30 30\n效益指标\n',
    ).map((row) => row.split(' ')[0]);
    expect(classes).toEqual(['产出指标/数量指标', '产出指标/质量指标', '效益指标/社会效益指标']);
  });

  it('of both levels are told by what stands over and under them', () => {
    const classes = (block: string) => rows(block).map((row) => row.split(' ')[0]);
    expect(
      classes(
        '成本指标 经济成本指标 体检费用 ≤20万元 18万元 20 20\n产出指标 数量指标 古树体检数 ≥120株 126株 20 20\n满意度指标 满意度指标 游客满意度 ≥90% 93% 10 10\n',
      ),
    ).toEqual(['成本指标/经济成本指标', '产出指标/数量指标', '满意度指标/满意度指标']);
    expect(
      classes(
        '产出指标 数量指标 古树体检数 ≥120株 126株 20 20\n成本指标 体检费用 ≤20万元 18万元 20 20\n效益指标 社会效益指标 保护意识 提高 提高 30 30\n',
      ),
    ).toEqual(['产出指标/数量指标', '产出指标/成本指标', '效益指标/社会效益指标']);
  });
});

describe('classes in a text without breaks', () => {
  const glued = (block: string): string[] => rows(block.replaceAll(' ', ''));

  it('end before the mark of a row', () => {
    const header = '绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n';
    const form = readForm(
      formText({ header, rows: '产出指标投入管理指标1：古树体检数≥120株126株2020指标2：体检报告合格率100%98%3029' }),
    );
    expect(form.rows.map((row) => `${row.level2?.text} ${row.cells.name?.text}`)).toEqual([
      '投入管理 古树体检数',
      '投入管理 体检报告合格率',
    ]);
  });

  it('are no parts of names where the block prints them in full', () => {
    expect(
      glued('产出指标数量指标古树体检数≥120株126株2020质量指标体检报告合格率100%98%3030质量管理≥95%98%1010'),
    ).toEqual([
      COUNTED,
      '产出指标/质量指标 name=体检报告合格率 target=100% actual=98% weight=30 score=30',
      '产出指标/质量指标 name=质量管理 target=≥95% actual=98% weight=10 score=10',
    ]);
  });

  it('are rests of names on a line of their own where the block prints them in full', () => {
    expect(
      rows(
        '产出指标 数量指标 古树体检数 ≥120株 126株 20 20\n质量指标 体检报告合格率 100% 98% 30 29.4 两份报告重做\n满意度指标 服务对象满意度指标 景区、公园游客和居民\n满意度\n≥90% 93% 10 10\n',
      ).at(-1),
    ).toBe('满意度指标/服务对象满意度指标 name=景区、公园游客和居民满意度 target=≥90% actual=93% weight=10 score=10');
  });

  it('are of the first level where the header prints no other', () => {
    const header = '绩效指标 一级指标 指标名称 年度指标值 实际完成值 分值 得分 偏差原因\n';
    expect(
      rows(
        '项目决策 立项依据 充分 充分 20 20\n项目管理 预算执行率 100% 98% 30 29.4 两份报告重做\n项目效益 游客满意度 ≥90% 93% 50 50\n',
        { header },
      ).map((row) => row.split(' ')[0]),
    ).toEqual(['项目决策/', '项目管理/', '项目效益/']);
  });

  it('of the first level that the second knows too stand over the class right behind them', () => {
    expect(
      rows(
        '项目决策 项目立项 立项依据 充分 充分 20 20\n项目管理 投入管理 预算执行率 100% 98% 30 29.4 两份报告重做\n财务管理 制度有效性 健全 健全 50 50\n',
      ).map((row) => row.split(' ')[0]),
    ).toEqual(['项目决策/项目立项', '项目管理/投入管理', '项目管理/财务管理']);
  });
});

describe('columns that only one form knows', () => {
  const header = (...labels: string[]): string =>
    `绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 ${labels.join(' ')} 分值 得分 偏差原因\n`;
  const block = (gap: string): string =>
    [
      ['产出指标', '数量指标', '古树体检数', '≥120株', '126株', '业务台账', '园林科', '20', '20'],
      ['质量指标', '体检报告合格率', '100%', '98%', '检测报告', '办公室', '30', '29.4', '两份报告重做'],
      ['效益指标', '社会效益指标', '古树保护意识', '提高', '提高', '问卷', '办公室', '30', '30'],
    ]
      .flat()
      .join(gap);

  it.each([
    ['数据来源', '责任科室'],
    ['取数渠道', '承办股室'],
  ])('take their texts under their labels %s %s', (...labels) => {
    for (const gap of [' ', '\n']) {
      const form = readForm(formText({ header: header(...labels), rows: `${block(gap)}\n` }));
      expect(unreadOf(form)).toEqual([]);
      expect(form.rows.map((row) => row.extra?.map(({ label, cell }) => `${label}=${cell.text}`))).toEqual([
        [`${labels[0]}=业务台账`, `${labels[1]}=园林科`],
        [`${labels[0]}=检测报告`, `${labels[1]}=办公室`],
        [`${labels[0]}=问卷`, `${labels[1]}=办公室`],
      ]);
      expect(form.rows.map((row) => shown(row.cells))).toEqual([
        'name=古树体检数 target=≥120株 actual=126株 weight=20 score=20',
        'name=体检报告合格率 target=100% actual=98% weight=30 score=29.4 deviation=两份报告重做',
        'name=古树保护意识 target=提高 actual=提高 weight=30 score=30',
      ]);
    }
  });
});
