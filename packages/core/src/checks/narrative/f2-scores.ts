import type { EvaluatedForm, EvaluatedIndicator, Evaluation, Figure, IndicatorClass } from '../../model/evaluation.js';
import { scanFigures } from '../../narrative/figures.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, atIndicator, atLevel1, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { findIndicator } from './indicators.js';
import { byParagraph, CLASS_OF_SCORE, formsOf, type Stated, statedFacts, textOf } from './stated.js';

/** Scores that the narrative states, against the form: total, execution, classes, single indicators. */
export const f2Scores: DocumentCheck = {
  code: 'F2',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const ofParts = scoresOfParts(evaluation);
    for (const stated of statedFacts(evaluation)) {
      if (stated.value === null || stated.vague || stated.unit !== 'points' || ofParts.has(stated)) continue;
      const forms = formsOf(evaluation, stated.fact.about);
      const form = forms[0];
      if (form === undefined || forms.length > 1) continue;
      const level = CLASS_OF_SCORE[stated.fact.field];
      if (level !== undefined) compareClass(stated, stated.value, form, level, report);
      else if (stated.fact.field === 'score')
        compareFigure(stated, stated.value, form.total.score, at('total.score'), 'total', form, report);
      else if (stated.fact.field === 'executionScore') compareExecution(stated, stated.value, form, report);
      else if (stated.fact.field === 'indicatorScore') compareIndicator(stated, stated.value, form, 'score', report);
      else if (stated.fact.field === 'indicatorWeight') compareIndicator(stated, stated.value, form, 'weight', report);
    }
    for (const form of evaluation.forms) compareConclusion(form, report);
  },
};

const rule = ruleOf('F2');
const wholes = rule.list('wholes');
const reach = Number(rule.number('reach').toString());

/** 该指标满分50分，自评得分48分: the next score behind a weight of less than the whole, whatever it is of. */
function scoresOfParts(evaluation: Evaluation): ReadonlySet<Stated> {
  const found = new Set<Stated>();
  for (const paragraph of byParagraph(evaluation)) {
    let part: Stated | null = null;
    for (const stated of paragraph) {
      if (stated.fact.field === 'totalWeight') part = stated.value?.lessThan(Decimal.hundred) === true ? stated : null;
      else if (stated.fact.field === 'score') {
        if (part !== null && isOfPart(stated, part)) found.add(stated);
        part = null;
      }
    }
  }
  return found;
}

/** Facts carry no sentences: what is called a total, is more than the weight, or stands far behind it is of something else. */
function isOfPart(score: Stated, { fact, value: weight }: Stated): boolean {
  const { label, start } = score.fact;
  if (score.value === null || weight === null || weight.lessThan(score.value)) return false;
  if (label !== undefined && wholes.some((word) => label.includes(word))) return false;
  return start === undefined || fact.end === undefined || start - fact.end <= reach;
}

/** The total that the conclusion of a form states (项目自评得分100分), against the total that the form prints. */
function compareConclusion(form: EvaluatedForm, report: Report): void {
  const text = form.form.conclusion ?? '';
  const total = form.total.score.value;
  if (text === '' || total === null) return;
  const words = rule.list('total');
  for (const figure of scanFigures(text.slice(0, 2000))) {
    const before = text.slice(Math.max(0, figure.start - 10), figure.start).replace(/[为是：:“"\s]+$/, '');
    const value = Decimal.parse(figure.number);
    if (figure.kind !== 'points' || figure.vague || value === null || !words.some((word) => before.endsWith(word)))
      continue;
    if (value.equals(total)) return;
    const printed = text.slice(figure.start, figure.end);
    report({
      case: 'conclusion',
      form: form.order,
      at: [at('conclusion'), at('total.score')],
      printed,
      expected: form.total.score.printed,
      facts: { form: form.order, stated: printed, table: form.total.score.printed },
    });
    return;
  }
}

function compareFigure(
  stated: Stated,
  value: Decimal,
  figure: Figure,
  place: Place,
  kind: string,
  form: EvaluatedForm,
  report: Report,
): void {
  if (figure.value === null || figure.value.equals(value)) return;
  report({
    case: kind,
    form: form.order,
    at: [textOf(stated), place],
    printed: stated.fact.value,
    expected: figure.printed,
    facts: { label: stated.fact.label ?? stated.fact.field, form: form.order, table: figure.printed },
  });
}

function compareExecution(stated: Stated, value: Decimal, form: EvaluatedForm, report: Report): void {
  if (form.totalFunds === null) return;
  compareFigure(stated, value, form.totalFunds.score, at('funds.total.score'), 'total', form, report);
}

/** The sum of the scores of a class; rows without a score leave it open. */
function compareClass(
  stated: Stated,
  value: Decimal,
  form: EvaluatedForm,
  level: IndicatorClass,
  report: Report,
): void {
  const rows = form.indicators.filter((row) => row.class === level);
  const scores = rows.map((row) => row.score.value);
  if (rows.length === 0 || scores.some((score) => score === null)) return;
  const parts = scores.filter((score) => score !== null);
  const sum = Decimal.sum(parts);
  if (
    sum.equals(value) ||
    (form.kind === 'department' && level === 'benefit' && withSatisfaction(form, sum).equals(value))
  )
    return;
  report({
    case: 'class',
    form: form.order,
    at: [textOf(stated), ...headings(rows), ...rows.map((row) => atIndicator(row.name, row.index, 'score'))],
    printed: stated.fact.value,
    expected: sum.toString(),
    facts: {
      label: stated.fact.label ?? stated.fact.field,
      form: form.order,
      parts: parts.map((part) => part.toString()),
      sum: sum.toString(),
    },
  });
}

/** Department forms count their satisfaction rows under 效益指标, whatever heading stands beside them. */
function withSatisfaction(form: EvaluatedForm, sum: Decimal): Decimal {
  const more = form.indicators
    .filter((row) => row.class === 'satisfaction')
    .map((row) => row.score.value ?? Decimal.zero);
  return sum.add(Decimal.sum(more));
}

function headings(rows: readonly EvaluatedIndicator[]): Place[] {
  const names = new Set(rows.map((row) => row.indicator.level1).filter((name) => name !== null));
  return [...names].map((name) => atLevel1(name));
}

function compareIndicator(
  stated: Stated,
  value: Decimal,
  form: EvaluatedForm,
  field: 'score' | 'weight',
  report: Report,
): void {
  const row = findIndicator(form, stated.fact.indicator ?? null);
  if (row === null) return;
  const figure = row[field];
  if (figure.value === null || figure.value.equals(value)) return;
  report({
    case: 'indicator',
    form: form.order,
    at: [textOf(stated), atIndicator(row.name, row.index, field)],
    printed: stated.fact.value,
    expected: figure.printed,
    facts: { indicator: row.name, form: form.order, table: figure.printed },
  });
}
