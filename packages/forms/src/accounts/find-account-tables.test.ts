import { nineTables as plainTables } from '@kaocheng/core/accounts/testing/nine-tables';
import type { AccountForm } from '@kaocheng/core/model/transcript';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAccountTables } from './find-account-tables.js';
import { containerGrid } from './grid-columns.js';
import { type Layout, layOut } from './testing/lay-out.js';

/** What a transcript states of a table, without places. */
const printOf = ({ table, title, unit, department, empty, note, columns, rows }: AccountForm) => ({
  table,
  title,
  unit,
  department,
  empty,
  note,
  columns,
  rows: rows.map((row) => [row.side ?? null, row.line ?? null, row.code, row.name, row.values]),
});
const nineTables = () => plainTables().map((form) => ({ ...form, note: '注：本表反映部门本年度的收支情况。' }));
const read = (text: string) => findAccountTables(text);

describe('findAccountTables', () => {
  it.each(['lines', 'one-line', 'cell-a-line', 'pipes', 'pages', 'torn', 'no-ordinal'] as Layout[])(
    'reads nine tables back from the layout %s',
    (layout) => {
      const forms = nineTables();
      const text = forms.map((form) => layOut(form, layout)).join(layout === 'one-line' ? ' ' : '\n');
      const readings = read(text);
      expect(readings.map(({ form }) => printOf(form))).toEqual(forms.map(printOf));
      expect(readings.flatMap(({ unread }) => unread)).toEqual([]);
    },
  );

  it('reads tables whose cells are glued, as far as digits and words part them', () => {
    const forms = nineTables().filter((form) => form.table !== '公开06表' && form.table !== '公开08表');
    const readings = read(forms.map((form) => layOut(form, 'glued')).join('\n'));
    expect(readings.map(({ form }) => printOf(form).rows)).toEqual(forms.map((form) => printOf(form).rows));
  });

  it('reads a table without department, money unit and note', () => {
    const [, , table] = nineTables();
    if (table === undefined) throw new Error('no table');
    const [reading] = read(layOut(table, 'no-frame'));
    expect(reading && printOf(reading.form)).toEqual({ ...printOf(table), unit: null, department: null, note: null });
  });

  it('says where each cell stands', () => {
    const text = `前言\n${nineTables()
      .map((form) => layOut(form, 'lines'))
      .join('\n')}`;
    const readings = read(text);
    expect(readings).toHaveLength(nineTables().length);
    for (const { form } of readings) {
      expect(Object.keys(form.cells ?? {}).length).toBeGreaterThanOrEqual(form.rows.length);
      expect(text.slice(form.start, form.end)).toContain(form.title);
      for (const [path, source] of Object.entries(form.cells ?? {})) {
        const printed = (source.spans ?? []).map(([start, end]) => text.slice(start, end)).join('');
        const value = path.startsWith('rows.') ? valueAt(form, path) : form[path as 'title'];
        expect([path, printed]).toEqual([path, value]);
      }
    }
  });

  it('passes over titles in a list of contents and in sentences', () => {
    const text = `目 录
一、收入支出决算总表 …… 3
二、收入决算表 …… 4
九、财政拨款“三公”经费支出决算表 …… 9
第二部分 收入支出决算总表说明：单位：万元。2023年度收入支出决算总表显示，本年收入合计 558.64 万元。`;
    expect(read(text)).toEqual([]);
  });

  it('reads a table that a row breaks: the printed figure stays, wrong or not', () => {
    const text = `一般公共预算财政拨款支出决算表
公开05表
部门（单位）：清河县医疗保障局 单位：万元
项 目 本年支出
科目代码 科目名称 小计 基本支出 项目支出
栏次 1 2 3
合计 25.77 25.77
221 住房保障支出 25.77 25.77
22102 住房改革支出 25.77 26.77
2210201 住房公积金 25.77 27.77`;
    const [reading] = read(text);
    expect(reading?.form.rows.map((row) => Object.values(row.values))).toEqual([
      ['25.77', '25.77', null],
      ['25.77', '25.77', null],
      ['25.77', '26.77', null],
      ['25.77', '27.77', null],
    ]);
  });

  it('puts a figure where the parent and its other children leave room for it', () => {
    const text = `支出决算表
公开03表 单位：元
科目代码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
栏次 1 2 3 4 5 6
合计 900.00 500.00 400.00
210 卫生健康支出 900.00 500.00 400.00
21015 医疗保障管理事务 900.00 500.00 400.00
2101501 行政运行 500.00 500.00
2101502 一般行政管理事务 100.00 100.00
2101505 医疗保障政策管理 300.00 300.00`;
    const values = read(text)[0]
      ?.form.rows.slice(3)
      .map((row) => [row.values['基本支出'], row.values['项目支出']]);
    expect(values).toEqual([
      ['500.00', null],
      [null, '100.00'],
      [null, '300.00'],
    ]);
  });

  it('reads a two-sided table without line numbers', () => {
    const text = `收入支出决算总表
公开01表
编制单位：清河县医疗保障局 金额单位：万元
收入 支出
项目 决算数 项目 决算数
一、一般公共预算财政拨款收入 100.00 一、一般公共服务支出
二、事业收入 20.00 二、卫生健康支出 115.00
三、住房保障支出 5.00
本年收入合计 120.00 本年支出合计 120.00
年初结转和结余 年末结转和结余
总计 120.00 总计 120.00`;
    const rows = read(text)[0]?.form.rows.map((row) => [row.side, row.name, row.values['决算数']]);
    expect(rows).toEqual([
      ['收入', '一、一般公共预算财政拨款收入', '100.00'],
      ['收入', '二、事业收入', '20.00'],
      ['收入', '本年收入合计', '120.00'],
      ['收入', '年初结转和结余', null],
      ['收入', '总计', '120.00'],
      ['支出', '一、一般公共服务支出', null],
      ['支出', '二、卫生健康支出', '115.00'],
      ['支出', '三、住房保障支出', '5.00'],
      ['支出', '本年支出合计', '120.00'],
      ['支出', '年末结转和结余', null],
      ['支出', '总计', '120.00'],
    ]);
  });

  it('reads 预算数 and 决算数 side by side in one row', () => {
    const text = `一般公共预算财政拨款“三公”经费支出决算表
公开07表
部门：清河县医疗保障局 金额单位：万元
预算数 决算数
合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费 合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费
小计 公务用车购置费 公务用车运行维护费 小计 公务用车购置费 公务用车运行维护费
栏次 1 2 3 4 5 6 7 8 9 10 11 12
5.00 0.00 3.00 0.00 3.00 2.00 4.00 0.00 2.85 0.00 2.85 1.15`;
    const form = read(text)[0]?.form;
    expect(form?.columns).toHaveLength(12);
    expect(form?.rows[0]?.values).toMatchObject({
      '预算数/合计': '5.00',
      '决算数/公务用车购置及运行维护费/小计': '2.85',
      '决算数/公务接待费': '1.15',
    });
  });

  it.each([
    ['numbers of the columns without 栏次', '1 2 3 4 5 6 7 8 9 10 11 12\n'],
    ['no numbers of the columns', ''],
  ])('reads 三公 side by side where no column of labels stands before it: %s', (_, numbers) => {
    const text = `财政拨款“三公”经费支出决算表
公开07表
部门：清河县水利局 金额单位：万元
预算数 决算数
合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费 合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费
小计 公务用车购置费 公务用车运行维护费 小计 公务用车购置费 公务用车运行维护费
${numbers}6.50 0.00 5.00 0.00 5.00 1.50 5.10 0.00 4.30 0.00 4.30 0.80`;
    const [reading] = read(text);
    expect(reading?.form.columns).toHaveLength(12);
    expect(reading?.form.rows.map((row) => Object.values(row.values))).toEqual([
      ['6.50', '0.00', '5.00', '0.00', '5.00', '1.50', '5.10', '0.00', '4.30', '0.00', '4.30', '0.80'],
    ]);
    expect(reading?.unread).toEqual([]);
  });

  it('reads a table that is blank below its numbered columns, as a department without such expenses publishes it', () => {
    const text = (behind: string) => `一般公共预算财政拨款“三公”经费支出决算表
公开07表
部门：清河县水利局 金额单位：万元
预算数 决算数
合计 因公出国（境）费 公务用车购置及运行费 公务接待费 合计 因公出国（境）费 公务用车购置及运行费 公务接待费
小计 公务用车购置费 公务用车运行费 小计 公务用车购置费 公务用车运行费
1 2 3 4 5 6 7 8 9 10 11 12
${behind}`;
    const [reading] = read(text('注：本部门2023年度没有“三公”经费支出，本表为空表。'));
    expect(reading?.form).toMatchObject({ table: '公开07表', empty: true, rows: [] });
    expect(reading?.form.note).toBe('注：本部门2023年度没有“三公”经费支出，本表为空表。');
    expect(reading?.unread).toEqual([]);
    expect(read(text('本年 5.00'))[0]?.form.empty ?? null).not.toBe(true);
  });

  it('reads three columns on each side, thousands parted by commas, line numbers that skip, a title with its year', () => {
    const text = `附件1
2023年度收入支出决算总表
公开01表
部门：清河县医疗保障局          金额单位：元
收入 支出
项目 行次 年初预算数 全年预算数 决算数 项目 行次 年初预算数 全年预算数 决算数
栏次 1 2 3 栏次 4 5 6
一、一般公共预算财政拨款收入 1 1,000,000.00 1,200,000.00 1,200,000.00 一、一般公共服务支出 6
二、事业收入 2 八、社会保障和就业支出 7 200,000.00 200,000.00 200,000.00
九、卫生健康支出 8 800,000.00 1,000,000.00 1,000,000.00
本年收入合计 4 1,000,000.00 1,200,000.00 1,200,000.00 本年支出合计 9 1,000,000.00 1,200,000.00 1,200,000.00
总计 5 1,000,000.00 1,200,000.00 1,200,000.00 总计 10 1,000,000.00 1,200,000.00 1,200,000.00`;
    const [reading] = read(text);
    expect(reading?.form).toMatchObject({
      title: '2023年度收入支出决算总表',
      unit: '元',
      department: '清河县医疗保障局',
    });
    expect(
      reading?.form.rows.map((row) => [row.line, Object.values(row.values).filter((value) => value !== null).length]),
    ).toEqual([
      ['1', 3],
      ['2', 0],
      ['4', 3],
      ['5', 3],
      ['6', 0],
      ['7', 3],
      ['8', 3],
      ['9', 3],
      ['10', 3],
    ]);
    expect(reading?.unread).toEqual([]);
  });

  it('reads 三公 row by row with line numbers', () => {
    const text = `财政拨款“三公”经费支出决算表
公开09表
公开部门：清河县医疗保障局
单位：万元
项目
行次
预算数
决算数
合计
1
5.00
4.00
1.因公出国（境）费
2
2.公务用车购置及运行维护费
3
3.00
2.85
3.公务接待费
6
2.00
1.15`;
    const rows = read(text)[0]?.form.rows.map((row) => [row.line, row.name, ...Object.values(row.values)]);
    expect(rows).toEqual([
      ['1', '合计', '5.00', '4.00'],
      ['2', '1.因公出国（境）费', null, null],
      ['3', '2.公务用车购置及运行维护费', '3.00', '2.85'],
      ['6', '3.公务接待费', '2.00', '1.15'],
    ]);
  });

  it('reads basic expenditure in two groups, and undivided with 人员经费 and 公用经费 as columns', () => {
    const groups = `一般公共预算财政拨款基本支出决算表
公开06表
部门：清河县医疗保障局 单位：万元
人员经费 公用经费
经济分类科目编码 科目名称 金额 经济分类科目编码 科目名称 金额
301 工资福利支出 100 302 商品和服务支出 20
30101 基本工资 60 30201 办公费 20
30102 津贴补贴 40 310 资本性支出
303 对个人和家庭的补助 31002 办公设备购置
人员经费合计 100 公用经费合计 20`;
    expect(read(groups)[0]?.unread).toEqual([]);
    expect(read(groups)[0]?.form.rows.map((row) => row.code ?? row.name)).toEqual([
      '301',
      '30101',
      '30102',
      '303',
      '人员经费合计',
      '302',
      '30201',
      '310',
      '31002',
      '公用经费合计',
    ]);
    const plain = `一般公共预算财政拨款基本支出决算表
公开06表 金额单位：万元
科目编码 科目名称 合计 人员经费 公用经费
栏次 1 2 3
合计 120.00 100.00 20.00
301 工资福利支出 100.00 100.00
30101 基本工资 100.00 100.00
302 商品和服务支出 20.00 20.00
30201 办公费 20.00 20.00`;
    expect(read(plain)[0]?.form.rows.map((row) => Object.values(row.values))).toEqual([
      ['120.00', '100.00', '20.00'],
      ['100.00', '100.00', null],
      ['100.00', '100.00', null],
      ['20.00', null, '20.00'],
      ['20.00', null, '20.00'],
    ]);
  });

  it('joins codes that are printed in three columns 类 款 项', () => {
    const text = `支出决算表
公开03表
部门：清河县医疗保障局 单位：万元
项目 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
科目编码 科目名称
类 款 项
栏次 1 2 3 4 5 6
合计 10.00 8.00 2.00
210 卫生健康支出 10.00 8.00 2.00
210 15 医疗保障管理事务 10.00 8.00 2.00
210 15 01 行政运行 8.00 8.00
210 15 05 医疗保障政策管理 2.00 2.00`;
    expect(read(text)[0]?.form.rows.map((row) => row.code)).toEqual([null, '210', '21015', '2101501', '2101505']);
  });

  it('joins a table that goes on under its title on the next page, and not the same table of another unit', () => {
    const [, , table] = nineTables();
    if (table === undefined) throw new Error('no table');
    const cut = table.rows.findIndex((row) => row.code === '210');
    const first = { ...table, rows: table.rows.slice(0, cut), note: null };
    const second = { ...table, rows: table.rows.slice(cut) };
    const text = `${layOut(first, 'lines')}\n\n\n${layOut(second, 'lines')}\n${layOut(table, 'lines')}`;
    const readings = read(text);
    expect(readings.map(({ form }) => form.rows.map((row) => row.code))).toEqual(
      [table, table].map((form) => form.rows.map((row) => row.code)),
    );
    const source = readings[0]?.form.cells?.[`rows.${cut}.values.本年支出合计`];
    expect(source?.spans?.map(([start, end]) => text.slice(start, end))).toEqual(['471.72']);
  });

  it('takes the columns of blank cells from the grid of a table', () => {
    const { text, sheet } = gridOf([
      ['支出决算表'],
      ['公开03表', '单位：万元'],
      [
        '科目代码',
        '科目名称',
        '本年支出合计',
        '基本支出',
        '项目支出',
        '上缴上级支出',
        '经营支出',
        '对附属单位补助支出',
      ],
      ['栏次', '', '1', '2', '3', '4', '5', '6'],
      ['合计', '', '9.00', '', '', '', '9.00', ''],
      ['2101501', '行政运行', '9.00', '', '', '', '9.00', ''],
    ]);
    const [reading] = findAccountTables(text, 0, text.length, containerGrid([sheet]));
    expect(reading?.form.rows.map((row) => row.values['经营支出'])).toEqual(['9.00', '9.00']);
    expect(read(text)[0]?.form.rows.map((row) => row.values['经营支出'])).toEqual([null, null]);
  });

  it('takes the labels of columns that no definition knows from the grid, and numbers them in a text', () => {
    const { text, sheet } = gridOf([
      ['财政拨款支出决算明细表'],
      ['公开05表', '单位：万元'],
      ['科目代码', '科目名称', '合计', '工资福利支出', '商品和服务支出', '资本性支出'],
      ['栏次', '', '1', '2', '3', '4'],
      ['210', '卫生健康支出', '9.00', '5.00', '', '4.00'],
    ]);
    const [reading] = findAccountTables(text, 0, text.length, containerGrid([sheet]));
    expect(reading?.form.rows[0]?.values).toEqual({
      合计: '9.00',
      工资福利支出: '5.00',
      商品和服务支出: null,
      资本性支出: '4.00',
    });
    expect(read(text)[0]?.form.columns).toEqual(['1', '2', '3', '4']);
  });

  it('never throws, and accounts for every glyph once, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '收入支出决算总表',
        '支出决算表',
        '公开01表',
        '单位：万元',
        '栏次',
        '1 2 3',
        '行次',
        '项目',
        '决算数',
        '合计',
        '208',
        '2080505',
        '一、',
        '注：',
        '\n',
        ' ',
        '\t',
        '|',
        '61.15',
        '3961.15',
        '—',
        '总计',
        '基本支出',
        '项目支出',
        '本年支出合计',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        for (const { form, unread } of findAccountTables(text)) {
          expect(form.start).toBeLessThan(form.end ?? 0);
          for (const one of unread) expect(text.slice(one.start, one.end)).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes no long time over hostile texts', () => {
    const head = '支出决算表\n公开03表\n单位：万元\n科目代码 科目名称 本年支出合计 基本支出 项目支出\n栏次 1 2 3\n';
    const overview = '收入支出决算总表\n公开01表\n收入 支出\n项目 行次 决算数 项目 行次 决算数\n';
    const texts: readonly ((size: number) => string)[] = [
      (size) => `${head}${'208 社会保障和就业支出 1.00 1.00\n'.repeat(size / 4)}`,
      (size) => head.repeat(size / 25),
      (size) => `${head}合计 ${'1.00 '.repeat(size)}`,
      (size) => `${head}${'9'.repeat(size * 5)}`,
      (size) => '收入支出决算总表'.repeat(size / 4),
      (size) => `${overview}${'一、甲 1 一、乙 32 '.repeat(size / 5)}`,
    ];
    for (const text of texts) expect((size: number) => findAccountTables(text(size))).toTakeLinearTime(20_000);
  });
});

function valueAt(form: AccountForm, path: string): string | null {
  const [, index = '', field = '', ...rest] = path.split('.');
  const row = form.rows[Number(index)];
  if (row === undefined) return null;
  return field === 'values' ? (row.values[rest.join('.')] ?? null) : (row[field as 'name'] ?? null);
}

/** A grid of cells as a container gives it, tabs between them in the text. */
function gridOf(rows: readonly (readonly string[])[]) {
  const text = rows.map((row) => row.join('\t')).join('\n');
  let at = 0;
  const cells = rows.flatMap((row, index) =>
    row.map((cell, column) => {
      const start = at;
      at += cell.length + 1;
      return { row: index, column, rowSpan: 1, colSpan: 1, text: cell, spans: [[start, start + cell.length] as const] };
    }),
  );
  return { text, sheet: { rows: rows.length, columns: 8, cells, start: 0, end: text.length, placed: true } };
}
