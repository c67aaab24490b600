import { interpret } from '../interpret/interpret.js';
import type { EvaluatedForm } from '../model/evaluation.js';
import type { FundRow, Indicator, ProjectForm, Transcript } from '../model/transcript.js';

const BLANK_ROW: FundRow = {
  initial: null,
  annual: null,
  executed: null,
  weight: null,
  rate: null,
  score: null,
  reason: null,
};

export type SampleIndicator = Partial<Indicator>;

/** A transcript with one project form; what is not given is blank. For tests. */
export function sampleTranscript(
  indicators: readonly SampleIndicator[],
  total: Partial<FundRow> | null,
  rest: Partial<ProjectForm> = {},
): Transcript {
  const form: ProjectForm = {
    kind: 'project',
    order: 1,
    title: null,
    year: '2022',
    name: null,
    code: null,
    supervisor: null,
    implementer: null,
    moneyUnit: '万元',
    funds: total === null ? null : { total: { ...BLANK_ROW, ...total } },
    goals: null,
    process: null,
    indicators: indicators.map((indicator) => ({
      level1: '产出指标',
      level2: '数量指标',
      name: null,
      target: null,
      ...indicator,
    })),
    total: null,
    conclusion: null,
    problems: null,
    measures: null,
    contact: { name: null, phone: null, finance: null },
    attachments: [],
    extra: {},
    ...rest,
  };
  return {
    source: 'sample',
    province: null,
    place: null,
    department: null,
    year: null,
    forms: [form],
    reports: [],
    unread: [],
  };
}

/** The typed view of such a form. */
export function sampleForm(
  indicators: readonly SampleIndicator[],
  total: Partial<FundRow> | null = null,
  rest: Partial<ProjectForm> = {},
): EvaluatedForm {
  const [form] = interpret(sampleTranscript(indicators, total, rest)).forms;
  if (form === undefined) throw new Error('no form');
  return form;
}
