import type { Form, Indicator, IndicatorForm, Printed } from '@kaocheng/core/model/transcript';

type Branch = { readonly [key: string]: unknown };
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Fields by which the machine finds a value again, not values themselves. */
const NOT_PRINTED = new Set(['order', 'kind', 'start', 'end', 'cells', 'title', 'year', 'moneyUnit', 'template']);

/** A value of the form that some cell must show. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** The values of a form by path, and which of them have been given a place. */
export class FilledForm {
  readonly #form: Branch | null;
  readonly #placed = new Set<string>();

  constructor(readonly form: Form | null) {
    this.#form = form as Branch | null;
  }

  /** What stands at a path, '' where it is blank or the form is empty; counts as placed. */
  take(path: string): string {
    this.#placed.add(path);
    if (path === 'codeAndName') {
      const [code, name] = [this.take('code'), this.take('name')];
      return code === '' ? name : `${code}-${name}`;
    }
    if (path === 'attachments') {
      const attachments = this.#form?.['attachments'];
      return Array.isArray(attachments) ? attachments.join('\n') : '';
    }
    let at: unknown = this.#form;
    for (const key of keysOf(path)) at = isBranch(at) && Object.hasOwn(at, key) ? at[key] : null;
    return typeof at === 'string' ? at : '';
  }

  /** The first of several fields that is printed; those that print the same count as placed with it. */
  takeFirst(paths: readonly string[]): string {
    const [path = '', ...others] = paths;
    const text = this.take(path);
    if (others.length === 0) return text;
    if (text === '') return this.takeFirst(others);
    for (const other of others) {
      const placed = this.#placed.has(other);
      if (this.take(other) !== text && !placed) this.#placed.delete(other);
    }
    return text;
  }

  /** A note of the template, `备注：…`; where the form prints such a note, that of the form. */
  note(text: string): string {
    const label = /^([^：{}]{1,8})：/.exec(text)?.[1];
    const printed = label === undefined ? '' : this.take(`extra.${label}`);
    return printed === '' ? text : `${label}：${printed}`;
  }

  get indicators(): readonly Indicator[] {
    const { form } = this;
    return form !== null && 'indicators' in form ? form.indicators : [];
  }

  /** Keys of the sources that the form prints. */
  get sources(): readonly string[] {
    const { form } = this;
    const funds = form !== null && 'funds' in form ? (form as IndicatorForm).funds : null;
    return Object.entries(funds ?? {})
      .filter(([, row]) => row !== null)
      .map(([source]) => source);
  }

  count(list: 'tasks' | 'rows'): number {
    const found = this.#form?.[list];
    return Array.isArray(found) ? found.length : 0;
  }

  /** Values that have been given no place, in the order of the form. */
  left(): Leaf[] {
    const leaves: Leaf[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'string') {
        if (value !== '' && !this.#placed.has(path)) leaves.push({ path, text: value });
      } else if (isBranch(value)) {
        for (const [key, child] of Object.entries(value)) walk(child, `${path}.${key}`);
      }
    };
    for (const [key, value] of Object.entries(this.#form ?? {})) {
      if (NOT_PRINTED.has(key)) continue;
      if (key === 'attachments') {
        if (!this.#placed.has(key) && Array.isArray(value) && value.length > 0)
          leaves.push({ path: key, text: value.join('\n') });
      } else walk(value, key);
    }
    return leaves;
  }
}

/** Keys of a path; a printed label, which may hold dots, is the last of them. */
function keysOf(path: string): string[] {
  const open = /^(?:(?:extra|budget)\.|indicators\.\d+\.extra\.|funds\.[^.]+\.extra\.)/.exec(path)?.[0];
  return open === undefined ? path.split('.') : [...open.slice(0, -1).split('.'), path.slice(open.length)];
}

/** The first level as forms print it: 产出指标（50分）. */
export function level1Of({ level1, level1Weight }: Pick<Indicator, 'level1' | 'level1Weight'>): string {
  return withWeight(level1, level1Weight);
}

/** The second level, with its weight where the form prints one. */
export function level2Of({ level2, level2Weight }: Pick<Indicator, 'level2' | 'level2Weight'>): string {
  return withWeight(level2, level2Weight);
}

function withWeight(label: Printed, weight: Printed | undefined): string {
  return weight == null ? (label ?? '') : `${label ?? ''}（${weight}分）`;
}
