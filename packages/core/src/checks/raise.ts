import type { Citation, FactValue, Finding } from '../model/finding.js';
import type { CellSource } from '../model/transcript.js';
import type { Place } from './place.js';
import { ruleOf } from './rules.js';

/** What a check reports: facts of one case; everything else of a finding comes from the data of its rule. */
export interface Draft {
  /** One of the rule's cases, where it has cases. */
  readonly case?: string;
  /** `order` of the form; null for the document as a whole. Left out: the form that is being checked. */
  readonly form?: number | null;
  readonly at: readonly Place[];
  readonly printed?: string | null;
  readonly expected?: string | null;
  readonly facts?: { readonly [key: string]: FactValue };
  /** The clause of the policy that was followed, where it is another than the rule's. */
  readonly citation?: Citation | null;
  /** Rank within its class, 0 to 9: how much is at stake. */
  readonly stake?: number;
  /** Findings raised before that have this one as their root cause; they leave the list and hang here. */
  readonly hangs?: readonly Finding[];
}

/** Where the cells of a form were read. */
export type CellsOf = (form: number) => Readonly<Record<string, CellSource>> | undefined;

/** Makes the finding of a draft. The id is made of form, code and first place, so that it is the same in every run. */
export function raise(code: string, subject: number | null, draft: Draft, cellsOf: CellsOf): Finding {
  const kind = ruleOf(code).of(draft.case);
  const form = draft.form === undefined ? subject : draft.form;
  const where: string[] = [];
  let quote = NO_QUOTE;
  let source: Source[] | null = null;
  let confidence = 1;
  let index = 0;
  const paths = draft.at.length > FEW ? new Set<string>() : null;
  for (const place of draft.at) {
    const path = place.form === undefined || place.form === form ? place.where : `forms[${place.form}].${place.where}`;
    if (paths === null) {
      if (isNew(draft.at, index, where, path)) where.push(path);
    } else if (!paths.has(path)) {
      paths.add(path);
      where.push(path);
    }
    index += 1;
    if (place.quote !== undefined && !quote.includes(place.quote)) quote = [...quote, place.quote];
    const cell = cellOf(place, place.form ?? form, cellsOf);
    if (cell !== undefined && cell.confidence < confidence) confidence = cell.confidence;
    const spans = place.span === undefined ? cell?.spans : [place.span];
    if (spans === undefined && cell === undefined) continue;
    source ??= [];
    source.push(spans === undefined ? { path } : { path, spans });
  }
  const first = where[0] ?? '';
  return {
    id: `${form ?? 'document'}:${kind.code}:${first === 'text' ? quote[0] || first : first}`,
    form,
    rule: kind.rule,
    code: kind.code,
    severity: confidence < SURE && kind.severity === 'error' ? 'warning' : kind.severity,
    where,
    quote,
    printed: draft.printed ?? null,
    expected: draft.expected ?? null,
    facts: draft.facts ?? NO_FACTS,
    citation: draft.citation ?? kind.citation,
    source: source ?? NO_SOURCE,
    hangs: draft.hangs ?? NO_FINDINGS,
    weight: kind.weight + (draft.stake ?? 0) - doubtOf(confidence),
  };
}

/** So many places are compared with each other; more are looked up. */
const FEW = 12;

/** Whether a path is none of those before it. Places of other fields are told apart without comparing their paths. */
function isNew(places: readonly Place[], index: number, where: readonly string[], path: string): boolean {
  if (index === 0) return true;
  const { field } = places[index] ?? {};
  if (field !== undefined && index === where.length) {
    let apart = true;
    for (let i = 0; i < index && apart; i += 1) {
      const other = places[i]?.field;
      apart = other !== undefined && other !== field;
    }
    if (apart) return true;
  }
  return !where.includes(path);
}

type Source = Finding['source'][number];

/** A cell that the reader is less sure of may be misread: what rests on it is asked, never called an error. */
const SURE = 0.7;

/** Rank that a finding loses where the reader is not sure of its cells: nothing from this on, a whole class at no confidence. */
const CERTAIN = 0.95;
const MOST_DOUBT = 20;

/** Whole points, so that findings of one class keep their order by what is at stake. */
function doubtOf(confidence: number): number {
  return confidence >= CERTAIN ? 0 : Math.ceil((1 - Math.max(confidence, 0)) * MOST_DOUBT);
}

const NO_QUOTE: readonly string[] = [];
const NO_SOURCE: readonly Source[] = [];
const NO_FACTS: Finding['facts'] = {};
const NO_FINDINGS: readonly Finding[] = [];

function cellOf(place: Place, form: number | null, cellsOf: CellsOf): CellSource | undefined {
  if (place.span !== undefined || form === null) return undefined;
  const cells = cellsOf(form);
  return cells === undefined
    ? undefined
    : cells[place.cell ?? (place.index === undefined ? place.where : `indicators.${place.index}.${place.field}`)];
}
