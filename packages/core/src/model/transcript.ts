/**
 * What a document prints, cell by cell, wrong or not. Every value is the printed string; a blank cell is null.
 * The shape is the interchange format that `kaocheng read --json` prints.
 */
export type Printed = string | null;

/** Half-open range of UTF-16 offsets in the decoded text of the source. */
export type Span = readonly [start: number, end: number];

/** Where a cell was read, and how sure the reader is (0…1). */
export interface CellSource {
  readonly spans?: readonly Span[];
  readonly page?: number;
  readonly box?: readonly [number, number, number, number];
  readonly sheet?: string;
  readonly address?: string;
  /** What a worksheet stores where it is not what is shown: 0.9875 for 98.75%. */
  readonly stored?: string;
  /** A blank that is a choice of boxes of which none is ticked: the options as printed. */
  readonly menu?: string;
  readonly confidence: number;
}

export interface Transcript {
  source: string;
  province: Printed;
  place: Printed;
  department: Printed;
  year: Printed;
  forms: Form[];
  reports: Report[];
  /** The document's own list of its account tables (目录, 是否空表), where it prints one. */
  tables?: ListedTable[];
  /** What stands inside a form and went into no cell and no label. */
  unread: Unread[];
  /** Glyphs inside forms (white space not counted), and how many of them are unread. */
  accounted?: { glyphs: number; unread: number };
  /** What the document holds but does not show, and was therefore not read. */
  omitted?: Omitted[];
}

/**
 * Hidden parts of a workbook, formulas whose result it does not store, what lies beyond the limits of the reader, a drawing,
 * header or file inside the file that cannot be read, footnotes of a document, type that runs aslant over pages, text that is read with reserve, or the rest of a text of what only looks like forms; `count` of rows,
 * columns, cells or glyphs with something in them.
 */
export interface Omitted {
  what:
    | 'hidden-sheet'
    | 'hidden-rows'
    | 'hidden-columns'
    | 'beyond-limits'
    | 'picture-pages'
    | 'large-pictures'
    | 'recognised-text'
    | 'unnamed-glyphs'
    | 'white-type'
    | 'drawing-pages'
    | 'printed-marks'
    | 'slanted-type'
    | 'unvalued-formulas'
    | 'unread-drawing'
    | 'unread-header'
    | 'unread-chunk'
    | 'footnotes'
    | 'beyond-work'
    | 'beyond-figures';
  /**
   * Name of the worksheet; of pages, also of those with stamps and marks over the text, their numbers, of formulas the
   * worksheet with their addresses, of a header or a
   * chunk its part, of a text beyond what reading may cost, or of a narrative beyond the figures that are looked at, the line
   * where it begins.
   */
  sheet: string;
  count: number;
  /** Of type that runs aslant over pages what it says, cut off where it is long. */
  text?: string;
}

/** One entry of a list of account tables: the title, and what is printed behind it (是 本单位不涉及故公开空表). */
export interface ListedTable {
  title: string;
  note: Printed;
  start?: number;
  end?: number;
}

export interface Unread {
  text: string;
  start: number;
  end: number;
}

export interface Report {
  title: string;
  facts: NarrativeFact[];
}

/** A figure that the narrative states of a project or of the department (`about`: its name, or "department"). */
export interface NarrativeFact {
  about: string;
  field: string;
  value: string;
  quote: string;
  start?: number;
  end?: number;
  /** The words that name the figure, as printed. */
  label?: string;
  /** The indicator that the figure speaks of, as the text names it. */
  indicator?: string;
  /** What a share, a rate or a change is of (占…的, 完成年初预算的, 与上年相比): `initial`, `budget`, `lastYear`, `target`, or the words printed. */
  of?: string;
  /** Offset at which the paragraph of the fact begins; facts of one paragraph share it. */
  paragraph?: number;
}

