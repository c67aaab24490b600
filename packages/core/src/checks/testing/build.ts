import { interpret } from '../../interpret/interpret.js';
import type { Finding } from '../../model/finding.js';
import { blankFundRow, blankIndicatorForm, blankTranscript } from '../../model/keys.js';
import type {
  AccountForm,
  DepartmentForm,
  Form,
  FundRow,
  Indicator,
  MonitorForm,
  ProjectForm,
  Report,
  SummaryForm,
  SummaryRow,
  TargetForm,
  Transcript,
} from '../../model/transcript.js';
import { policies } from '../../scoring/policies.js';
import { scoreEvaluation } from '../../scoring/score.js';
import { selectPolicy } from '../../scoring/select.js';
import { checkDocument } from '../check.js';
import { type FlatFinding, flatten } from '../hang.js';
import { unsaid } from './said.js';

/** A row of the funds block, blank where nothing is given. */
export function fund(cells: Partial<FundRow>): FundRow {
  return { ...blankFundRow(), ...cells };
}

/** An indicator of 产出指标 / 数量指标, blank where nothing is given. */
export function row(cells: Partial<Indicator>): Indicator {
  return {
    level1: '产出指标',
    level2: '数量指标',
    name: '培训人数',
    target: null,
    actual: null,
    weight: null,
    score: null,
    deviation: null,
    ...cells,
  };
}

const base = { ...blankIndicatorForm(), name: '甲项目', moneyUnit: '万元' };

/** A project form, blank where nothing is given. */
export function project(cells: Partial<Omit<ProjectForm, 'kind'>>): ProjectForm {
  return { ...base, kind: 'project', ...cells };
}

/** A department form, blank where nothing is given. */
export function department(cells: Partial<Omit<DepartmentForm, 'kind'>>): DepartmentForm {
  return { ...base, kind: 'department', ...cells };
}

/** A target form, blank where nothing is given. */
export function target(cells: Partial<Omit<TargetForm, 'kind'>>): TargetForm {
  return { ...base, kind: 'target', ...cells };
}

/** A monitoring form, blank where nothing is given. */
export function monitor(cells: Partial<Omit<MonitorForm, 'kind'>>): MonitorForm {
  return { ...base, kind: 'monitor', ...cells };
}

/** A row of a summary, blank where nothing is given. */
export function summaryRow(cells: Partial<SummaryRow>): SummaryRow {
  return { no: null, name: null, annual: null, executed: null, rate: null, score: null, reason: null, ...cells };
}

/** A summary form, blank where nothing is given. */
export function summary(cells: Partial<Omit<SummaryForm, 'kind'>>): SummaryForm {
  return {
    kind: 'summary',
    order: 1,
    title: null,
    rows: [],
    totals: { annual: null, executed: null },
    extra: {},
    ...cells,
  };
}

/** An account table, blank where nothing is given. */
export function account(cells: Partial<Omit<AccountForm, 'kind'>>): AccountForm {
  return {
    kind: 'account',
    order: 1,
    title: null,
    table: null,
    unit: null,
    department: null,
    empty: false,
    note: null,
    columns: [],
    rows: [],
    ...cells,
  };
}

/** A document of these forms, numbered in their order where more than one is given. */
export function transcript(forms: readonly Form[], cells: Partial<Omit<Transcript, 'forms'>> = {}): Transcript {
  const numbered = forms.length === 1 ? [...forms] : forms.map((form, index) => ({ ...form, order: index + 1 }));
  return {
    ...blankTranscript('test'),
    year: '2023',
    forms: numbered,
    ...cells,
  };
}

/** All findings of a document, flat, each with all facts that its words name; the parts of `cells` stand in the transcript (year, reports …). */
export function check(forms: readonly Form[], cells: Partial<Omit<Transcript, 'forms'>> = {}): FlatFinding[] {
  const findings = flatten(checkNested(forms, cells));
  for (const finding of findings) {
    const missing = unsaid(finding);
    if (missing.length > 0) throw new RangeError(`the words of ${finding.code} name ${missing.join(', ')}`);
  }
  return findings;
}

/** All findings of a document under a policy that is named by its id, flat. */
export function checkUnder(policy: string, forms: readonly Form[]): FlatFinding[] {
  return flatten(checkNested(forms, {}, policy));
}

/** The findings of a document, each with those that hang on it. */
export function checkNested(
  forms: readonly Form[],
  cells: Partial<Omit<Transcript, 'forms'>> = {},
  policy = 'cn-2020-10',
): Finding[] {
  const evaluation = interpret(transcript(forms, cells));
  const [first] = policies;
  if (first === undefined) throw new RangeError('no policy is built');
  const scorecards = scoreEvaluation(evaluation, (form) => selectPolicy(form, policies, { override: policy }) ?? first);
  return checkDocument(evaluation, scorecards, { policies });
}

/** The findings of one rule: its code, with or without the case. */
export function checkFor(
  code: string,
  forms: readonly Form[],
  cells: Partial<Omit<Transcript, 'forms'>> = {},
): FlatFinding[] {
  return check(forms, cells).filter((finding) => finding.code === code || finding.code.startsWith(`${code}-`));
}

/** A report of the narrative with its facts. */
export function report(facts: Report['facts'], title = '自评报告'): Report {
  return { title, facts };
}
