import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import { scanFigures } from '../../narrative/figures.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('F1');
const apart = rule.number('apart');
const completion = rule.list('completion');
const progress = rule.list('progress');
const year = rule.list('year');
const compared = rule.list('compared');
const CLAUSE = /[，,；;。、]/;

/** 预算完成率 and the year's 支出进度率 of one department speak of the same money. */
export const f1: FormCheck = {
  code: 'F1',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind !== 'department') return;
    const done = find(form, completion);
    const paid = find(form, progress);
    if (done === null || paid === null) return;
    if (done.share.sub(paid.share).abs().compare(apart) <= 0) return;
    report({
      at: [done, paid].flatMap(({ indicator: { name, index } }) => [
        atIndicator(name, index, 'actual'),
        atIndicator(name, index, 'score'),
      ]),
      printed: done.indicator.actual.printed,
      expected: paid.indicator.actual.printed,
      facts: {
        completionName: done.indicator.name,
        completion: done.indicator.actual.printed,
        progressName: paid.indicator.name,
        progress: paid.indicator.actual.printed,
      },
    });
  },
};

/** The last indicator of a name with one measured share (progress by the year's end stands after that by half-year). */
function find(form: EvaluatedForm, names: readonly string[]): { indicator: EvaluatedIndicator; share: Decimal } | null {
  let found: { indicator: EvaluatedIndicator; share: Decimal } | null = null;
  for (const indicator of form.indicators) {
    const { name, actual } = indicator;
    if (name === null || !names.some((each) => name.includes(each))) continue;
    const last = actual.kind === 'list' ? actual.items.at(-1) : actual;
    const share =
      last?.kind === 'number' && last.percent !== null
        ? last.amount
        : actual.kind === 'text'
          ? shareInText(actual.printed ?? '')
          : null;
    if (share !== null) found = { indicator, share };
  }
  return found;
}

/** The share that a text gives for 全年, else its last one; shares that something is compared with do not count. */
function shareInText(text: string): Decimal | null {
  let last: Decimal | null = null;
  let ofYear: Decimal | null = null;
  let end = 0;
  for (const figure of scanFigures(text)) {
    const clause = text.slice(end, figure.start).split(CLAUSE).at(-1) ?? '';
    end = figure.end;
    if (figure.exponent !== -2 || figure.unit.endsWith('点') || figure.vague) continue;
    if (compared.some((word) => clause.includes(word))) continue;
    last = Decimal.parse(figure.number)?.shift(-2) ?? last;
    if (year.some((word) => clause.includes(word))) ofYear = last;
  }
  return ofYear ?? last;
}
