import type { EvaluatedForm, IndicatorAspect, IndicatorClass } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { isPrescribed } from './prescribed.js';

const rule = ruleOf('D1');
const least = Number(rule.number('rows').toString());
const works = anyOf(rule.list('works'));
const CLASSES = ['output', 'benefit'] as const;
const ASPECTS = ['quantity', 'quality'] as const;

/** Output and benefit must be there, quantity and quality should; cost for works and purchases. */
export const d1: FormCheck = {
  code: 'D1',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind !== 'project' && form.kind !== 'target') return;
    if (form.indicators.length < least) return;
    let known = true;
    for (const { class: level1, aspect } of form.indicators) {
      // A row whose level is not known may be any of them.
      if (level1 === null || (level1 === 'output' && aspect === null)) known = false;
    }
    if (!known) return;
    const has = (one: IndicatorClass | IndicatorAspect): boolean =>
      form.indicators.some(({ class: level1, aspect }) => level1 === one || aspect === one);
    const hasClass = (one: IndicatorClass): boolean => form.indicators.some(({ class: level1 }) => level1 === one);
    const lacking = CLASSES.filter((one) => !hasClass(one));
    if (isPrescribed(form)) {
      if (lacking.length > 0) report({ case: 'prescribed', at: [at('indicators')] });
      return;
    }
    for (const one of lacking) report({ case: one, at: [at('indicators')] });
    if (hasClass('output')) {
      for (const one of ASPECTS) if (!has(one)) report({ case: one, at: [at('indicators')] });
    }
    if (isWorks(form) && !has('cost')) report({ case: 'cost', at: [at('indicators')] });
  },
};

function isWorks({ name }: EvaluatedForm): boolean {
  return name !== null && works.test(name);
}