export type Form = ProjectForm | DepartmentForm | TargetForm | MonitorForm | SummaryForm | AccountForm;
export type IndicatorForm = ProjectForm | DepartmentForm | TargetForm | MonitorForm;
export type FormKind = Form['kind'];

interface FormBase {
  order: number;
  title: Printed;
  year?: Printed;
  start?: number;
  end?: number;
  /** Id of the official template in which the form is filled in here; none on a form that was read. */
  template?: string;
  /** Path of a value (`funds.total.rate`, `indicators.3.score`, `rows.2.values.合计`) → where it was read. */
  cells?: Record<string, CellSource>;
}

export interface FundRow {
  initial: Printed;
  annual: Printed;
  executed: Printed;
  weight: Printed;
  rate: Printed;
  score: Printed;
  reason: Printed;
  /** Columns of other forms (全年预计执行数 …) by their printed label. */
  extra?: Record<string, Printed>;
}

/** total 年度资金总额 · fiscal 财政拨款 · carryover 上年结转 · special 财政专户 · own 单位资金 · other 其他 · central … local 各级财政 */
export type FundSource =
  | 'total'
  | 'fiscal'
  | 'carryover'
  | 'special'
  | 'own'
  | 'other'
  | 'central'
  | 'province'
  | 'city'
  | 'county'
  | 'local';

export type Funds = { [source: string]: FundRow | null };

export interface Indicator {
  level1: Printed;
  level1Weight?: Printed;
  level2: Printed;
  level2Weight?: Printed;
  name: Printed;
  operator?: Printed;
  target: Printed;
  unit?: Printed;
  actual?: Printed;
  weight?: Printed;
  score?: Printed;
  deviation?: Printed;
  definition?: Printed;
  scoreRule?: Printed;
  direction?: Printed;
  coefficient?: Printed;
  core?: Printed;
  nature?: Printed;
  likelihood?: Printed;
  extra?: Record<string, Printed>;
}

export interface Total {
  weight: Printed;
  score: Printed;
  grade: Printed;
}

interface IndicatorFormBase extends FormBase {
  name: Printed;
  code: Printed;
  supervisor: Printed;
  implementer: Printed;
  moneyUnit: Printed;
  funds: Funds | null;
  goals: { expected: Printed; actual: Printed } | null;
  process: Printed;
  indicators: Indicator[];
  total: Total | null;
  conclusion: Printed;
  problems: Printed;
  measures: Printed;
  contact: { name: Printed; phone: Printed; finance: Printed };
  attachments: string[];
  extra: Record<string, Printed>;
  tasks?: { name: Printed; content: Printed }[];
  budget?: Record<string, Printed>;
}

export interface ProjectForm extends IndicatorFormBase {
  kind: 'project';
}
export interface DepartmentForm extends IndicatorFormBase {
  kind: 'department';
}
export interface TargetForm extends IndicatorFormBase {
  kind: 'target';
}
export interface MonitorForm extends IndicatorFormBase {
  kind: 'monitor';
}

export interface SummaryRow {
  no: Printed;
  name: Printed;
  annual: Printed;
  executed: Printed;
  rate: Printed;
  outputRate?: Printed;
  benefitRate?: Printed;
  satisfactionRate?: Printed;
  score: Printed;
  reason?: Printed;
}

export interface SummaryForm extends FormBase {
  kind: 'summary';
  rows: SummaryRow[];
  totals: { annual: Printed; executed: Printed };
  extra: Record<string, Printed>;
}

export interface AccountRow {
  code: Printed;
  name: Printed;
  line?: Printed;
  side?: Printed;
  values: Record<string, Printed>;
}

export interface AccountForm extends FormBase {
  kind: 'account';
  /** 公开01表 */
  table: Printed;
  unit: Printed;
  department: Printed;
  empty: boolean;
  note: Printed;
  /** Column paths of labels from the top, joined with "/". */
  columns: string[];
  rows: AccountRow[];
}
