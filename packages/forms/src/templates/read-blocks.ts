import {
  FUND_CELLS,
  FUND_SOURCES,
  INDICATOR_CELLS,
  INDICATOR_COLUMNS,
  SUMMARY_CELLS,
  SUMMARY_COLUMNS,
} from '@kaocheng/core/model/keys';
import type { PolicyTree, TreeReader } from '@kaocheng/core/scoring/policy-tree';
import { readAccount } from './read-account.js';
import { covered, readBlockLabel, readCell, readColumns, readPair } from './read-cells.js';
import type { BlankRows, FundsBlock, TemplateBlock } from './template.js';

type Path = readonly (string | number)[];

const FUND_KEYS = ['label', ...FUND_CELLS];
const INDICATOR_KEYS = [...INDICATOR_CELLS, ...INDICATOR_COLUMNS];
const SUMMARY_KEYS = [...SUMMARY_CELLS, ...SUMMARY_COLUMNS];

/** The columns that cells of rows above still cover, with the rows that are left to them. */
export type Hanging = { readonly span: number; readonly rows: number }[];

/**
 * One block of a template; a fault where it does not cover the whole width of the grid.
 * @param hanging cells of the rows above that reach into it; those that reach on are left in it
 */
export function readBlock(
  read: TreeReader,
  tree: PolicyTree,
  path: Path,
  { width, hanging }: { readonly width: number; readonly hanging: Hanging },
): TemplateBlock {
  const map = typeof tree === 'object' && !Array.isArray(tree) ? tree : {};
  const types = ['row', 'funds', 'goals', 'tasks', 'rows', 'indicators', 'account'] as const;
  const type = types.find((one) => one in map);
  if (type === undefined) {
    read.fault(path, `a block is one of ${types.join(', ')}`, 'block', { known: types.join(', ') });
    return { type: 'row', cells: [] };
  }
  const body = (map as { readonly [key: string]: PolicyTree })[type];
  const own = [...path, type];
  const full = (cells: number): void => {
    // A template without columns is one fault, not one for each row.
    if (cells !== width && width > 0)
      read.fault(own, `covers ${cells} of the ${width} columns`, 'row-width', { cells, width });
  };
  if (type === 'row') {
    read.map(tree, path, ['row']);
    const cells = read.list(body, own).map((cell, at) => readCell(read, cell, [...own, at]));
    full(covered(cells) + covered(hanging));
    const next = [...hanging, ...cells].flatMap(({ span, rows }) => (rows > 1 ? [{ span, rows: rows - 1 }] : []));
    hanging.splice(0, hanging.length, ...next);
    return { type, cells };
  }
  if (hanging.length > 0) read.fault(own, 'a cell of the row above reaches into it', 'reaches');
  read.map(tree, path, [type]);
  if (type === 'account') {
    const block = readAccount(read, body, own);
    full(block.parts.reduce((sum, part) => sum + part.own.length + part.figures.length, 0));
    return block;
  }
  const parts = read.map(body, own, PARTS[type]);
  const label = readBlockLabel(read, parts['label'], [...own, 'label']);
  const columns = readColumns(read, parts['columns'], [...own, 'columns'], KEYS[type]);
  full(covered(columns) + (label?.span ?? 0));
  switch (type) {
    case 'funds':
      return {
        type,
        label,
        columns,
        execution:
          parts['execution'] === undefined
            ? 'none'
            : read.choice(parts['execution'], [...own, 'execution'], ['proportional', 'none']),
        sources: sourcesOf(read, parts['rows'], [...own, 'rows']),
      };
    case 'goals':
      return { type, label, columns };
    case 'tasks':
    case 'rows':
      return { type, label, columns, blank: countOf(read, parts['blank'], [...own, 'blank']) };
    case 'indicators':
      return { type, label, columns, blank: blankOf(read, parts['blank'], [...own, 'blank']) };
  }
}

const PARTS = {
  funds: ['label?', 'columns', 'execution?', 'rows'],
  goals: ['label?', 'columns'],
  tasks: ['label?', 'columns', 'blank'],
  rows: ['label?', 'columns', 'blank'],
  indicators: ['label?', 'columns', 'blank'],
};

const KEYS = {
  funds: FUND_KEYS,
  goals: ['expected', 'actual'],
  tasks: ['name', 'content'],
  rows: SUMMARY_KEYS,
  indicators: INDICATOR_KEYS,
};

const MOST_BLANK = 200;

function countOf(read: TreeReader, tree: PolicyTree | undefined, path: Path): number {
  const count = Number(read.decimal(tree, path).toString());
  if (!Number.isInteger(count) || count < 0 || count > MOST_BLANK)
    read.fault(path, `a count up to ${MOST_BLANK} is expected`, 'count', { most: MOST_BLANK });
  return count;
}

/** `- total: 年度资金总额`, with the weight that the form prints behind it as `- total: 年度资金总额 = 10`. */
function sourcesOf(read: TreeReader, tree: PolicyTree | undefined, path: Path): FundsBlock['sources'] {
  return read.list(tree, path).map((entry, at) => {
    const own = [...path, at];
    const [source, text] = readPair(read, entry, own, FUND_SOURCES) ?? ['total', ''];
    const [label = '', weight = null] = read.text(text, [...own, source]).split(' = ');
    return { source, label, weight };
  });
}

/** `- [产出指标（50分）, 数量指标, "3"]`: so many rows without a name; or a list of names that the form prints. */
function blankOf(read: TreeReader, tree: PolicyTree | undefined, path: Path): BlankRows[] {
  return read.list(tree, path).map((entry, at) => {
    const own = [...path, at];
    const [level1, level2, rows] = read.list(entry, own);
    const names = Array.isArray(rows)
      ? rows.map((name, i) => read.text(name, [...own, 2, i]))
      : Array.from({ length: countOf(read, rows, [...own, 2]) }, () => '');
    return { level1: read.text(level1, [...own, 0]), level2: typeof level2 === 'string' ? level2 : '', names };
  });
}
