import type { PolicyTree, TreeReader } from '@kaocheng/core/scoring/policy-tree';
import type { TemplateCell, TemplateColumn } from './template.js';

type Path = readonly (string | number)[];

/** The fields that a form of any kind may have; `extra.` and `budget.` are followed by a printed label. */
const FIELDS =
  /^(?:codeAndName|name|code|title|year|supervisor|implementer|moneyUnit|process|conclusion|problems|measures|attachments|goals\.(?:expected|actual)|total\.(?:weight|score|grade)|totals\.(?:annual|executed)|contact\.(?:name|phone|finance)|funds\.[a-z]+\.(?:initial|annual|executed|weight|rate|score|reason)|(?:extra|budget)\..+)$/;

/** Whether some form has this field. */
export const isField = (field: string): boolean => FIELDS.test(field);

/** `项目名称 *2`: the text and how many columns it covers, `*2x3` columns and rows; without the star, one. */
function withSpan(text: string): { text: string; span: number; rows: number } {
  const found = /^([\s\S]*?)\s*\*(\d{1,2})(?:x(\d{1,2}))?$/.exec(text);
  if (found === null) return { text, span: 1, rows: 1 };
  return { text: (found[1] ?? '').trimEnd(), span: Number(found[2]), rows: Number(found[3] ?? 1) };
}

/** A cell as it is written: `项目名称 *2` for a label, `{name} *7` for a field, `{implementer|extra.填报单位}` for either. */
export function readCell(read: TreeReader, tree: PolicyTree | undefined, path: Path): TemplateCell {
  if (typeof tree !== 'string') {
    read.fault(path, 'a cell is a text: a label such as "项目名称 *2", or a field such as "{name} *7"', 'cell');
    return { text: '', field: null, span: 1, rows: 1 };
  }
  const { text, span, rows } = withSpan(tree);
  if (span < 1 || rows < 1) read.fault(path, 'a cell covers at least one column and one row', 'span');
  const field = /^\{([^{}]+)\}$/.exec(text)?.[1] ?? null;
  for (const [, name] of text.matchAll(/\{([^{}]+)\}/g)) {
    for (const one of (name ?? '').split('|')) {
      if (!isField(one)) read.fault(path, `no form has a field {${one}}`, 'field', { field: one });
    }
  }
  return { text: field === null ? text : '', field, span, rows };
}

/** A merged label before a block; null where the block has none. */
export function readBlockLabel(read: TreeReader, tree: PolicyTree | undefined, path: Path): TemplateCell | null {
  if (tree === undefined) return null;
  const cell = readCell(read, tree, path);
  if (cell.field !== null) read.fault(path, 'the label of a block is no field', 'label-field');
  return cell;
}

/** Columns as a list of one-key maps: `- annual: 全年预算数 *2`. `known` are the keys, `extra.` is always allowed. */
export function readColumns(
  read: TreeReader,
  tree: PolicyTree | undefined,
  path: Path,
  known: readonly string[],
): TemplateColumn[] {
  const keys = new Set<string>();
  return read.list(tree, path).map((entry, at) => {
    const own = [...path, at];
    const pair = typeof entry === 'object' && !Array.isArray(entry) ? Object.entries(entry)[0] : undefined;
    if (pair === undefined || Object.keys(entry).length !== 1) {
      read.fault(own, 'a column is one key with its label: "annual: 全年预算数"', 'column');
      return { key: '', label: '', span: 1 };
    }
    const [key, label] = pair;
    if (!known.includes(key) && !/^extra\..+/.test(key)) {
      read.fault([...own, key], `unknown column; known are ${known.join(', ')} and extra.…`, 'column-unknown', {
        key,
        known: known.join(', '),
      });
    }
    if (keys.has(key)) read.fault([...own, key], 'the column is there twice', 'column-twice', { key });
    keys.add(key);
    if (typeof label !== 'string') read.fault([...own, key], 'a label is expected', 'label', { key });
    const { text, span } = withSpan(typeof label === 'string' ? label : '');
    return { key, label: text, span };
  });
}

/** How many columns of the grid cells or columns cover together. */
export const covered = (cells: readonly { readonly span: number }[]): number =>
  cells.reduce((sum, { span }) => sum + span, 0);

/** The one `key: label` of an entry; a fault where it holds several. Null where there is none. */
export function readPair(
  read: TreeReader,
  tree: PolicyTree,
  path: Path,
  known: readonly string[],
): readonly [key: string, label: PolicyTree] | null {
  const optional = known.map((key) => `${key}?`);
  const [pair, ...more] = Object.entries(read.map(tree, path, optional));
  if (pair === undefined) return null;
  if (more.length > 0) {
    const keys = [pair, ...more].map(([key]) => key).join(', ');
    read.fault(path, `one key is expected, not ${keys}`, 'one-key', { keys });
  }
  return pair;
}
