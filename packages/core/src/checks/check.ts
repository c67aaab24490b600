/**
 * The checks: what does not hold together in a document. `checkDocument` runs every check of the registry.
 *
 * To add a check:
 * 1. its data in checks/<family>.yaml: code, title, rule, severity, weight (rank), clause (a key of checks/citations.yaml),
 *    tolerances (`numbers`), vocabulary (`lists`), `cases` where it has several kinds of finding (each may change rule,
 *    severity, weight and clause), `hangsOn` where another code is its root cause (`form`, `place` for a common place,
 *    `document` for one of the whole document);
 * 2. its words in words/findings*.yaml by code, or by `CODE-case`: title, sentence, advice with `{fact}` placeholders, and
 *    under `items` a template for each part of a fact that is a list;
 * 3. a file <family>/<code>-<slug>.ts that exports a `Check`: `form` runs once a form, `document` once, `pattern` after all
 *    others with what they found (to hang rows on one finding). It reads its data with `ruleOf(code)` and reports facts; it
 *    knows neither severity nor words, and allocates only when something is wrong;
 * 4. its test beside it with a passing and a failing case (testing/build.ts makes small transcripts);
 * 5. its name in <family>/family.ts.
 * `npm run data` builds the YAML; rules.test.ts walks codes, words, functions and tests.
 */
import type { EvaluatedForm, Evaluation } from '../model/evaluation.js';
import type { Finding } from '../model/finding.js';
import type { Policy } from '../model/policy.js';
import type { Scorecard, ScoreRow } from '../model/scorecard.js';
import type { CellSource } from '../model/transcript.js';
import { policies as allPolicies } from '../scoring/policies.js';
import { hangOnRoots } from './hang.js';
import { type Draft, raise } from './raise.js';
import { ranked, withUniqueIds } from './rank.js';
import { registry } from './registry.js';
import { type Judgement, judge } from './scores/judged-row.js';

/** Reports one finding; what it returns can be hung on another. */
export type Report = (draft: Draft) => Finding;

export interface FormSubject {
  readonly form: EvaluatedForm;
  /** Null for forms that carry no scores. */
  readonly scorecard: Scorecard | null;
  /** The recomputed row of the execution rate, or null. */
  readonly execution: ScoreRow | null;
  /** The recomputed rows by the position of the indicator. */
  readonly rows: readonly (ScoreRow | null)[];
  /** Where the printed score of an indicator is not what follows; null for what is right. By the position of the indicator. */
  readonly judged: readonly (Judgement | null)[];
}

export interface CheckContext {
  readonly evaluation: Evaluation;
  readonly scorecards: readonly Scorecard[];
  readonly scorecardOf: (form: EvaluatedForm) => Scorecard | null;
  /** The policy by which a form was scored, where the options hold it. */
  readonly policyOf: (form: EvaluatedForm) => Policy | null;
  readonly options: CheckOptions;
}

export interface CheckOptions {
  /** The policies by which the scorecards were made, for what a scorecard does not say; left out: those that are shipped. */
  readonly policies?: readonly Policy[];
  /** Codes that are not run. */
  readonly without?: readonly string[];
  /** What single forms were found to have before: those that are in it are not checked anew, the others are added to it. */
  readonly known?: KnownForms;
}

/** Findings of the form checks, a list for each check in the order of the registry, by form and the scorecard they rest on. */
export type KnownForms = WeakMap<
  EvaluatedForm,
  { readonly scorecard: Scorecard | null; readonly findings: readonly (readonly Finding[])[] }
>;

export interface FormCheck {
  readonly code: string;
  readonly scope: 'form';
  readonly run: (subject: FormSubject, context: CheckContext, report: Report) => void;
}

export interface DocumentCheck {
  readonly code: string;
  readonly scope: 'document';
  readonly run: (subject: Evaluation, context: CheckContext, report: Report) => void;
}

/** Runs after all others. Findings that it names in `hangs` leave the list and hang on the one that it reports. */
export interface PatternCheck {
  readonly code: string;
  readonly scope: 'pattern';
  readonly run: (subject: readonly Finding[], context: CheckContext, report: Report) => void;
}

export type Check = FormCheck | DocumentCheck | PatternCheck;

const formChecks = registry.filter((check) => check.scope === 'form');
const documentChecks = registry.filter((check) => check.scope === 'document');
const patternChecks = registry.filter((check) => check.scope === 'pattern');

/**
 * Runs all checks over one document.
 * @param evaluation the typed view of what is printed
 * @param scorecards the recomputed scores, one a form that carries scores
 * @returns findings, heaviest first, each with those that hang on it; `flatten` puts them into one list
 */
