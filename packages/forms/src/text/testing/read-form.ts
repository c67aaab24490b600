import { buildLexicon } from '../../labels/lexicon.js';
import type { RawCell, RawForm } from '../../raw/raw-form.js';
import { recogniseText } from '../recognise.js';

const lexicon = buildLexicon();

/** The forms that a text without a grid holds. */
export const readForms = (text: string): RawForm[] => recogniseText(text, 0, text.length, lexicon);

/** The one form of a text; throws where there is none or more than one. */
export function readForm(text: string): RawForm {
  const [form, ...others] = readForms(text);
  if (form === undefined || others.length > 0) throw new Error(`${others.length + (form ? 1 : 0)} forms in ${text}`);
  return form;
}

/** Cells as `column=text` in their order, for comparing at a glance. */
export const shown = (cells: { readonly [column: string]: RawCell | undefined }): string =>
  Object.entries(cells)
    .map(([column, cell]) => `${column}=${cell?.text ?? ''}`)
    .join(' ');

/** The texts that went into no cell and no label. */
export const unreadOf = (form: RawForm): string[] => form.unread.map((cell) => cell.text);

/** An invented form's parts as printed; a test replaces the one that it looks at. */
export const PARTS = {
  title: '项目支出绩效自评表\n（2023年度）\n',
  head: '项目名称 古树保护\n主管部门 云麓市园林局 实施单位 古树管理站\n',
  funds:
    '项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额 50.00 48.00 36.00 10 75% 7.5\n',
  goals: '年度总体目标 预期目标 实际完成情况\n完成古树体检并修复树穴。\n完成古树体检，修复树穴。\n',
  header: '绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n',
  rows:
    '产出指标 数量指标 古树体检数 ≥120株 126株 20 20\n质量指标 体检报告合格率 100% 98% 30 29.4 两份报告重做\n' +
    '效益指标 社会效益指标 古树保护意识 提高 提高 30 30\n满意度指标 服务对象满意度指标 游客满意度 ≥90% 93% 10 10\n',
  total: '总分 100 96.9\n',
  tail: '',
} as const;

/** The text of a form of `PARTS` with some of them replaced. */
export const formText = (parts: { readonly [P in keyof typeof PARTS]?: string } = {}): string =>
  Object.entries({ ...PARTS, ...parts })
    .map(([, text]) => text)
    .join('');
