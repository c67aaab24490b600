import type { Form } from '@kaocheng/core/model/transcript';
import { readContent } from '@kaocheng/forms/read';
import { describe, expect, it } from 'vitest';
import { escaped, relationships } from '../testing/package.js';
import { type TestWorksheet, xlsxOf } from '../testing/xlsx-package.js';
import { Archive } from '../zip/archive.js';
import { readXlsx } from './read.js';

const DRAWING = '<drawing r:id="rId1"/>';

const anchor = (row: number, ...lines: string[]): string => {
  const paragraphs = lines.map((line) => `<a:p><a:r><a:t>${escaped(line)}</a:t></a:r></a:p>`).join('');
  return `<xdr:twoCellAnchor><xdr:from><xdr:row>${row}</xdr:row></xdr:from><xdr:sp><xdr:txBody>${paragraphs}</xdr:txBody></xdr:sp></xdr:twoCellAnchor>`;
};

const contentOf = (sheet: TestWorksheet, drawing?: string) =>
  readXlsx(
    new Archive(
      xlsxOf({
        sheets: [drawing === undefined ? sheet : { ...sheet, tail: DRAWING }],
        ...(drawing !== undefined && {
          parts: {
            'xl/worksheets/_rels/sheet1.xml.rels': relationships([['rId1', 'drawing', '../drawings/drawing1.xml']]),
            'xl/drawings/drawing1.xml': drawing,
          },
        }),
      }),
    ),
  );
const sheetsOf = (sheet: TestWorksheet, drawing?: string): string[][] =>
  contentOf(sheet, drawing).blocks.flatMap((block) =>
    block.kind === 'sheet' ? [block.sheet.cells.map(({ text }) => text)] : [],
  );
const formsOf = (sheet: TestWorksheet, drawing?: string): readonly Form[] =>
  readContent(contentOf(sheet, drawing), '表.xlsx').forms;

const selfEvaluation = (name: string): string[][] => [
  ['项目名称', name, '', '', '', ''],
  ['主管部门', '某局', '', '实施单位', '某中心', ''],
  ['项目资金（万元）', '年初预算数', '全年预算数', '全年执行数', '执行率', '得分'],
  ['年度资金总额', '100', '100', '90', '90%', '9'],
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '得分'],
  ['产出指标', '数量指标', '培训人数', '≥100人', '120人', '10'],
];

describe('a worksheet without a title in its cells', () => {
  it('has the name of its tab for the title', () => {
    const rows = selfEvaluation('古树保护');
    expect(formsOf({ name: '项目支出绩效自评表', rows })).toMatchObject([{ title: '项目支出绩效自评表' }]);
    expect(formsOf({ name: 'Sheet1', rows })).toMatchObject([{ title: null }]);
    expect(formsOf({ name: '项目支出绩效自评表', rows: [['整体支出绩效自评表'], ...rows] })).toMatchObject([
      { title: '整体支出绩效自评表' },
    ]);
  });
});

describe('a worksheet with blank columns', () => {
  it('holds two forms of different kinds where each has a title of its own', () => {
    const [left, right] = [
      [['项目支出绩效自评表'], ...selfEvaluation('古树保护')],
      [['部门预算收支情况表'], ['甲', '乙'], ['丙', '丁']],
    ];
    const rows = left.map((cells, at) => [
      ...Array.from({ length: 7 }, (_, n) => cells[n] ?? ''),
      ...(right[at] ?? []),
    ]);
    expect(sheetsOf({ rows })).toHaveLength(2);
  });

  it('holds one account table whose halves share five labels, not two tables', () => {
    const rows = [
      ['收入支出决算总表'],
      ['', '', '', '', '', '', '公开01表'],
      ['部门：某局', '', '', '', '', '', '金额单位：万元'],
      ['收入', '', '', '', '支出', '', ''],
      ['项目', '行次', '决算数', '', '项目', '行次', '决算数'],
      ['栏次', '', '1', '', '栏次', '', '2'],
      ['一、一般公共预算财政拨款收入', '1', '100.00', '', '一、一般公共服务支出', '32', '60.00'],
      ['二、政府性基金预算财政拨款收入', '2', '20.00', '', '二、外交支出', '33', '60.00'],
      ['本年收入合计', '27', '120.00', '', '本年支出合计', '57', '120.00'],
      ['总计', '31', '120.00', '', '总计', '62', '120.00'],
    ];
    expect(sheetsOf({ rows })).toHaveLength(1);
    const [form, ...others] = formsOf({ rows });
    expect(others).toEqual([]);
    expect(form).toMatchObject({ kind: 'account' });
    expect(JSON.stringify(form)).toContain('外交支出');
  });

  it('holds two forms where the labels of a form are printed again, with whose form it is', () => {
    const [left, right] = [selfEvaluation('甲项目'), selfEvaluation('乙项目')];
    const rows = left.map((cells, row) => [...cells, '', ...(right[row] ?? [])]);
    expect(sheetsOf({ rows }).map((texts) => texts[1])).toEqual(['甲项目', '乙项目']);
  });
});

describe('a worksheet with text boxes', () => {
  const two = [['附件'], ...selfEvaluation('甲项目'), [], [], [], ...selfEvaluation('乙项目')];

  it('has the title of its second form before that form', () => {
    const drawing = `<xdr:wsDr>${anchor(0, '项目支出绩效自评表', '（2021年度）')}${anchor(7, '项目支出绩效自评表', '（2022年度）')}</xdr:wsDr>`;
    const forms = formsOf({ rows: two }, drawing);
    expect(forms.map((form) => [form.title, form.year])).toEqual([
      ['项目支出绩效自评表', '2021'],
      ['项目支出绩效自评表', '2022'],
    ]);
  });

  it('is not parted by a remark over its rows, nor by one in an empty row of a form', () => {
    const rows = [
      ...selfEvaluation('甲项目').slice(0, 5),
      [],
      ['产出指标', '数量指标', '培训人数', '≥100人', '120人', '10'],
    ];
    const drawing = `<xdr:wsDr>${anchor(2, '此处以万元计')}${anchor(5, '以下逐项填写')}</xdr:wsDr>`;
    expect(sheetsOf({ rows }, drawing)).toHaveLength(1);
    expect(contentOf({ rows }, drawing).text).toMatch(/120人[\s\S]*此处以万元计\s+以下逐项填写/u);
  });

  it('is read without a drawing that cannot be, and says so', () => {
    const rows = selfEvaluation('甲项目');
    const doctype = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><xdr:wsDr/>';
    const large = `<xdr:wsDr>${anchor(0, '框').repeat(3)}<!--${'x'.repeat(13_000_000)}--></xdr:wsDr>`;
    for (const drawing of [doctype, large]) {
      expect(sheetsOf({ name: '自评表', rows }, drawing)).toHaveLength(1);
      expect(contentOf({ name: '自评表', rows }, drawing).omitted).toEqual([
        { what: 'unread-drawing', sheet: '自评表', count: 1 },
      ]);
    }
  });
});
