import type { Variant } from './sound-forms.js';
import { type Outcome, SOUND_ROWS } from './sound-rows.js';

const NAMES: readonly (readonly [name: string, outcome: Outcome])[] = [
  ['资助困难学生人数', 'over'],
  ['举办培训班期数', 'over'],
  ['工程质量验收合格率', 'met'],
  ['数据准确率', 'met'],
  ['任务完成时限', 'met'],
  ['参训人员结业率', 'met'],
  ['培训人均成本', 'met'],
  ['带动就业人数', 'over'],
  ['政策知晓率', 'missed'],
  ['提升城市形象', 'met'],
  ['受益群众满意度', 'met'],
];

/** One form with a row of every kind, in which faults are planted. */
export const wholeVariant: Variant = {
  project: '城区公共服务能力提升项目',
  rows: NAMES.flatMap(([name, outcome]) => {
    const row = SOUND_ROWS.find((one) => one.name === name);
    return row === undefined ? [] : [{ row, outcome }];
  }),
  annual: [128_456, 23_000, 0, 0, 0],
  spent: 985,
  initial: 100,
  places: 2,
  empty: '0.00',
  isGraded: true,
  grouped: false,
};
