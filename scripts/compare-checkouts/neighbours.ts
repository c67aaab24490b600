import type { Grid, GridCell } from '../../test/generator/grid.js';
import type { Random } from '../../test/generator/random.js';

type Neighbour = (random: Random) => Grid;

const PLACES = ['云麓市', '石桥县', '柳湾县', '清河县', '白鹭区'] as const;
const money = (random: Random): string => `${random.between(1, 9_999)}.${random.between(10, 99)}`;

/** A plain table: a line of headings, then rows drawn anew for each seed; a merged first column where `merged` says so. */
function table(
  title: string,
  subtitle: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  merged = false,
): Grid {
  const cell = (text: string, tall = 1): GridCell => ({ text, columns: 1, rows: tall });
  const body = rows.map((row, at) => {
    if (!merged) return row.map((text) => cell(text));
    const [first = '', ...others] = row;
    if (rows[at - 1]?.[0] === first) return others.map((text) => cell(text));
    let tall = 1;
    while (rows[at + tall]?.[0] === first) tall += 1;
    return [cell(first, tall), ...others.map((text) => cell(text))];
  });
  return { title, subtitle, width: heads.length, rows: [heads.map((text) => cell(text)), ...body] };
}

/** Paragraphs, each a row of one cell: the containers print them as a table of one column. */
const prose = (title: string, paragraphs: readonly string[]): Grid => ({
  title,
  subtitle: '',
  width: 1,
  rows: paragraphs.map((text) => [{ text, columns: 1, rows: 1 }]),
});

const DRUGS = ['阿司匹林肠溶片', '二甲双胍缓释片', '硝苯地平控释片', '阿托伐他汀钙片', '头孢克肟胶囊'] as const;
const WORKS = ['参保登记', '基金监管', '待遇审核', '异地结算', '窗口服务', '信息运维'] as const;

/** Tables and texts that lie beside the forms in the same folders and are none of them. */
export const NEIGHBOUR_FILES: Readonly<Record<string, Neighbour>> = {
  'price list': (random) =>
    table(
      '医疗服务价格项目表',
      `${random.pick(PLACES)}　单位：元`,
      ['序号', '项目编码', '项目名称', '计价单位', '三级医院', '二级医院', '一级医院', '备注'],
      WORKS.map((work, at) => [
        `${at + 1}`,
        `1102000${at + 1}`,
        `${work}检查费`,
        '次',
        money(random),
        money(random),
        money(random),
        '',
      ]),
    ),
  'drug list': (random) =>
    table(
      '国家组织药品集中采购中选结果',
      '',
      ['序号', '品种名称', '规格包装', '中选价格（元）', '供应企业', '采购周期'],
      DRUGS.map((drug, at) => [
        `${at + 1}`,
        drug,
        `${random.between(5, 100)}mg*28片`,
        money(random),
        '甲制药公司',
        '2年',
      ]),
    ),
  roster: (random) =>
    table(
      '窗口值班安排表',
      `${random.between(1, 12)}月`,
      ['部门', '日期', '值班人员', '岗位', '备注'],
      WORKS.flatMap((work) =>
        [1, 2].map((n) => [`${work}科`, `${random.between(1, 28)}日`, `值班员${n}`, `${n}号窗口`, '']),
      ),
      true,
    ),
  assets: (random) =>
    table(
      '固定资产盘点表',
      '单位：元',
      ['资产编号', '资产名称', '数量', '单价', '原值', '使用部门', '盘点结果'],
      WORKS.map((work, at) => [
        `GD00${at}`,
        `${work}终端`,
        `${random.between(1, 9)}`,
        money(random),
        money(random),
        `${work}科`,
        '账实相符',
      ]),
    ),
  survey: (random) =>
    table(
      '群众满意度调查统计表',
      '有效问卷300份',
      ['问题', '非常满意', '满意', '一般', '不满意', '满意率'],
      WORKS.map((work) => [
        `您对${work}是否满意`,
        ...[1, 2, 3, 4].map(() => `${random.between(1, 99)}`),
        `${random.between(80, 99)}.${random.between(10, 99)}%`,
      ]),
    ),
  assessment: (random) =>
    table(
      '工作人员年度考核评分表',
      `${random.between(2021, 2025)}年度`,
      ['考核内容', '考核要点', '分值', '自评分', '考核得分', '备注'],
      WORKS.map((work) => [
        '履职情况',
        `${work}工作按时完成`,
        '10',
        `${random.between(6, 10)}`,
        `${random.between(6, 10)}`,
        '',
      ]),
      true,
    ),
  plan: (random) =>
    table(
      '重点工作任务分解表',
      random.pick(PLACES),
      ['序号', '工作任务', '目标要求', '责任科室', '完成时限'],
      WORKS.map((work, at) => [
        `${at + 1}`,
        `推进${work}`,
        `${work}覆盖率达到${random.between(80, 99)}%`,
        `${work}科`,
        '12月底',
      ]),
    ),
  'budget table': (random) =>
    table(
      `${random.between(2021, 2025)}年部门预算支出明细表`,
      `编制单位：${random.pick(PLACES)}医疗保障局　单位：万元`,
      ['科目编码', '科目名称', '预算数', '人员经费', '公用经费', '备注'],
      [
        ['210', '卫生健康支出', money(random), money(random), money(random), ''],
        ['21015', '医疗保障管理事务', money(random), money(random), money(random), ''],
        ['2101501', '行政运行', money(random), money(random), money(random), ''],
        ['', '合计', money(random), money(random), money(random), ''],
      ],
    ),
  procurement: (random) =>
    table(
      '政府采购意向公开明细',
      `${random.pick(PLACES)}医疗保障局`,
      ['序号', '采购项目名称', '采购需求概况', '预算金额（万元）', '预计采购时间', '备注'],
      WORKS.map((work, at) => [
        `${at + 1}`,
        `${work}服务采购`,
        `为${work}提供技术支持`,
        money(random),
        '2024年3月',
        '',
      ]),
    ),
  letter: (random) =>
    prose('关于召开医疗保障工作会议的通知', [
      '各乡镇人民政府，各有关单位：',
      `经研究，定于${random.between(1, 12)}月${random.between(1, 28)}日召开全县医疗保障工作会议。现将有关事项通知如下。`,
      '一、会议内容：总结上年工作，部署本年任务。',
      '二、参会人员：各单位主要负责同志。',
      '三、请于会前一日报送参会人员名单。',
      `${random.pick(PLACES)}医疗保障局`,
    ]),
  report: (random) =>
    prose('医疗保障工作总结', [
      `今年以来，全县参加城乡居民医保${random.between(10, 90)}万人，参保率${random.between(90, 99)}.${random.between(10, 99)}%。`,
      `基金总收入${money(random)}万元，总支出${money(random)}万元，当期结余${money(random)}万元。`,
      `全年救助困难群众${random.between(1_000, 9_999)}人次，支出救助资金${money(random)}万元，执行率${random.between(80, 99)}%。`,
      '存在的问题：一是宣传不够深入；二是经办力量不足。下一步将加强培训，改进服务。',
    ]),
};
