import type { EvaluatedForm, EvaluatedFundRow, EvaluatedIndicator, Evaluation, Figure } from '../model/evaluation.js';
import type { Policy } from '../model/policy.js';
import type { Scorecard, ScoreRow } from '../model/scorecard.js';
import { Decimal } from '../values/decimal.js';
import { type Assessment, withoutScore } from './assess.js';
import { assessExecution } from './execution.js';
import { assessIndicator } from './score-row.js';
import { gradeForm, totalRows } from './totals.js';

/** What the form does not print and someone knows. */
export interface ScoringContext {
  /** Whether the project is completed (财预〔2021〕101号 asks it for the execution rate). */
  readonly completed?: boolean | null;
}

/**
 * The scorecard of a form under a policy: each row with its printed and its recomputed score, steps and clause.
 * Rows of words give bands only; rows that nothing decides keep their printed score in the recomputed total.
 * @param form a project or department form; others have no marks, and give a scorecard without totals
 */
export function scoreForm(form: EvaluatedForm, policy: Policy, context: ScoringContext = {}): Scorecard {
  const completed = context.completed ?? form.completed;
  const rows: ScoreRow[] = [];
  for (const row of scoredFunds(form)) rows.push(scoreFunds(row, policy, completed));
  for (const indicator of form.indicators) rows.push(scoreIndicator(indicator, policy));
  const totals = totalRows(form, rows, policy);
  return { form: form.order, policy: policy.id, rows, totals, grade: gradeForm(form, totals, policy) };
}

/** The scorecards of all project and department forms, in the order of the document. */
export function scoreEvaluation(
  evaluation: Evaluation,
  policy: Policy | ((form: EvaluatedForm) => Policy),
): Scorecard[] {
  const choose = typeof policy === 'function' ? policy : () => policy;
  return evaluation.forms
    .filter((form) => form.kind === 'project' || form.kind === 'department')
    .map((form) => scoreForm(form, choose(form)));
}

/** The row of money that carries the marks: the total; where it has no weight, the rows that have one. */
function scoredFunds(form: EvaluatedForm): readonly EvaluatedFundRow[] {
  const total = form.totalFunds;
  if (total !== null && (total.weight.value !== null || total.score.value !== null)) return [total];
  return form.funds.filter((row) => row.weight.value !== null);
}

function scoreFunds(row: EvaluatedFundRow, policy: Policy, completed: boolean | null): ScoreRow {
  const weight = row.weight.value;
  const usable = weight !== null && weight.sign() > 0;
  const assessment = usable ? assessExecution(row, weight, policy, completed) : unweighed(row.score);
  return asRow(row.path, null, weight, row.score, assessment);
}

function scoreIndicator(indicator: EvaluatedIndicator, policy: Policy): ScoreRow {
  const weight = indicator.weight.value;
  const usable = weight !== null && weight.sign() > 0;
  const assessment = usable ? assessIndicator(indicator, weight, policy) : unweighed(indicator.score);
  return asRow(indicator.path, indicator.name, weight, indicator.score, assessment);
}

function unweighed(score: Figure): Assessment {
  return withoutScore(score.value === null ? 'not-scored' : 'undetermined', 'weight-unknown');
}

function asRow(
  path: string,
  name: string | null,
  weight: Decimal | null,
  printed: Figure,
  assessment: Assessment,
): ScoreRow {
  return {
    path,
    name,
    weight,
    printed,
    state: assessment.state,
    reason: assessment.reason,
    computed: assessment.computed,
    band: assessment.band,
    ratio: assessment.ratio,
    alternatives: assessment.alternatives,
    steps: assessment.steps,
    citation: assessment.citation,
    counted: countedOf(assessment, printed.value),
  };
}

/** A band admits the printed score up to its top; a score below it is the unit's own modesty and stays. */
function countedOf(assessment: Assessment, printed: Decimal | null): Decimal | null {
  if (assessment.computed !== null) return assessment.computed;
  if (assessment.state === 'pending' || printed === null) return null;
  return assessment.band === null ? printed : Decimal.min(printed, assessment.band.high);
}
