import type { FactValue, Finding } from '../model/finding.js';
import type { CellSource, Span } from '../model/transcript.js';
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
  const full = draft.case === undefined ? code : `${code}-${draft.case}`;
  const where: string[] = [];
  const quote: string[] = [];
  const source: { path?: string; spans?: readonly Span[] }[] = [];
  for (const place of draft.at) {
    const path = place.form === undefined || place.form === form ? place.where : `forms[${place.form}].${place.where}`;
    if (!where.includes(path)) where.push(path);
    if (place.quote !== undefined && !quote.includes(place.quote)) quote.push(place.quote);
    if (place.span !== undefined) source.push({ path: place.where, spans: [place.span] });
    else {
      const order = place.form ?? form;
      const cell = place.cell ?? place.where;
      const read = order === null ? undefined : cellsOf(order)?.[cell];
      if (read !== undefined) source.push(read.spans === undefined ? { path } : { path, spans: read.spans });
    }
  }
  return {
    id: `${form ?? 'document'}:${full}:${where[0] === 'text' ? (quote[0] ?? 'text') : (where[0] ?? '')}`,
    form,
    rule: kind.rule,
    code: full,
    severity: kind.severity,
    where,
    quote,
    printed: draft.printed ?? null,
    expected: draft.expected ?? null,
    facts: draft.facts ?? {},
    citation: kind.citation,
    source,
    hangs: draft.hangs ?? [],
    weight: kind.weight + (draft.stake ?? 0),
  };
}
