import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { placesOf, rowOf } from '../values/rows.js';

const groups = ruleOf('D4')
  .list('groups')
  .map((line) => line.split('|'));
const anyGroup = anyOf(groups.flat());

/** An indicator is about other people than the project: the template of another department was left standing. */
export const d4: FormCheck = {
  code: 'D4',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind === 'department' || form.name === null || !anyGroup.test(form.name)) return;
    const own = groupsIn(`${form.name} ${form.form.goals?.expected ?? ''} ${form.form.goals?.actual ?? ''}`);
    const rows: EvaluatedIndicator[] = [];
    for (const indicator of form.indicators) {
      if (indicator.name === null || !anyGroup.test(indicator.name)) continue;
      if ([...groupsIn(indicator.name)].every((group) => !own.has(group)) && isForeign(form, indicator))
        rows.push(indicator);
    }
    if (rows.length > 0) {
      report({ at: placesOf(rows, 'name'), facts: { name: form.name, count: rows.length, rows: rows.map(rowOf) } });
    }
  },
};

function groupsIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  groups.forEach((words, index) => {
    if (words.some((word) => text.includes(word))) found.add(index);
  });
  return found;
}

/** The implementer may serve such a group in general; then the name of the unit says so. */
function isForeign({ form }: EvaluatedForm, { name }: EvaluatedIndicator): boolean {
  const unit = `${form.implementer ?? ''}${form.supervisor ?? ''}`;
  const inName = groupsIn(name ?? '');
  return ![...groupsIn(unit)].some((group) => inName.has(group));
}
