import type { EvaluatedForm } from '../../model/evaluation.js';
import type { CheckContext, DocumentCheck, Report } from '../check.js';
import { at } from '../place.js';
import { formsOf, type Stated, statedFacts, textOf } from './stated.js';

const LETTER = /^[A-D]$/;

/** Grades: words of one scale only, and the same grade in the text as in the form. */
export const g10Grades: DocumentCheck = {
  code: 'G10',
  scope: 'document',
  run: (evaluation, context, report) => {
    const grades = statedFacts(evaluation).filter(({ fact }) => fact.field === 'grade');
    for (const stated of grades) {
      // Forms of one name may carry different grades; the text does not say which it means.
      const [form, ...more] = formsOf(evaluation, stated.fact.about);
      if (more.length > 0) continue;
      const printed = form?.total.grade ?? null;
      if (form !== undefined && printed === null) againstTotal(stated, form, context, report);
      if (form === undefined || printed === null || sameGrade(stated.fact.value, printed)) continue;
      report({
        case: 'form',
        form: form.order,
        at: [textOf(stated), at('total.grade')],
        printed: stated.fact.value,
        expected: printed,
        facts: { stated: stated.fact.value, form: form.order, table: printed },
      });
    }
    const letter = grades.find(({ fact }) => LETTER.test(fact.value));
    const word = grades.find(({ fact }) => !LETTER.test(fact.value));
    if (letter === undefined || word === undefined) return;
    report({
      case: 'scale',
      form: null,
      at: [textOf(letter), textOf(word)],
      printed: letter.fact.value,
      expected: word.fact.value,
      facts: { letter: letter.fact.value, word: word.fact.value },
    });
  },
};

/** A form that prints no grade has the one that its total gives; a word that the policy does not know is another scale. */
function againstTotal(stated: Stated, form: EvaluatedForm, context: CheckContext, report: Report): void {
  const { value } = stated.fact;
  const follows = context.scorecardOf(form)?.grade.ofPrinted ?? null;
  const bands = context.policyOf(form)?.grades.bands ?? [];
  if (follows === null || sameGrade(value, follows) || !bands.some(({ grade }) => sameGrade(value, grade))) return;
  report({
    case: 'total',
    form: form.order,
    at: [textOf(stated), at('total.score')],
    printed: value,
    expected: follows,
    facts: { stated: value, form: form.order, score: form.total.score.printed },
  });
}

function sameGrade(a: string, b: string): boolean {
  return a.charAt(0) === b.charAt(0) || b.includes(a) || LETTER.test(a) !== LETTER.test(b);
}
