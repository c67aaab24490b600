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
  /** The same object in all lexicons of the same labels: what is made of the labels alone is made once for it. */
  readonly labels: object;
}

interface Node {
  /** By the code of the next glyph. */
  readonly next: Map<number, Node>;
  /** Behind any number of marks: 20 of 预算执行情况(20分). */
  marks: Node | null;
  label: Label | null;
}

/** The months of a monitoring form before a column's label: 1-9月完成值, 1—7月执行数, 截至9月底执行数. */
const MONTHS = /(?:20\d\d年)?(?:\d{1,2}(?:[-—–~]|至)\d{1,2}月份?|截至\d{1,2}月(?:份|底|末)?)/uy;
const MONTHLY: ReadonlySet<Region> = new Set(['columns', 'fundColumns']);

const FROM_MONTH = '截'.charCodeAt(0);

/** Where the months end that a text names from `index` on; `index` where it names none. */
function monthsEnd(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (!(code >= 0x30 && code <= 0x39) && code !== FROM_MONTH) return index;
  MONTHS.lastIndex = index;
  return MONTHS.test(text) ? MONTHS.lastIndex : index;
}

/** By the code of a glyph, 1 where a label of a region may begin with it: so most glyphs of a text are passed at a glance. */
function firstsOf(root: Node, region: Region): Uint8Array {
  const may = new Uint8Array(0x1_0000);
  for (const code of root.next.keys()) may[code] = 1;
  if (root.marks !== null || MONTHLY.has(region)) for (let digit = 0x30; digit <= 0x39; digit++) may[digit] = 1;
  if (MONTHLY.has(region)) may[FROM_MONTH] = 1;
  return may;
}

const nodeOf = (): Node => ({ next: new Map(), marks: null, label: null });

/** Marks in brackets, which differ from form to form under one label: (20分), (10分*执行率). */
const MARKS = /\(\d{1,3}(?=分)/u;
const ANY_MARKS = '(#';

const isDigit = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
};

/** Where a number of at most three digits ends that begins at `index`; `index` where none does. */
function numberEnd(text: string, index: number): number {
  let end = index;
  while (end < index + 3 && isDigit(text, end)) end++;
  return end;
}

/** A label as a text prints it, with other marks than the data file. */
const printedAs = (label: Label, folded: string): Label =>
  label.folded === folded ? label : { ...label, folded, glyphs: glyphsOf(folded), sum: codeSum(folded) };

const glyphsOf = (folded: string): string => [...folded].sort().join('');

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
    return { region, field, label, folded, glyphs: glyphsOf(folded), sum: codeSum(folded) };
  };
  if (region === 'level1' || region === 'level2') return labels[region].flat().map((label) => make(label, label));
  if (region === 'totals') return labels.totals.labels.map((label) => make('total', label));
  const entries: readonly Entry[] = labels[region];
  return entries.flatMap((entry) => {
    const field = entry.field ?? entry.source ?? entry.block ?? '';
    return (entry.labels ?? []).map((label) => make(field, label));
  });
}

/** All of them. */
export const REGIONS: readonly Region[] = [
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

let standard: Lexicon | null = null;

/**
 * The lexicon of forms/labels.yaml, an object of its own for each document: what is looked up in it while a document is read
 * can be kept with it, and goes when it goes. Its labels are put in order once.
 * @param without a province whose own entries are left out, for measuring how well the rest carries
 */
export function buildLexicon(without?: string): Lexicon {
  if (without !== undefined) return made(without);
  standard ??= made();
  return { ...standard };
}

/** Makes something of the labels of a lexicon alone, once for all documents. What is made must not be changed. */
export function madeOnce<T extends object>(make: (lexicon: Lexicon) => T): (lexicon: Lexicon) => T {
  const known = new WeakMap<object, T>();
  return (lexicon) => {
    const before = known.get(lexicon.labels);
    if (before !== undefined) return before;
    const now = make(lexicon);
    known.set(lexicon.labels, now);
    return now;
  };
}

function made(without?: string): Lexicon {
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
  const firsts = new Map<Region, Uint8Array>();
  const whole = new Map<Region, Map<string, Label>>();
  const lists = new Map<Region, readonly Label[]>();
  for (const region of REGIONS) {
    const root = nodeOf();
    const exact = new Map<string, Label>();
    const list = entriesOf(region).filter((label) => label.folded !== '' && !dropped.has(`${region}|${label.label}`));
    for (const label of list) {
      const marks = MARKS.exec(label.folded);
      let node = root;
      for (let i = 0; i < label.folded.length; ) {
        const isMarks = marks !== null && i === marks.index + 1;
        const next: Node = (isMarks ? node.marks : node.next.get(label.folded.charCodeAt(i))) ?? nodeOf();
        if (isMarks) node.marks = next;
        else node.next.set(label.folded.charCodeAt(i), next);
        i = isMarks ? numberEnd(label.folded, i) : i + 1;
        node = next;
      }
      node.label ??= label;
      const key = label.folded.replace(MARKS, ANY_MARKS);
      if (!exact.has(key)) exact.set(key, label);
    }
    roots.set(region, root);
    firsts.set(region, firstsOf(root, region));
    whole.set(region, exact);
    lists.set(region, list);
  }
  const match = (region: Region, folded: string, index: number): Label | null => {
    let node: Node | null | undefined = roots.get(region);
    let found: Label | null = null;
    let end = index;
    let marked = false;
    for (let i = index; node != null; ) {
      if (node.label !== null) {
        found = node.label;
        end = i;
      }
      if (i >= folded.length) break;
      const behind = node.marks === null ? i : numberEnd(folded, i);
      if (behind > i && folded[behind] === '分') {
        marked = true;
        node = node.marks;
        i = behind;
      } else node = node.next.get(folded.charCodeAt(i++));
    }
    return marked && found !== null ? printedAs(found, folded.slice(index, end)) : found;
  };
  const exact = (region: Region, folded: string): Label | null => {
    const found = whole.get(region)?.get(folded.includes('(') ? folded.replace(MARKS, ANY_MARKS) : folded);
    return found === undefined ? null : printedAs(found, folded);
  };
  return {
    match(region, folded, index) {
      if ((firsts.get(region) as Uint8Array)[folded.charCodeAt(index)] !== 1) return null;
      const found = match(region, folded, index);
      const end = found === null && MONTHLY.has(region) ? monthsEnd(folded, index) : index;
      if (end === index) return found;
      const label = match(region, folded, end);
      return label === null ? null : printedAs(label, folded.slice(index, end + label.folded.length));
    },
    exact(region, folded) {
      const found = exact(region, folded);
      const end = found === null && MONTHLY.has(region) ? monthsEnd(folded, 0) : 0;
      if (end === 0) return found;
      const label = exact(region, folded.slice(end));
      return label === null ? null : printedAs(label, folded);
    },
    all: (region) => lists.get(region) ?? [],
    labels: lists,
  };
}
