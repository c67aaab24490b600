import type { RawForm } from './raw-form.js';

/** Labels of a head that name whose form it is. */
const NAMING = new Set(['name', 'department', 'supervisor', 'implementer', 'code']);

/** Whether what was found is a table of money with no title and no word of whose: a budget, a list of purchases. */
export const isNobodys = ({ title, head, rows, goals, total }: RawForm): boolean =>
  title === null &&
  rows.length === 0 &&
  total === null &&
  goals === null &&
  !head.some(({ field }) => NAMING.has(field));
