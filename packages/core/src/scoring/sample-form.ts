import { interpret } from '../interpret/interpret.js';
import type { EvaluatedForm } from '../model/evaluation.js';
import { blankFundRow, blankIndicatorForm, blankTranscript } from '../model/keys.js';
import type { FundRow, Indicator, ProjectForm, Transcript } from '../model/transcript.js';

export type SampleIndicator = Partial<Indicator>;

/** A transcript with one project form; what is not given is blank. For tests. */
export function sampleTranscript(
  indicators: readonly SampleIndicator[],
  total: Partial<FundRow> | null,
  rest: Partial<ProjectForm> = {},
): Transcript {
  const form: ProjectForm = {
    kind: 'project',
    ...blankIndicatorForm(),
    year: '2022',
    moneyUnit: '万元',
    funds: total === null ? null : { total: { ...blankFundRow(), ...total } },
    indicators: indicators.map((indicator) => ({
      level1: '产出指标',
      level2: '数量指标',
      name: null,
      target: null,
      ...indicator,
    })),
    ...rest,
  };
  return { ...blankTranscript('sample'), forms: [form] };
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
