import type { EvaluatedForm, EvaluatedIndicator, Evaluation } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
import type { CheckContext, DocumentCheck, Report } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf, endingOf } from '../values/any-of.js';
import { plain } from './indicators.js';
import { byParagraph, formsOf, type Stated, textOf } from './stated.js';

/** The narrative says that all targets were reached: rows of the form, or the text itself, say otherwise. */
export const n3Completion: DocumentCheck = {
  code: 'N3',
  scope: 'document',
  run: (evaluation, context, report) => {
    for (const form of evaluation.forms) inForm(form, context, report);
    for (const paragraph of byParagraph(evaluation)) {
      for (const claims of claimsOf(paragraph)) inParagraph(evaluation, context, report, paragraph, claims);
    }
  },
};

/** The claims of a paragraph, those of one project or of the department together. */
function claimsOf(paragraph: readonly Stated[]): Iterable<readonly Stated[]> {
  const ofAll = new Map<string, Stated[]>();
  for (const stated of paragraph) {
    if (stated.fact.field !== 'completion') continue;
    const { about } = stated.fact;
    const others = ofAll.get(about);
    if (others === undefined) ofAll.set(about, [stated]);
    else others.push(stated);
  }
  return ofAll.values();
}

/** Of several claims of one project the last counts. */
function inParagraph(
  evaluation: Evaluation,
  context: CheckContext,
  report: Report,
  paragraph: readonly Stated[],
  claims: readonly Stated[],
): void {
  const claim = claims[claims.length - 1];
  if (claim === undefined) return;
  const forms = formsOf(evaluation, claim.fact.about);
  const form = forms[0];
  const missed = form === undefined || forms.length > 1 ? [] : missedRows(form, context);
  const rows = missed.length === 0 ? missed : missed.filter(spokenOf(form, claim.fact.indicator));
  const admitted = paragraph.filter(({ fact }) => fact.field === 'shortfall' && fact.about === claim.fact.about);
  if (rows.length === 0) return;
  report({
    case: admitted.length > 0 && form?.kind === 'project' && rows.length > 1 ? 'admitted' : 'rows',
    form: form?.order ?? null,
    at: [
      ...claims.map(textOf),
      ...admitted.map(textOf),
      ...rows.flatMap((row) => [atIndicator(row.name, row.index, 'actual'), atIndicator(row.name, row.index, 'score')]),
    ],
    printed: claim.fact.quote,
    expected: admitted[0]?.fact.quote ?? null,
    facts: { claim: claim.fact.value, form: form?.order ?? null, rows: rows.map(rowFacts) },
  });
}

const rule = ruleOf('N3');
const claims = rule.list('claims');
const wholes = anyOf(rule.list('wholes'));
const wholesAtEnd = endingOf(rule.list('wholes'));
const endings = rule.list('endings');

/** Under a heading that names a class or an indicator of the form, a claim is made of that alone; under any other, of all. */
function spokenOf(form: EvaluatedForm | undefined, item: string | undefined): (row: EvaluatedIndicator) => boolean {
  const all = (): boolean => true;
  if (form === undefined || item === undefined) return all;
  const heading = plain(item);
  const isNamed = ({ name }: EvaluatedIndicator): boolean => name !== null && plain(name) === heading;
  if (form.indicators.some(isNamed)) return isNamed;
  const core = withoutEndings(heading);
  if (core.length < 2 || wholesAtEnd.test(core)) return all;
  const fits = ({ indicator, name }: EvaluatedIndicator): boolean =>
    [name, indicator.level1, indicator.level2].some((level) => level != null && plain(level).includes(core));
  return form.indicators.some(fits) ? fits : all;
}

/** 质量指标完成情况 → 质量. */
function withoutEndings(heading: string): string {
  let core = heading;
  for (let ending = endingOfLevel(core); ending !== undefined; ending = endingOfLevel(core))
    core = core.slice(0, -ending.length);
  return core;
}

function endingOfLevel(heading: string): string | undefined {
  return endings.find((word) => heading.endsWith(word));
}

/** 全面完成年度目标 in the form's own goals or conclusion, beside rows that were missed. */
function inForm(form: EvaluatedForm, context: CheckContext, report: Report): void {
  if (!claimed(form.form.goals?.actual, claims) && !claimed(form.form.conclusion, claims)) return;
  const texts = [
    { where: 'goals.actual', text: form.form.goals?.actual ?? '' },
    { where: 'conclusion', text: form.form.conclusion ?? '' },
  ].flatMap(({ where, text }) => {
    const made = claimsIn(text);
    const ofWhole = made.find((one) => !one.isOfWork);
    const told = ofWhole ?? made[0];
    return told === undefined ? [] : [{ where, ...told }];
  });
  const first = texts.find((one) => !one.isOfWork) ?? texts[0];
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

/** Every claim of a text, and whether it is made of some work (3栋宿舍维修改造全部完成), not of the targets of the year. */
function claimsIn(text: string): { readonly claim: string; readonly isOfWork: boolean }[] {
  const found: { claim: string; isOfWork: boolean }[] = [];
  for (const claim of claims) {
    for (let start = text.indexOf(claim); start >= 0; start = text.indexOf(claim, start + claim.length)) {
      const around = text.slice(Math.max(0, start - REACH), start + claim.length + REACH);
      found.push({ claim, isOfWork: !wholes.test(around) });
    }
  }
  return found;
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
