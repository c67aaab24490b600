import { cellAt } from '@kaocheng/core/correct/correct';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Form, Span, Transcript } from '@kaocheng/core/model/transcript';

/** A cell of a document. */
export interface CellPlace {
  readonly form: number;
  readonly path: string;
}

export function samePlace(a: CellPlace | null, b: CellPlace | null): boolean {
  return a?.form === b?.form && a?.path === b?.path;
}

/** Paths by which a place of a finding may be meant, the likeliest first; `at` is a name, where several rows bear it. */
function candidates(form: Form, where: string): string[] {
  const indicator = /^indicators\[([\s\S]*)\]\.([^\]]+)$/.exec(where);
  if (indicator !== null && 'indicators' in form) {
    const [, name = '', field = ''] = indicator;
    const named = form.indicators.flatMap((each, index) =>
      each.name === name ? [`indicators.${index}.${field}`] : [],
    );
    if (named.length > 0) return named;
    // A row without a name of its own is called by what it stands under.
    const under = form.indicators.flatMap((each, index) =>
      each.name === null && each.level2 === name ? [`indicators.${index}.${field}`] : [],
    );
    return [...under, `indicators.${Number(name) - 1}.${field}`];
  }
  const heading = /^level([12])\[([\s\S]*)\]\.weight$/.exec(where);
  if (heading !== null && 'indicators' in form) {
    const [, level = '1', name = ''] = heading;
    const key = level === '2' ? 'level2' : 'level1';
    const rows = form.indicators.flatMap((each, index) => (each[key] === name ? [index] : []));
    return [
      ...rows.map((index) => `indicators.${index}.${key}Weight`),
      ...rows.map((index) => `indicators.${index}.${key}`),
    ];
  }
  const labelled = /^(extra|budget)\[([\s\S]*)\]$/.exec(where);
  if (labelled !== null) return [`${labelled[1]}.${labelled[2]}`];
  const row = /^rows\[([\s\S]*)\]\.([^\]]+)$/.exec(where);
  if (row !== null && form.kind === 'summary') {
    return form.rows.flatMap((each, index) => (each.name === row[1] ? [`rows.${index}.${row[2]}`] : []));
  }
  if (row !== null && form.kind === 'account') {
    const is = ({ code, name }: { code: string | null; name: string | null }): boolean =>
      `${code ?? ''}|${name ?? ''}` === row[1] || name === row[1];
    return form.rows.flatMap((each, index) =>
      is(each) ? [`rows.${index}.values.${row[2]}`, `rows.${index}.${row[2]}`] : [],
    );
  }
  return [where, ...firstLeaf(form, where)];
}

/** The first printed value of a whole block (`indicators`, `tasks`), as a list of one path or none. */
function firstLeaf(form: Form, block: string): string[] {
  let at: unknown = Object.entries(form).find(([key]) => key === block)?.[1];
  let path = block;
  while (typeof at === 'object' && at !== null) {
    const [first] = Object.entries(at);
    if (first === undefined) return [];
    path += `.${first[0]}`;
    at = first[1];
  }
  return path === block ? [] : [path];
}

function isCell(form: Form, path: string): boolean {
  try {
    cellAt(form, path);
    return true;
  } catch {
    return form.cells?.[path] !== undefined;
  }
}

/** `forms[3].total.score` → form 3 and `total.score`. */
function split(where: string, form: number | null): { order: number | null; path: string } {
  const other = /^forms\[(\d+)\]\.?([\s\S]*)$/.exec(where);
  return other === null ? { order: form, path: where } : { order: Number(other[1]), path: other[2] ?? '' };
}

function overlaps(spans: readonly Span[] | undefined, others: readonly Span[]): boolean {
  return spans?.some(([start, end]) => others.some(([low, high]) => low < end && high > start)) === true;
}

/**
 * The cell that a place of a finding means (`indicators[名称].score` → `indicators.3.score`); null for a place in the
 * narrative or the document as a whole. Where several rows bear the name, the one that was read where the finding points.
 */
export function cellOfPlace(
  transcript: Transcript,
  finding: Pick<Finding, 'form' | 'source'>,
  where: string,
): CellPlace | null {
  const { order, path } = split(where, finding.form);
  const form = transcript.forms.find((each) => each.order === order);
  if (form === undefined || path === 'text' || path === 'document') return null;
  const found = candidates(form, path).filter((each) => isCell(form, each));
  const spans = finding.source.flatMap((each) => (each.path === where ? [...(each.spans ?? [])] : []));
  const there = spans.length === 0 ? undefined : found.find((each) => overlaps(form.cells?.[each]?.spans, spans));
  const chosen = there ?? found[0];
  return chosen === undefined ? null : { form: form.order, path: chosen };
}

/** The cells that a finding speaks of, in its order, each once. */
export function cellsOfFinding(
  transcript: Transcript,
  finding: Pick<Finding, 'form' | 'source' | 'where'>,
): CellPlace[] {
  const cells: CellPlace[] = [];
  for (const where of finding.where) {
    const cell = cellOfPlace(transcript, finding, where);
    if (cell !== null && !cells.some((each) => samePlace(each, cell))) cells.push(cell);
  }
  return cells;
}

/** Where in the source a finding points: its own spans, else those of its cells. */
export function spansOfFinding(transcript: Transcript, finding: Pick<Finding, 'form' | 'source' | 'where'>): Span[] {
  const own = finding.source.flatMap(({ spans = [] }) => [...spans]);
  if (own.length > 0) return own;
  return cellsOfFinding(transcript, finding).flatMap((cell) => spansOfCell(transcript, cell));
}

/** Where in the source a cell was read. */
export function spansOfCell(transcript: Transcript, { form, path }: CellPlace): readonly Span[] {
  return transcript.forms.find((each) => each.order === form)?.cells?.[path]?.spans ?? [];
}
