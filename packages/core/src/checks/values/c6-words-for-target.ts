import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { reportRows } from './rows.js';

const yesNo: ReadonlySet<string> = new Set(ruleOf('C6').list('yesNo'));

/** A target in words, without levels or a standard, cannot be measured: yes or no, 提高办事效能. One finding a form. */
export const c6: FormCheck = {
  code: 'C6',
  scope: 'form',
  run({ form }, _context, report) {
    let bare: EvaluatedIndicator[] | null = null;
    let words: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      const { target } = indicator;
      if (target.kind !== 'qualitative' && target.kind !== 'text') continue;
      if (target.printed !== null && yesNo.has(target.printed) && indicator.indicator.scoreRule == null) {
        bare ??= [];
        bare.push(indicator);
      } else if (target.kind === 'qualitative' && target.scale === null && indicator.indicator.scoreRule == null) {
        words ??= [];
        words.push(indicator);
      }
    }
    if (bare !== null) reportRows(report, bare, ['target'], 'yes-no');
    if (words !== null) reportRows(report, words, ['target'], 'words');
  },
};
