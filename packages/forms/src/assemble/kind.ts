import { foldLabel } from '../labels/lexicon.js';
import { endsInMonitoring, TITLE_OF } from '../labels/title-kinds.js';
import type { RawForm } from '../raw/raw-form.js';

/** What of a form tells its kind. */
export type KindSigns = Pick<RawForm, 'title' | 'columns' | 'fundColumns' | 'rows' | 'goals' | 'head'>;

/**
 * Kind of a form by its structure, the title where the structure leaves it open: one that asks how likely a target is,
 * or whose title ends in monitoring and tells of no evaluation, is a monitoring form; one without results is a
 * declaration of targets; of those with results one that names no project, or the whole of a department, is a department's.
 */
export function kindOf({ title: printed, columns, fundColumns, rows, goals, head }: KindSigns): RawForm['kind'] {
  const title = foldLabel(printed?.text ?? '');
  const has = (field: string): boolean => columns.some((column) => column === field);
  if (has('likelihood') || has('forecast') || fundColumns.includes('forecast')) return 'monitor';
  const evaluated = TITLE_OF.results.test(title) && (has('actual') || has('score'));
  if (endsInMonitoring(title) && !evaluated) return 'monitor';
  const executed = fundColumns.includes('executed') || fundColumns.includes('rate');
  const results = has('actual') || has('score') || (goals?.actual ?? null) !== null || (executed && rows.length === 0);
  if (!results && !TITLE_OF.results.test(title)) return 'target';
  if (TITLE_OF.department.test(title) && !TITLE_OF.projectWhole.test(title)) return 'department';
  if (TITLE_OF.project.test(title)) return 'project';
  const fields = new Set(head.map((labelled) => labelled.field));
  return !fields.has('name') && fields.has('department') ? 'department' : 'project';
}
