import type { EvaluatedForm } from '../../model/evaluation.js';
import type { DocumentCheck, Report } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { isPrescribed } from './prescribed.js';

const rule = ruleOf('D6');
const leastForms = Number(rule.number('forms').toString());
const leastRows = Number(rule.number('rows').toString());
const shortest = Number(rule.number('shortest').toString());

/** Three or more projects share one text of the goals or one set of indicators. */
export const d6: DocumentCheck = {
  code: 'D6',
  scope: 'document',
  run({ forms }, _context, report) {
    if (forms.length < leastForms) return;
    const goals = new Map<string, EvaluatedForm[]>();
    const sets = new Map<string, EvaluatedForm[]>();
    for (const form of forms) {
      if (form.kind !== 'project' && form.kind !== 'target') continue;
      const text = form.form.goals?.expected?.replace(/\s/g, '') ?? '';
      if (text.length >= shortest) put(goals, text, form);
      const [first] = form.indicators;
      if (first !== undefined && form.indicators.length >= leastRows)
        put(sets, `${first.name}\t${form.indicators.length}`, form);
    }
    for (const [text, list] of goals) raise('goals', 'goals.expected', text, list, report);
    // Only forms that begin alike are compared whole.
    for (const likely of sets.values()) {
      if (likely.length < leastForms) continue;
      const same = new Map<string, EvaluatedForm[]>();
      for (const form of likely)
        put(same, form.indicators.map(({ name, target }) => `${name}\t${target.printed}`).join('\n'), form);
      for (const list of same.values()) raise('indicators', 'indicators', null, list, report);
    }
  },
};

function put(groups: Map<string, EvaluatedForm[]>, key: string, form: EvaluatedForm): void {
  const list = groups.get(key);
  if (list === undefined) groups.set(key, [form]);
  else list.push(form);
}

function raise(
  kind: string,
  where: string,
  text: string | null,
  forms: readonly EvaluatedForm[],
  report: Report,
): void {
  if (new Set(forms.map(({ name }) => name)).size < leastForms) return;
  report({
    case: forms.every(isPrescribed) ? 'prescribed' : kind,
    form: null,
    at: forms.map(({ order }) => at(where, order)),
    printed: text?.slice(0, 60) ?? null,
    facts: { count: forms.length, forms: forms.map(({ order, name }) => ({ form: order, name })) },
  });
}
