import type { FormKind, Span } from '@kaocheng/core/model/transcript';

/** A piece of a document that was read as one cell: layout breaks already gone, `spans` where its glyphs stand. */
export interface RawCell {
  readonly text: string;
  readonly spans: readonly Span[];
  /** 0…1 */
  readonly confidence: number;
  readonly page?: number;
  readonly box?: readonly [number, number, number, number];
  readonly sheet?: string;
  readonly address?: string;
  /** What a worksheet stores where it is not what is shown. */
  readonly stored?: string;
}

export type FundColumn = 'initial' | 'annual' | 'executed' | 'weight' | 'rate' | 'score' | 'reason' | 'forecast';

export type IndicatorColumn =
  | 'level1'
  | 'level2'
  | 'name'
  | 'definition'
  | 'scoreRule'
  | 'nature'
  | 'operator'
  | 'direction'
  | 'target'
  | 'adjustedTarget'
  | 'unit'
  | 'actual'
  | 'forecast'
  | 'coefficient'
  | 'weight'
  | 'score'
  | 'reviewScore'
  | 'deviation'
  | 'likelihood'
  | 'core'
  /** A column that FORMAT.md has no key for; its label tells them apart. */
  | 'extra';

export interface RawFundRow {
  /** `source` of forms/labels.yaml: total, fiscal, … */
  readonly source: string;
  readonly cells: { readonly [C in FundColumn]?: RawCell };
  /** Columns whose label the lexicon does not know. */
  readonly extra?: readonly { readonly label: string; readonly cell: RawCell }[];
}

export interface RawIndicatorRow {
  readonly level1?: RawCell;
  /** Weight printed with the level-1 label: 50 of 产出指标（50分）. */
  readonly level1Weight?: RawCell;
  readonly level2?: RawCell;
  readonly level2Weight?: RawCell;
  readonly cells: { readonly [C in Exclude<IndicatorColumn, 'level1' | 'level2'>]?: RawCell };
  /** Columns whose label the lexicon does not know. */
  readonly extra?: readonly { readonly label: string; readonly cell: RawCell }[];
}

export interface RawLabelled {
  /** Field of forms/labels.yaml (name, supervisor, contactName, conclusion …) or `extra`. */
  readonly field: string;
  /** The label as printed, without layout breaks and without a final colon. */
  readonly label: string;
  readonly cell: RawCell | null;
  /** The boxes of which none is ticked, where they are why the cell is blank. */
  readonly menu?: RawCell;
}

/**
 * One form as a recogniser found it, before interpretation. Both recognisers (text and grid) deliver this;
 * `assemble/form.ts` makes the transcript's form of it, so that the same form reads the same in every container.
 */
export interface RawForm {
  readonly start: number;
  readonly end: number;
  readonly title: RawCell | null;
  /** Line under the title: （2021 年度） */
  readonly subtitle: RawCell | null;
  /** Money unit where a label or heading prints one: 项目资金（万元） → 万元. */
  readonly moneyUnit: string | null;
  readonly kind: Exclude<FormKind, 'summary' | 'account'>;
  readonly head: readonly RawLabelled[];
  readonly fundColumns: readonly FundColumn[];
  readonly funds: readonly RawFundRow[];
  readonly goals: { readonly expected: RawCell | null; readonly actual: RawCell | null } | null;
  readonly process: RawCell | null;
  readonly tasks?: readonly { readonly name: RawCell | null; readonly content: RawCell | null }[];
  readonly budget?: readonly { readonly label: string; readonly cell: RawCell | null }[];
  readonly columns: readonly IndicatorColumn[];
  readonly rows: readonly RawIndicatorRow[];
  readonly total: {
    readonly weight: RawCell | null;
    readonly score: RawCell | null;
    readonly grade: RawCell | null;
  } | null;
  readonly tail: readonly RawLabelled[];
  readonly attachments: readonly RawCell[];
  readonly unread: readonly RawCell[];
  /** Glyphs of the region, white space not counted. */
  readonly glyphs: number;
}
