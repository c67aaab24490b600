import type {
  DepartmentForm,
  FundRow,
  FundSource,
  Indicator,
  IndicatorForm,
  SummaryRow,
  Transcript,
} from './transcript.js';

/** Cells that every indicator has, blank or not. */
export const INDICATOR_CELLS = ['level1', 'level2', 'name', 'target'] as const satisfies readonly (keyof Indicator)[];

/** Cells of an indicator that stand only where the form has a column for them. */
export const INDICATOR_COLUMNS = [
  'level1Weight',
  'level2Weight',
  'operator',
  'unit',
  'actual',
  'weight',
  'score',
  'deviation',
  'definition',
  'scoreRule',
  'direction',
  'coefficient',
  'core',
  'nature',
  'likelihood',
] as const satisfies readonly (keyof Indicator)[];

/** Cells of a row of money. */
export const FUND_CELLS = [
  'initial',
  'annual',
  'executed',
  'weight',
  'rate',
  'score',
  'reason',
] as const satisfies readonly (keyof FundRow)[];

/** A row of money in which nothing is filled in. */
export const blankFundRow = (): FundRow => ({
  initial: null,
  annual: null,
  executed: null,
  weight: null,
  rate: null,
  score: null,
  reason: null,
});

/** A transcript of a source in which nothing was found. */
export const blankTranscript = (source: string): Transcript => ({
  source,
  province: null,
  place: null,
  department: null,
  year: null,
  forms: [],
  reports: [],
  unread: [],
});

/** A form with indicators in which nothing is filled in, the first of its document; which kind it is, its maker says. */
export const blankIndicatorForm = (): Omit<DepartmentForm, 'kind'> => ({
  order: 1,
  title: null,
  name: null,
  code: null,
  supervisor: null,
  implementer: null,
  moneyUnit: null,
  funds: null,
  goals: null,
  process: null,
  indicators: [],
  total: null,
  conclusion: null,
  problems: null,
  measures: null,
  contact: { name: null, phone: null, finance: null },
  attachments: [],
  extra: {},
});

/** A row of a summary in which nothing is filled in, without columns of its own. */
export const blankSummaryRow = (): SummaryRow => ({
  no: null,
  name: null,
  annual: null,
  executed: null,
  rate: null,
  score: null,
});

/** The sources that the model names; a form may have further ones. */
export const FUND_SOURCES = [
  'total',
  'fiscal',
  'carryover',
  'special',
  'own',
  'other',
  'central',
  'province',
  'city',
  'county',
  'local',
] as const satisfies readonly FundSource[];

/** Single cells of a form with indicators, besides its title and year. */
export const FORM_CELLS = [
  'name',
  'code',
  'supervisor',
  'implementer',
  'moneyUnit',
  'process',
  'conclusion',
  'problems',
  'measures',
] as const satisfies readonly (keyof IndicatorForm)[];

/** Cells that every row of a summary has, blank or not. */
export const SUMMARY_CELLS = [
  'no',
  'name',
  'annual',
  'executed',
  'rate',
  'score',
] as const satisfies readonly (keyof SummaryRow)[];

/** Cells of a row of a summary that stand only where it has a column for them. */
export const SUMMARY_COLUMNS = [
  'outputRate',
  'benefitRate',
  'satisfactionRate',
  'reason',
] as const satisfies readonly (keyof SummaryRow)[];
