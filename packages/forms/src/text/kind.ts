import { TITLE_OF } from '../labels/title-kinds.js';
import type { RawForm } from '../raw/raw-form.js';

/**
 * The kind of a form by its structure first, its title second: without actual value and score it is a declaration of
 * targets, with a likelihood or a forecast a monitoring form.
 */
export function kindOf(
  title: string,
  columns: ReadonlySet<string>,
  fundColumns: ReadonlySet<string>,
  hasIndicators: boolean,
): RawForm['kind'] {
  if (
    TITLE_OF.monitor.test(title) ||
    columns.has('likelihood') ||
    columns.has('forecast') ||
    fundColumns.has('forecast')
  )
    return 'monitor';
  const evaluates = columns.has('actual') || columns.has('score') || fundColumns.has('executed');
  if (
    hasIndicators
      ? !columns.has('actual') && !columns.has('score')
      : !evaluates && TITLE_OF.target.test(title) && !TITLE_OF.results.test(title)
  )
    return 'target';
  if (TITLE_OF.department.test(title) && !/项目支出/u.test(title)) return 'department';
  return 'project';
}
