import { isBlankRow } from '@kaocheng/core/correct/edit-form';
import type { Form, Indicator } from '@kaocheng/core/model/transcript';
import type { Template } from '@kaocheng/forms/templates/template';
import { figureOf } from './field-kind.js';
import type { FillGrid } from './fill-grid.js';
import { textAt } from './follow.js';

/** What of a form is still to be filled in, and how much of what is wanted stands. */
export interface Completeness {
  /** `row`: a class of indicators without any. Paths lead to the place to fill. */
  readonly missing: readonly { readonly path: string; readonly what: 'value' | 'row' }[];
  readonly wanted: number;
}

/** Places of the head and the foot that a form may leave blank. */
const OPTIONAL = new Set(['attachments', 'problems', 'measures', 'contact.phone']);
const FUNDS = ['initial', 'annual', 'executed', 'rate', 'score'];
/** Columns of an indicator that may be blank in a row that is filled in. */
const OPTIONAL_COLUMNS = new Set([
  'deviation',
  'unit',
  'definition',
  'scoreRule',
  'direction',
  'coefficient',
  'core',
  'nature',
]);

/** What a form under its template still wants. Rows with nothing in them are none, but each first-level class wants one. */
export function completeness(template: Template, form: Form, grid: FillGrid): Completeness {
  const missing: { path: string; what: 'value' | 'row' }[] = [];
  let wanted = 0;
  const want = (path: string, stands: boolean, what: 'value' | 'row' = 'value'): void => {
    wanted += 1;
    if (!stands) missing.push({ path, what });
  };
  const rowsOfLists = new Map<string, boolean>();
  const figures: { path: string; stands: boolean }[] = [];
  for (const { path } of grid.places) {
    const [group = '', at = '', key = ''] = path.split('.');
    const stands = textAt(form, path) !== '';
    if (form.kind === 'account' && group === 'rows') {
      // Figures of which there are none stay blank: any will do.
      if (key === 'values') figures.push({ path, stands });
    } else if (group === 'indicators' || group === 'rows' || group === 'tasks') {
      const list = `${group}.${at}`;
      if (!rowsOfLists.has(list)) rowsOfLists.set(list, isFilled(form, group, Number(at)));
      if (rowsOfLists.get(list) !== true) continue;
      if (group === 'indicators') {
        if (key === 'deviation' ? !lostMarks(form, Number(at)) : OPTIONAL_COLUMNS.has(key) || key === 'extra') continue;
      }
      if (group === 'rows' && key === 'reason') continue;
      want(path, stands);
    } else if (group === 'funds') {
      if (at === 'total' && FUNDS.includes(key)) want(path, stands);
    } else if (!OPTIONAL.has(path)) want(path, stands);
  }
  const [figure] = figures;
  if (figure !== undefined) {
    want(
      figure.path,
      figures.some(({ stands }) => stands),
    );
  }
  if ('indicators' in form) {
    for (const first of firstOfClasses(template, form.indicators)) want(`indicators.${first}.name`, false, 'row');
  }
  return { missing, wanted };
}

function isFilled(form: Form, list: string, at: number): boolean {
  const rows: unknown = Object.entries(form).find(([key]) => key === list)?.[1];
  const row: unknown = Array.isArray(rows) ? rows[at] : undefined;
  if (typeof row !== 'object' || row === null) return false;
  // The name of an indicator may be printed by the official form itself.
  return !isBlankRow(row);
}

function lostMarks(form: Form, at: number): boolean {
  const row = 'indicators' in form ? form.indicators[at] : undefined;
  const [weight, score] = [figureOf(row?.weight ?? null), figureOf(row?.score ?? null)];
  return weight !== null && score !== null && score.compare(weight) < 0;
}

/** The first row of each first-level class that has nothing in any of its rows. */
function firstOfClasses(template: Template, indicators: readonly Indicator[]): number[] {
  const block = template.blocks.find((one) => one.type === 'indicators');
  if (block === undefined) return [];
  const classes = new Map<string | null, { first: number; hasOne: boolean }>();
  indicators.forEach((row, at) => {
    const found = classes.get(row.level1) ?? { first: at, hasOne: false };
    classes.set(row.level1, { first: found.first, hasOne: found.hasOne || !isBlankRow(row) });
  });
  return [...classes.values()].filter(({ hasOne }) => !hasOne).map(({ first }) => first);
}
