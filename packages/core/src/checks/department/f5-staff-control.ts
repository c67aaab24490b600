import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { atIndicator, inText } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('F5');
const names = rule.list('names');
const staffFields = rule.list('staff');
const establishmentFields = rule.list('establishment');
const tolerance = rule.number('tolerance');

/** 在职人员控制率 = staff ÷ establishment as the text states them. */
export const f5: DocumentCheck = {
  code: 'F5',
  scope: 'document',
  run({ forms, transcript }, _context, report) {
    const form = forms.find(({ kind }) => kind === 'department');
    const indicator = form?.indicators.find(({ name }) => name !== null && names.some((each) => name.includes(each)));
    if (form === undefined || indicator?.actual.kind !== 'number' || indicator.actual.percent === null) return;
    const facts = (transcript.reports ?? []).flatMap((each) => each.facts ?? []);
    const staff = facts.find(({ field }) => staffFields.includes(field));
    const establishment = facts.find(({ field }) => establishmentFields.includes(field));
    if (staff === undefined || establishment === undefined) return;
    const count = Decimal.parse(staff.value.replace(/[人名]$/, ''));
    const posts = Decimal.parse(establishment.value.replace(/[人名个]$/, ''));
    if (count === null || posts === null || posts.sign() <= 0) return;
    if (indicator.actual.amount.mul(posts).sub(count).abs().compare(posts.mul(tolerance)) <= 0) return;
    report({
      form: form.order,
      at: [atIndicator(indicator.name, indicator.index, 'actual'), inText(staff.quote, staff.start, staff.end)],
      printed: indicator.actual.printed,
      expected: `${count.mul(Decimal.hundred).div(posts, 2)}%`,
      facts: { name: indicator.name, staff: staff.value, establishment: establishment.value },
    });
  },
};
