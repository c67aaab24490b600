import type { Finding } from '@kaocheng/core/model/finding';
import type { Span, Transcript } from '@kaocheng/core/model/transcript';
import { type CellPlace, cellOfPlace, samePlace } from './cell-of.js';

/**
 * A place that a finding speaks of: a cell of a form, a passage of the narrative, a form whose place has no cell, or all
 * forms together.
 */
export type FindingPlace =
  | { readonly kind: 'cell'; readonly cell: CellPlace }
  | { readonly kind: 'text'; readonly spans: readonly Span[]; readonly quote: string | null }
  | { readonly kind: 'form'; readonly form: number }
  | { readonly kind: 'whole' };

type Subject = Pick<Finding, 'form' | 'source' | 'where' | 'quote'>;

/** All places of a finding in its order, each once; one at least, so that every finding leads somewhere. */
export function placesOf(transcript: Transcript, finding: Subject): readonly FindingPlace[] {
  const places: FindingPlace[] = [];
  const add = (place: FindingPlace): void => {
    if (!places.some((each) => isSame(each, place))) places.push(place);
  };
  for (const where of finding.where) {
    if (where === 'text' || where.endsWith('].text')) for (const each of passages(finding, where)) add(each);
    else if (where !== 'document') add(placeOf(transcript, finding, where));
  }
  // Passages that no place of the finding names.
  if (!finding.where.includes('text')) for (const each of passages(finding, 'text')) add(each);
  if (places.length === 0) add(finding.form === null ? { kind: 'whole' } : { kind: 'form', form: finding.form });
  return places;
}

function placeOf(transcript: Transcript, finding: Subject, where: string): FindingPlace {
  const cell = cellOfPlace(transcript, finding, where);
  if (cell !== null) return { kind: 'cell', cell };
  const spans = finding.source.flatMap((each) => (each.path === where ? [...(each.spans ?? [])] : []));
  if (spans.length > 0) return { kind: 'text', spans, quote: null };
  const order = /^forms\[(\d+)\]/.exec(where);
  const form = order === null ? finding.form : Number(order[1]);
  return transcript.forms.some((each) => each.order === form) && form !== null
    ? { kind: 'form', form }
    : { kind: 'whole' };
}

/** The passages of the narrative, each with what it says where the finding quotes as many. */
function passages({ source, quote }: Subject, path: string): FindingPlace[] {
  const found = source.filter((each) => (each.path ?? 'text') === path && (each.spans?.length ?? 0) > 0);
  return found.map(({ spans = [] }, at) => ({
    kind: 'text',
    spans,
    quote: (found.length === quote.length ? quote[at] : undefined) ?? null,
  }));
}

function isSame(a: FindingPlace, b: FindingPlace): boolean {
  if (a.kind === 'cell') return b.kind === 'cell' && samePlace(a.cell, b.cell);
  if (a.kind === 'text') return b.kind === 'text' && JSON.stringify(a.spans) === JSON.stringify(b.spans);
  if (a.kind === 'form') return b.kind === 'form' && a.form === b.form;
  return b.kind === 'whole';
}
