import type { EvaluatedForm, IndicatorAspect, IndicatorClass } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/rows.js';
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
    const classes = new Set<IndicatorClass>();
    const aspects = new Set<IndicatorAspect>();
    for (const { class: level1, aspect } of form.indicators) {
      // A row whose level is not known may be any of them.
      if (level1 === null || (level1 === 'output' && aspect === null)) return;
      classes.add(level1);
      if (aspect !== null) aspects.add(aspect);
    }
    const lacking = CLASSES.filter((one) => !classes.has(one));
    if (isPrescribed(form)) {
      if (lacking.length > 0) report({ case: 'prescribed', at: [at('indicators')] });
      return;
    }
    for (const one of lacking) report({ case: one, at: [at('indicators')] });
    if (classes.has('output')) {
      for (const one of ASPECTS) if (!aspects.has(one)) report({ case: one, at: [at('indicators')] });
    }
    if (isWorks(form) && !aspects.has('cost') && !classes.has('cost')) report({ case: 'cost', at: [at('indicators')] });
  },
};

function isWorks({ name }: EvaluatedForm): boolean {
  return name !== null && works.test(name);
}
