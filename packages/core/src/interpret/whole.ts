import type { FundRow, Indicator, IndicatorForm } from '../model/transcript.js';

type Unsure<Whole> = { readonly [Key in keyof Whole]?: unknown };

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCell(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isMaybe(value: unknown): boolean {
  return value === null || typeof value === 'string' || value === undefined;
}

/** Whether nothing lacks in an indicator: one look at each key, for nearly all are whole. */
export function isWholeIndicator(row: Unsure<Indicator>): boolean {
  return (
    isCell(row.level1) &&
    isCell(row.level2) &&
    isCell(row.name) &&
    isCell(row.target) &&
    isMaybe(row.actual) &&
    isMaybe(row.weight) &&
    isMaybe(row.score) &&
    isMaybe(row.deviation) &&
    isMaybe(row.level1Weight) &&
    isMaybe(row.level2Weight) &&
    isMaybe(row.operator) &&
    isMaybe(row.unit) &&
    isMaybe(row.definition) &&
    isMaybe(row.scoreRule) &&
    isMaybe(row.direction) &&
    isMaybe(row.coefficient) &&
    isMaybe(row.core) &&
    isMaybe(row.nature) &&
    isMaybe(row.likelihood) &&
    row.extra === undefined
  );
}

function isWholeFundRow(row: Unsure<FundRow>): boolean {
  return (
    isCell(row.initial) &&
    isCell(row.annual) &&
    isCell(row.executed) &&
    isCell(row.weight) &&
    isCell(row.rate) &&
    isCell(row.score) &&
    isCell(row.reason) &&
    row.extra === undefined
  );
}

function isWholeFunds(funds: unknown): boolean {
  if (funds === null) return true;
  if (!isObject(funds)) return false;
  for (const source of Object.keys(funds)) {
    const row = funds[source];
    if (row !== null && !(isObject(row) && isWholeFundRow(row))) return false;
  }
  return true;
}

function isRecordOfCells(record: unknown): boolean {
  if (!isObject(record)) return false;
  for (const key of Object.keys(record)) if (!isCell(record[key])) return false;
  return true;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isIndicator = (row: unknown): boolean => isObject(row) && isWholeIndicator(row);

/**
 * Whether nothing lacks in a project, department, target or monitoring form that says nothing of where its cells were read.
 * Each key is looked at once by its own name, which is several times faster than going through the list of keys.
 */
export function isWholeForm(form: Unsure<IndicatorForm>): boolean {
  const { kind, goals, total, contact } = form;
  return (
    (kind === 'project' || kind === 'department' || kind === 'target' || kind === 'monitor') &&
    isCell(form.title) &&
    isMaybe(form.year) &&
    form.cells === undefined &&
    isCell(form.name) &&
    isCell(form.code) &&
    isCell(form.supervisor) &&
    isCell(form.implementer) &&
    isCell(form.moneyUnit) &&
    isCell(form.process) &&
    isCell(form.conclusion) &&
    isCell(form.problems) &&
    isCell(form.measures) &&
    isWholeFunds(form.funds) &&
    (goals === null || (isObject(goals) && isCell(goals['expected']) && isCell(goals['actual']))) &&
    Array.isArray(form.indicators) &&
    form.indicators.every(isIndicator) &&
    (total === null ||
      (isObject(total) && isCell(total['weight']) && isCell(total['score']) && isCell(total['grade']))) &&
    isObject(contact) &&
    isCell(contact['name']) &&
    isCell(contact['phone']) &&
    isCell(contact['finance']) &&
    Array.isArray(form.attachments) &&
    form.attachments.every(isText) &&
    isRecordOfCells(form.extra) &&
    form.tasks === undefined &&
    form.budget === undefined
  );
}
