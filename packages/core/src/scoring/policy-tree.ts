import type { Citation } from '../model/finding.js';
import { Decimal } from '../values/decimal.js';

/** A policy file as it is written: strings, lists and maps. */
export type PolicyTree = string | readonly PolicyTree[] | { readonly [key: string]: PolicyTree };

export interface PolicyFault {
  readonly path: readonly (string | number)[];
  readonly reason: string;
  /** Code and facts of the reason, for a sentence in the user's language; where a reader gives none, `reason` is all there is. */
  readonly code?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

type Map = { readonly [key: string]: PolicyTree };
type Path = readonly (string | number)[];

const shown = (tree: PolicyTree | undefined): string => (typeof tree === 'string' ? tree : '');

/** Reads the parts of a policy file and gathers what is wrong with them; every method gives a usable stand-in then. */
export class TreeReader {
  readonly faults: PolicyFault[] = [];

  fault(path: Path, reason: string, code?: string, facts: NonNullable<PolicyFault['facts']> = {}): void {
    this.faults.push({ path, reason, ...(code !== undefined && { code, facts }) });
  }

  /** A map with these keys and no others; keys that end in `?` may be missing. */
  map(tree: PolicyTree | undefined, path: Path, keys: readonly string[]): Map {
    if (typeof tree !== 'object' || Array.isArray(tree)) {
      this.fault(path, 'a map is expected', 'map');
      return {};
    }
    const map = tree as Map;
    const names = keys.map((key) => key.replace('?', ''));
    for (const key of keys)
      if (!key.endsWith('?') && !(key in map)) this.fault(path, `the key "${key}" is missing`, 'key-missing', { key });
    for (const key of Object.keys(map)) {
      if (!names.includes(key))
        this.fault([...path, key], `unknown key; known are ${names.join(', ')}`, 'key-unknown', {
          key,
          known: names.join(', '),
        });
    }
    return map;
  }

  list(tree: PolicyTree | undefined, path: Path): readonly PolicyTree[] {
    if (Array.isArray(tree)) return tree;
    this.fault(path, 'a list is expected', 'list');
    return [];
  }

  text(tree: PolicyTree | undefined, path: Path): string {
    if (typeof tree === 'string' && tree.trim() !== '') return tree;
    this.fault(path, 'a text is expected', 'text');
    return '';
  }

  /** Null for a missing key or the word `none`. */
  optionalText(tree: PolicyTree | undefined, path: Path): string | null {
    return tree === undefined || tree === 'none' ? null : this.text(tree, path);
  }

  decimal(tree: PolicyTree | undefined, path: Path): Decimal {
    const parsed = typeof tree === 'string' ? Decimal.parse(tree) : null;
    if (parsed === null)
      this.fault(path, `a decimal is expected, not ${JSON.stringify(tree ?? null)}`, 'decimal', { found: shown(tree) });
    return parsed ?? Decimal.zero;
  }

  optionalDecimal(tree: PolicyTree | undefined, path: Path): Decimal | null {
    return tree === undefined || tree === 'none' ? null : this.decimal(tree, path);
  }

  choice<Name extends string>(tree: PolicyTree | undefined, path: Path, names: readonly [Name, ...Name[]]): Name {
    const found = names.find((name) => name === tree);
    if (found === undefined)
      this.fault(path, `one of ${names.join(', ')} is expected, not ${JSON.stringify(tree ?? null)}`, 'choice', {
        allowed: names.join(', '),
        found: shown(tree),
      });
    return found ?? names[0];
  }

  flag(tree: PolicyTree | undefined, path: Path): boolean {
    return this.choice(tree, path, ['yes', 'no']) === 'yes';
  }

  /** A year, or a day: 2020 or 2020-02-25; a year is its first day. */
  date(tree: PolicyTree | undefined, path: Path): string {
    const text = this.text(tree, path);
    if (/^\d{4}$/.test(text)) return `${text}-01-01`;
    if (!isDay(text))
      this.fault(path, `a year or a day (2020-02-25) is expected, not ${JSON.stringify(text)}`, 'date', {
        found: text,
      });
    return text;
  }

  /** An article of the policy's own document, a clause of another one, or `none` where no rule says it. */
  citation(tree: PolicyTree | undefined, path: Path, own: { title: string; document: string }): Citation | null {
    if (tree === 'none') return null;
    if (typeof tree === 'string') return { ...own, article: tree };
    const map = this.map(tree, path, ['title', 'document', 'article']);
    return {
      title: this.text(map['title'], [...path, 'title']),
      document: this.text(map['document'], [...path, 'document']),
      article: this.text(map['article'], [...path, 'article']),
    };
  }
}

/** Whether a text is a day that the calendar has: 2020-02-29, neither 2021-02-29 nor 2021-13-01. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return found.toISOString().startsWith(text);
}
