import type { IndicatorForm, Printed, Total } from '@kaocheng/core/model/transcript';
import type { RawForm } from '../raw/raw-form.js';
import { assembleFunds } from './funds.js';
import { assembleIndicators } from './indicators.js';
import { assembleLabelled, type Labelled } from './labelled.js';
import { printed } from './printed.js';
import { Sources } from './sources.js';
import { stripGradeLabel, yearOf } from './split.js';

function assembleTotal(raw: RawForm, labelled: Labelled, sources: Sources): Total {
  const grade = printed(raw.total?.grade);
  return {
    weight: sources.note('total.weight', raw.total?.weight, printed(raw.total?.weight)),
    score: sources.note('total.score', raw.total?.score, printed(raw.total?.score)) ?? labelled.score,
    grade:
      sources.note('total.grade', raw.total?.grade, grade === null ? null : stripGradeLabel(grade)) ?? labelled.grade,
  };
}

function assembleBudget(raw: RawForm, sources: Sources): Record<string, Printed> {
  const budget: Record<string, Printed> = {};
  for (const { label, cell } of raw.budget ?? []) budget[label] = sources.note(`budget.${label}`, cell, printed(cell));
  return budget;
}

/**
 * The transcript's form of a form that a recogniser found (FORMAT.md, "Transcript"), by one set of conventions, so that
 * the same form reads the same in every container. `order` counts from 1. Values stay as printed: the year is taken out
 * of the title and the line under it, a code from before the name, a weight from `产出指标（50分）`, and nothing else.
 */
export function assembleForm(raw: RawForm, order: number): IndicatorForm {
  const sources = new Sources();
  const labelled = assembleLabelled(raw, sources);
  const title = sources.note('title', raw.title, printed(raw.title));
  const subtitle = yearOf(printed(raw.subtitle));
  const year =
    subtitle !== null
      ? sources.note('year', raw.subtitle, subtitle)
      : (sources.note('year', raw.title, yearOf(title)) ?? labelled.year);
  const goal = (key: 'expected' | 'actual'): Printed =>
    sources.note(`goals.${key}`, raw.goals?.[key], printed(raw.goals?.[key]));
  const form: IndicatorForm = {
    kind: raw.kind,
    order,
    title,
    year,
    start: raw.start,
    end: raw.end,
    name: labelled.name,
    code: labelled.code,
    supervisor: labelled.supervisor,
    implementer: labelled.implementer,
    moneyUnit: raw.moneyUnit,
    funds: assembleFunds(raw, sources),
    goals: { expected: goal('expected'), actual: goal('actual') },
    process: sources.note('process', raw.process, printed(raw.process)) ?? labelled.process,
    indicators: assembleIndicators(raw, sources),
    total: assembleTotal(raw, labelled, sources),
    conclusion: labelled.conclusion,
    problems: labelled.problems,
    measures: labelled.measures,
    contact: labelled.contact,
    attachments: [],
    extra: labelled.extra,
  };
  raw.attachments.forEach((cell) => {
    const name = printed(cell);
    if (name === null) return;
    sources.note(`attachments.${form.attachments.length}`, cell, name);
    form.attachments.push(cell.text.trim());
  });
  if (raw.tasks !== undefined || raw.kind === 'department')
    form.tasks = (raw.tasks ?? []).map((task, index) => ({
      name: sources.note(`tasks.${index}.name`, task.name, printed(task.name)),
      content: sources.note(`tasks.${index}.content`, task.content, printed(task.content)),
    }));
  if (raw.budget !== undefined || raw.kind === 'department') form.budget = assembleBudget(raw, sources);
  form.cells = sources.cells;
  return form;
}
