import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
import type { CheckContext, DocumentCheck, Report } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { plain } from './indicators.js';
import { byParagraph, formsOf, textOf } from './stated.js';

/** The narrative says that all targets were reached: rows of the form, or the text itself, say otherwise. */
export const n3Completion: DocumentCheck = {
  code: 'N3',
  scope: 'document',
  run: (evaluation, context, report) => {
    for (const form of evaluation.forms) inForm(form, context, report);
    for (const paragraph of byParagraph(evaluation)) {
      const claims = paragraph.filter(({ fact }) => fact.field === 'completion');
      const claim = claims[claims.length - 1];
      if (claim === undefined) continue;
      const forms = formsOf(evaluation, claim.fact.about);
      const form = forms[0];
      const missed = form === undefined || forms.length > 1 ? [] : missedRows(form, context);
      const rows = missed.filter((row) => isOf(row, claim.fact.indicator));
      const admitted = paragraph.filter(({ fact }) => fact.field === 'shortfall' && fact.about === claim.fact.about);
      if (rows.length === 0) continue;
      report({
        case: admitted.length > 0 && form?.kind === 'project' && rows.length > 1 ? 'admitted' : 'rows',
        form: form?.order ?? null,
        at: [
          ...claims.map(textOf),
          ...admitted.map(textOf),
          ...rows.flatMap((row) => [
            atIndicator(row.name, row.index, 'actual'),
            atIndicator(row.name, row.index, 'score'),
          ]),
        ],
        printed: claim.fact.quote,
        expected: admitted[0]?.fact.quote ?? null,
        facts: { claim: claim.fact.value, form: form?.order ?? null, rows: rows.map(rowFacts) },
      });
    }
  },
};

const rule = ruleOf('N3');
const claims = rule.list('claims');
const wholes = anyOf(rule.list('wholes'));

/** Under a heading that names a class or an indicator, a claim is made of that alone. */
function isOf({ indicator, name }: EvaluatedIndicator, item: string | undefined): boolean {
  if (item === undefined) return true;
  const core = plain(item).replace(LEVEL_WORDS, '');
  if (core.length < 2) return true;
  return [name, indicator.level1, indicator.level2].some((level) => level != null && plain(level).includes(core));
}

const LEVEL_WORDS = /(?:指标)?(?:完成|分析)?(?:情况)?(?:分析)?$/;

/** 全面完成年度目标 in the form's own goals or conclusion, beside rows that were missed. */
function inForm(form: EvaluatedForm, context: CheckContext, report: Report): void {
  if (!claimed(form.form.goals?.actual, claims) && !claimed(form.form.conclusion, claims)) return;
  const texts = [
    { where: 'goals.actual', text: form.form.goals?.actual ?? '' },
    { where: 'conclusion', text: form.form.conclusion ?? '' },
  ].flatMap(({ where, text }) => {
    const claim = claims.find((word) => text.includes(word));
    return claim === undefined ? [] : [{ where, claim, isOfWork: isOfWork(text, claim) }];
  });
  const first = texts[0];
  const missed = first === undefined ? [] : missedRows(form, context);
  const rows = texts.every((one) => one.isOfWork) ? missed.filter(isWork) : missed;
  if (first === undefined || rows.length === 0) return;
  report({
    case: 'rows',
    form: form.order,
    at: [...texts.map(({ where }) => at(where)), ...rows.map((row) => atIndicator(row.name, row.index, 'actual'))],
    printed: first.claim,
    facts: { claim: first.claim, form: form.order, rows: rows.map(rowFacts) },
  });
}

/** That all the work is done says nothing of when, of what it cost, of what came of it, or of who is content. */
function isWork({ class: level1, aspect, target }: EvaluatedIndicator): boolean {
  return (
    (level1 === 'output' || level1 === null) && aspect !== 'timeliness' && aspect !== 'cost' && target.kind !== 'date'
  );
}

/** How far before and behind a claim the word stands that says what it is made of. */
const REACH = 12;

/** Whether a claim is made of some work (3栋宿舍维修改造全部完成), not of the targets of the year. */
function isOfWork(text: string, claim: string): boolean {
  if (wholes.test(claim)) return false;
  const start = text.indexOf(claim);
  return !wholes.test(text.slice(Math.max(0, start - REACH), start + claim.length + REACH));
}

function claimed(text: string | null | undefined, claims: readonly string[]): boolean {
  if (text == null || text === '') return false;
  for (const word of claims) if (text.includes(word)) return true;
  return false;
}

/** Rows that lost marks because the target was not reached, as the scorecard or the deducted score tells. */
function missedRows(form: EvaluatedForm, context: CheckContext): EvaluatedIndicator[] {
  const scored = new Map(context.scorecardOf(form)?.rows.map((row) => [row.path, row]));
  return form.indicators.filter((row) => {
    const judged = scored.get(row.path);
    const reason = judged?.reason;
    if (reason === 'met' || isReached(judged)) return false;
    if (reason === 'missed' || reason === 'missed-lower' || reason === 'date-missed') return true;
    const lost = row.weight.value && row.score.value?.lessThan(row.weight.value);
    return lost && reason !== 'not-applicable';
  });
}

/** Words in the highest band of marks: reached, with whatever mark of the band. */
function isReached(row: ScoreRow | undefined): boolean {
  return row?.state === 'band' && row.weight !== null && row.band?.high.equals(row.weight) === true;
}

function rowFacts(row: EvaluatedIndicator): { [key: string]: string | null } {
  return {
    name: row.name,
    target: row.indicator.target,
    actual: row.indicator.actual ?? null,
    weight: row.weight.printed,
    score: row.score.printed,
  };
}
