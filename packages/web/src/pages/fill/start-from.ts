import type { Form, FundRow, Indicator, IndicatorForm } from '@kaocheng/core/model/transcript';
import { blankForm } from '@kaocheng/forms/layout/blank-form';
import type { Template } from '@kaocheng/forms/templates/template';
import { holdsForYears } from './field-kind.js';

/** What of another form a new one takes: `all` to go on with it, `targets` as the start of another year. */
export type Taken = 'all' | 'targets';

/**
 * A new form under a template that begins with what another one holds: all of it, or the targets with the weights, budget,
 * execution, completion, scores and texts of the old year left out. Where it was read is not part of it. Of another kind
 * than the template it gives nothing but a blank form.
 */
export function formFrom(template: Template, source: Form, taken: Taken, year: string | null): Form | null {
  const blank = blankForm(template, year);
  if (blank === null || source.kind !== blank.kind) return blank;
  const { cells: _cells, start: _start, end: _end, ...rest } = source;
  const base = { order: 1, template: template.id, title: blank.title, year: year ?? source.year ?? null };
  if (blank.kind === 'summary') {
    if (source.kind !== 'summary' || taken === 'targets') return blank;
    return { ...blank, ...rest, ...base, kind: 'summary', rows: source.rows.length > 0 ? source.rows : blank.rows };
  }
  if (!isIndicatorForm(blank) || !isIndicatorForm(source)) return blank;
  const whole: IndicatorForm = {
    ...blank,
    ...withoutPlaces(source),
    ...base,
    moneyUnit: source.moneyUnit ?? blank.moneyUnit,
    funds: blank.funds === null && source.funds === null ? null : { ...blank.funds, ...present(source.funds) },
    goals: source.goals ?? blank.goals,
    total: source.total ?? blank.total,
    indicators: source.indicators.length > 0 ? source.indicators : blank.indicators,
    ...(source.tasks !== undefined && source.tasks.length > 0
      ? { tasks: source.tasks }
      : blank.tasks === undefined
        ? {}
        : { tasks: blank.tasks }),
  };
  return taken === 'all' ? whole : targetsOf(whole);
}

const isIndicatorForm = (form: Form): form is IndicatorForm => form.kind !== 'summary' && form.kind !== 'account';

function withoutPlaces(form: IndicatorForm): IndicatorForm {
  const { cells: _cells, start: _start, end: _end, ...rest } = form;
  return rest;
}

const present = <T>(of: Readonly<Record<string, T | null>> | null): Record<string, T | null> =>
  Object.fromEntries(Object.entries(of ?? {}).filter(([, row]) => row !== null));

function targetsOf(form: IndicatorForm): IndicatorForm {
  return {
    ...form,
    funds:
      form.funds === null
        ? null
        : Object.fromEntries(
            Object.entries(form.funds).map(([source, row]) => [source, row === null ? null : weightOnly(row)]),
          ),
    goals: form.goals === null ? null : { expected: form.goals.expected, actual: null },
    process: null,
    indicators: form.indicators.map(targetOnly),
    total: form.total === null ? null : { weight: form.total.weight, score: null, grade: null },
    conclusion: null,
    problems: null,
    measures: null,
    attachments: [],
    extra: Object.fromEntries(
      Object.entries(form.extra).map(([label, value]) => [label, holdsForYears(label, value) ? value : null]),
    ),
    ...(form.budget === undefined
      ? {}
      : { budget: Object.fromEntries(Object.keys(form.budget).map((label) => [label, null])) }),
  };
}

const weightOnly = (row: FundRow): FundRow => ({
  initial: null,
  annual: null,
  executed: null,
  weight: row.weight,
  rate: null,
  score: null,
  reason: null,
});

/** Keys of an indicator that say what is aimed at, not what was reached. */
const TARGETS = new Set([
  'level1',
  'level1Weight',
  'level2',
  'level2Weight',
  'name',
  'operator',
  'target',
  'unit',
  'weight',
  'definition',
  'scoreRule',
  'direction',
  'core',
  'nature',
]);

function targetOnly(row: Indicator): Indicator {
  const { extra, ...own } = row;
  const kept: Indicator = { ...own };
  for (const key of Object.keys(own) as (keyof typeof own)[]) {
    if (!TARGETS.has(key)) Object.assign(kept, { [key]: null });
  }
  return extra === undefined
    ? kept
    : { ...kept, extra: Object.fromEntries(Object.keys(extra).map((label) => [label, null])) };
}
