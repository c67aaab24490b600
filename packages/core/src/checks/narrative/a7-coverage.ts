import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { byParagraph, inYuan, type Stated, statedFacts, textOf, wan } from './stated.js';

/** Money that the self-evaluation covers: no more than all project expenditure, and the sum of the project forms. */
export const a7Coverage: DocumentCheck = {
  code: 'A7',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const rule = ruleOf('A7');
    const facts = statedFacts(evaluation);
    if (facts.length === 0) return;
    for (const paragraph of byParagraph(evaluation)) {
      paragraph.forEach((share, index) => {
        if (share.fact.field !== 'share' || share.value === null || share.value.compare(Decimal.hundred) <= 0) return;
        const covered = paragraph.slice(0, index).findLast(({ fact }) => fact.field === 'selfEvaluated');
        const places = covered === undefined ? [textOf(share)] : [textOf(share), textOf(covered)];
        report({
          case: 'share',
          form: null,
          at: places,
          printed: share.fact.value,
          expected: '100%',
          facts: { share: share.fact.value, of: share.fact.of ?? null, covered: covered?.fact.value ?? null },
        });
      });
    }
    const projects = evaluation.forms.filter((form) => form.kind === 'project');
    const amounts = projects.map((form) => form.totalFunds?.annual.value ?? form.totalFunds?.executed.value ?? null);
    if (projects.length < 2 || amounts.some((amount) => amount === null)) return;
    const sum = Decimal.sum(projects.map((form, index) => inYuan(form, amounts[index] ?? Decimal.zero)));
    const stated = facts.filter((fact) => isWhole(fact, projects.length, facts));
    const first = stated[0];
    if (
      first?.value == null ||
      stated.some(({ value }) => value !== null && value.sub(sum).abs().compare(rule.number('tail')) <= 0)
    )
      return;
    report({
      case: 'sum',
      form: null,
      at: [textOf(first)],
      printed: first.fact.value,
      expected: wan(sum),
      facts: { stated: first.fact.value, sum: wan(sum), forms: projects.length },
    });
  },
};

/** Money said to be of as many projects as there are forms. */
function isWhole(stated: Stated, forms: number, facts: readonly Stated[]): boolean {
  if (stated.unit !== 'money' || stated.vague) return false;
  if (stated.fact.field !== 'selfEvaluated' && stated.fact.field !== 'projectAnnual') return false;
  const counted = facts.filter(({ fact, report }) => report === stated.report && fact.field === 'projectCount');
  return counted.some(({ value }) => value?.equals(Decimal.of(forms)));
}