export function checkDocument(
  evaluation: Evaluation,
  scorecards: readonly Scorecard[],
  options: CheckOptions = {},
): Finding[] {
  const context = contextOf(evaluation, scorecards, options);
  const cellsOf = cellIndex(evaluation);
  let standing: Finding[] = [];
  const hung = new Set<Finding>();
  // One function reports for all checks: `code` and `subject` are those of the check that is running.
  let code = '';
  let subject: number | null = null;
  const report: Report = (draft) => {
    const finding = raise(code, subject, draft, cellsOf);
    for (const child of finding.hangs) hung.add(child);
    standing.push(finding);
    return finding;
  };
  const without = options.without === undefined ? null : new Set(options.without);
  if (options.known !== undefined && without === null) {
    const found = evaluation.forms.map((form) => {
      const scorecard = context.scorecardOf(form);
      const before = options.known?.get(form);
      if (before !== undefined && before.scorecard === scorecard) return before.findings;
      subject = form.order;
      const ofForm = subjectOf(form, scorecard);
      const findings = formChecks.map((check) => {
        code = check.code;
        standing = [];
        check.run(ofForm, context, report);
        return standing;
      });
      options.known?.set(form, { scorecard, findings });
      return findings;
    });
    standing = [];
    for (let index = 0; index < formChecks.length; index += 1) {
      for (const findings of found) {
        const ofCheck = findings[index];
        if (ofCheck !== undefined && ofCheck.length > 0) standing.push(...ofCheck);
      }
    }
    for (const { hangs } of standing) for (const child of hangs) hung.add(child);
  } else {
    // Check by check, not form by form: the code of one check stays warm over all forms.
    const subjects = evaluation.forms.map((form) => subjectOf(form, context.scorecardOf(form)));
    for (const check of formChecks) {
      if (without?.has(check.code)) continue;
      code = check.code;
      for (const ofForm of subjects) {
        subject = ofForm.form.order;
        check.run(ofForm, context, report);
      }
    }
  }
  subject = null;
  for (const check of documentChecks) {
    if (without?.has(check.code)) continue;
    code = check.code;
    check.run(evaluation, context, report);
  }
  for (const check of patternChecks) {
    if (without?.has(check.code)) continue;
    code = check.code;
    if (hung.size > 0) standing = standing.filter((finding) => !hung.has(finding));
    check.run([...standing], context, report);
  }
  if (hung.size > 0) standing = standing.filter((finding) => !hung.has(finding));
  return withUniqueIds(ranked(hangOnRoots(standing)));
}

const ROW = 'indicators.';
const NO_ROWS: readonly ScoreRow[] = [];

function subjectOf(form: EvaluatedForm, scorecard: Scorecard | null): FormSubject {
  const { indicators } = form;
  const rows: (ScoreRow | null)[] = [];
  const judged: (Judgement | null)[] = [];
  let execution: ScoreRow | null = null;
  for (const row of scorecard?.rows ?? NO_ROWS) {
    // The rows of a scorecard stand in the order of the form.
    if (row.path === indicators[rows.length]?.path) {
      rows.push(row);
      judged.push(judge(row));
    } else if (!row.path.startsWith(ROW)) execution ??= row;
  }
  while (rows.length < indicators.length) {
    rows.push(null);
    judged.push(null);
  }
  return { form, scorecard, execution, rows, judged };
}

function byId(policies: readonly Policy[]): ReadonlyMap<string, Policy> {
  return new Map(policies.map((policy) => [policy.id, policy]));
}

const shipped = byId(allPolicies);

function contextOf(evaluation: Evaluation, scorecards: readonly Scorecard[], options: CheckOptions): CheckContext {
  const byForm = new Map<number, Scorecard>();
  for (const scorecard of scorecards) byForm.set(scorecard.form, scorecard);
  const policies =
    options.policies === undefined || options.policies === allPolicies ? shipped : byId(options.policies);
  return {
    evaluation,
    scorecards,
    scorecardOf: (form) => byForm.get(form.order) ?? null,
    policyOf: (form) => policies.get(byForm.get(form.order)?.policy ?? '') ?? null,
    options,
  };
}

function cellIndex(evaluation: Evaluation): (form: number) => Readonly<Record<string, CellSource>> | undefined {
  let cells: Map<number, Readonly<Record<string, CellSource>> | undefined> | null = null;
  return (form) => {
    cells ??= new Map(evaluation.transcript.forms.map(({ order, cells: read }) => [order, read]));
    return cells.get(form);
  };
}
