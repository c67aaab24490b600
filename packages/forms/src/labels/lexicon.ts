import { labels } from '../generated/labels.js';
import { foldGlyph } from '../text/glyphs.js';

/** The blocks of a form in which a label may stand. */
export type Region =
  | 'head'
  | 'blocks'
  | 'goals'
  | 'fundColumns'
  | 'fundRows'
  | 'columns'
  | 'level1'
  | 'level2'
  | 'totals'
  | 'tail';

export interface Label {
  readonly region: Region;
  /** Field, fund source or block; for a level the label itself. */
  readonly field: string;
  /** As the data file prints it. */
  readonly label: string;
  /** Half-width, without white space. */
  readonly folded: string;
  /** The glyphs of `folded` in order of their codes, to know a label that two lines have shuffled. */
  readonly glyphs: string;
  /** Sum of the codes of its glyphs: unequal sums rule shuffling out cheaply. */
  readonly sum: number;
}

/** Labels by region, found by their longest match. */
export interface Lexicon {
  /** The longest label of `region` that `folded` holds at `index`, or null. */
  readonly match: (region: Region, folded: string, index: number) => Label | null;
  /** The label of `region` that `folded` is as a whole, or null. */
  readonly exact: (region: Region, folded: string) => Label | null;
  readonly all: (region: Region) => readonly Label[];
}

interface Node {
  /** By the code of the next glyph. */
  readonly next: Map<number, Node>;
  label: Label | null;
}

/** Sum of the codes of a text's glyphs. */
export function codeSum(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

export const foldLabel = (text: string): string =>
  [...text.replace(/\s+/gu, '')].map(foldGlyph).join('').replace(/:+$/u, '');

interface Entry {
  readonly field?: string;
  readonly block?: string;
  readonly source?: string;
  readonly province?: string;
  readonly labels?: readonly string[];
}

function entriesOf(region: Region): readonly Label[] {
  const make = (field: string, label: string): Label => {
    const folded = foldLabel(label);
    return { region, field, label, folded, glyphs: [...folded].sort().join(''), sum: codeSum(folded) };
  };
  if (region === 'level1' || region === 'level2') return labels[region].flat().map((label) => make(label, label));
  if (region === 'totals') return labels.totals.labels.map((label) => make('total', label));
  const entries: readonly Entry[] = labels[region];
  return entries.flatMap((entry) => {
    const field = entry.field ?? entry.source ?? entry.block ?? '';
    return (entry.labels ?? []).map((label) => make(field, label));
  });
}

const REGIONS: readonly Region[] = [
  'head',
  'blocks',
  'goals',
  'fundColumns',
  'fundRows',
  'columns',
  'level1',
  'level2',
  'totals',
  'tail',
];

/**
 * Builds the lexicon of forms/labels.yaml.
 * @param without a province whose own entries are left out, for measuring how well the rest carries
 */
export function buildLexicon(without?: string): Lexicon {
  const dropped = new Set<string>();
  if (without !== undefined) {
    for (const region of REGIONS) {
      const entries: unknown = labels[region];
      if (!Array.isArray(entries)) continue;
      for (const entry of entries as readonly Entry[])
        if (entry.province?.includes(without))
          for (const label of entry.labels ?? []) dropped.add(`${region}|${label}`);
    }
  }
  const roots = new Map<Region, Node>();
  const whole = new Map<Region, Map<string, Label>>();
  const lists = new Map<Region, readonly Label[]>();
  for (const region of REGIONS) {
    const root: Node = { next: new Map(), label: null };
    const exact = new Map<string, Label>();
    const list = entriesOf(region).filter((label) => label.folded !== '' && !dropped.has(`${region}|${label.label}`));
    for (const label of list) {
      let node = root;
      for (let i = 0; i < label.folded.length; i++) {
        const code = label.folded.charCodeAt(i);
        let next = node.next.get(code);
        if (next === undefined) {
          next = { next: new Map(), label: null };
          node.next.set(code, next);
        }
        node = next;
      }
      node.label ??= label;
      if (!exact.has(label.folded)) exact.set(label.folded, label);
    }
    roots.set(region, root);
    whole.set(region, exact);
    lists.set(region, list);
  }
  return {
    match(region, folded, index) {
      let node: Node | undefined = roots.get(region);
      let found: Label | null = null;
      for (let i = index; node !== undefined; i++) {
        if (node.label !== null) found = node.label;
        node = i < folded.length ? node.next.get(folded.charCodeAt(i)) : undefined;
      }
      return found;
    },
    exact: (region, folded) => whole.get(region)?.get(folded) ?? null,
    all: (region) => lists.get(region) ?? [],
  };
}
