import type { Form, Printed, Transcript } from '../model/transcript.js';

/**
 * A value that the reader read wrongly, as a person reads it in the source. The print stays in the transcript as read;
 * a correction stands beside it.
 */
export interface Correction {
  /** `order` of the form. */
  readonly form: number;
  /** Path of the cell, as in `cells`: `funds.total.rate`, `indicators.3.score`, `contact.name`. */
  readonly path: string;
  /** What the document prints there; null for blank. */
  readonly value: Printed;
}

/** Why a correction cannot be made: there is no such form, or the form has no such cell. */
export class NoSuchCell extends RangeError {
  constructor(
    readonly form: number,
    readonly path: string,
  ) {
    super(`no cell ${path} in form ${form}`);
  }
}

type Branch = { [key: string]: unknown };

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/**
 * The transcript as a person reads it: a copy in which the later of two corrections of one cell counts. What no correction
 * names is shared with the transcript given, which is not altered.
 * @throws NoSuchCell
 */
export function corrected(transcript: Transcript, corrections: readonly Correction[]): Transcript {
  if (corrections.length === 0) return transcript;
  const forms = transcript.forms.map((form) => {
    const own = corrections.filter((one) => one.form === form.order);
    return own.reduce<Form>((before, { path, value }) => withCell(before, path, value), form);
  });
  const stray = corrections.find((one) => !transcript.forms.some((form) => form.order === one.form));
  if (stray !== undefined) throw new NoSuchCell(stray.form, stray.path);
  return { ...transcript, forms };
}

/**
 * What stands at a path of a form: the print, null for blank.
 * @throws NoSuchCell where the path leads to no cell
 */
export function cellAt(form: Form, path: string): Printed {
  let at: unknown = form;
  for (const key of keysOf(path)) at = isBranch(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  if (at === null || typeof at === 'string') return at;
  throw new NoSuchCell(form.order, path);
}

function withCell(form: Form, path: string, value: Printed): Form {
  cellAt(form, path);
  const place = (branch: unknown, keys: readonly string[]): unknown => {
    const [key, ...rest] = keys;
    if (key === undefined) return value;
    if (Array.isArray(branch)) return branch.map((item, i) => (String(i) === key ? place(item, rest) : item));
    return isBranch(branch) ? { ...branch, [key]: place(branch[key], rest) } : branch;
  };
  return place(form, keysOf(path)) as Form;
}

/** The keys of a path; a label that holds dots stands in the last key (`extra.预算.说明`, `rows.2.values.合计/其中`). */
export function keysOf(path: string): string[] {
  const parts = path.split('.');
  const open = /^(?:extra|budget|indicators\.\d+\.extra|funds\.[^.]+\.extra|rows\.\d+\.values)\./.exec(path)?.[0];
  if (open === undefined) return parts;
  const depth = open.split('.').length - 1;
  return [...parts.slice(0, depth), parts.slice(depth).join('.')];
}
