import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';

/** Indicators numbered after the tasks or goals of a department form (重点工作1…, 年度工作目标1…) are as many as those. */
export const n6Numbered: FormCheck = {
  code: 'N6',
  scope: 'form',
  run: ({ form }, _context, report) => {
    if (form.kind !== 'department') return;
    for (const [stem, rows] of numberedRows(form)) {
      const goals = ruleOf('N6')
        .list('goals')
        .some((word) => stem.includes(word));
      const listed = goals
        ? numberedGoals(form)
        : ruleOf('N6')
              .list('tasks')
              .some((word) => stem.includes(word))
          ? (form.form.tasks?.length ?? 0)
          : 0;
      if (listed < 2 || listed === rows.length) continue;
      report({
        case: goals ? 'goals' : 'tasks',
        at: [...rows.map((row) => atIndicator(row.name, row.index, 'name')), at(goals ? 'goals.expected' : 'tasks')],
        printed: String(rows.length),
        expected: String(listed),
        facts: { rows: rows.map((row) => row.name), listed, counted: rows.length },
      });
    }
  },
};

/** Rows whose names differ in nothing but a running number from 1, by the name without it. */
function numberedRows(form: EvaluatedForm): Map<string, EvaluatedIndicator[]> {
  const groups = new Map<string, EvaluatedIndicator[]>();
  for (const row of form.indicators) {
    const stem = (row.name ?? '').replace(/\d+/, '#');
    if (!stem.includes('#')) continue;
    const list = groups.get(stem);
    if (list === undefined) groups.set(stem, [row]);
    else list.push(row);
  }
  for (const [stem, rows] of groups) {
    const runs = rows.every((row, index) => /\d+/.exec(row.name ?? '')?.[0] === String(index + 1));
    if (rows.length < 2 || !runs) groups.delete(stem);
  }
  return groups;
}

/** 目标1：… 目标2：… in the text of the expected goals. */
function numberedGoals(form: EvaluatedForm): number {
  const numbers = new Set((form.form.goals?.expected ?? '').match(/目标\s*\d{1,2}(?=[：:、.])/g) ?? []);
  return numbers.size;
}
