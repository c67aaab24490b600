import type { PolicyTree, TreeReader } from '@kaocheng/core/scoring/policy-tree';
import { readPair } from './read-cells.js';
import type { AccountBlock, AccountColumn, AccountPart } from './template.js';

type Path = readonly (string | number)[];

const OWN: readonly [AccountColumn['key'], ...AccountColumn['key'][]] = ['code', 'name', 'line'];

/** The table of the published final accounts that a template describes, laid out in parts side by side. */
export function readAccount(read: TreeReader, tree: PolicyTree | undefined, path: Path): AccountBlock {
  const map = read.map(tree, path, ['table', 'mark', 'department', 'unit', 'ordinal?', 'parts']);
  return {
    type: 'account',
    table: read.text(map['table'], [...path, 'table']),
    mark: read.text(map['mark'], [...path, 'mark']),
    department: read.text(map['department'], [...path, 'department']),
    unit: read.text(map['unit'], [...path, 'unit']),
    ordinal: read.optionalText(map['ordinal'], [...path, 'ordinal']),
    parts: read.list(map['parts'], [...path, 'parts']).map((part, at) => readPart(read, part, [...path, 'parts', at])),
  };
}

function readPart(read: TreeReader, tree: PolicyTree, path: Path): AccountPart {
  const map = read.map(tree, path, ['label?', 'subject?', 'own', 'figures', 'codes?', 'blank', 'foot?']);
  const texts = (key: string): string[] =>
    map[key] === undefined
      ? []
      : read.list(map[key], [...path, key]).map((one, at) => read.text(one, [...path, key, at]));
  const own = read.list(map['own'], [...path, 'own']).map((entry, at): AccountColumn => {
    const place = [...path, 'own', at];
    const [key, label] = readPair(read, entry, place, OWN) ?? ['name', ''];
    return { key: read.choice(key, place, OWN), label: read.text(label, [...place, key]) };
  });
  const blank =
    typeof map['blank'] === 'string' ? Array.from({ length: countOf(read, map, path) }, () => '') : rowsOf();
  function rowsOf(): string[] {
    return read.list(map['blank'], [...path, 'blank']).map((row) => (typeof row === 'string' ? row.trim() : ''));
  }
  return {
    label: read.optionalText(map['label'], [...path, 'label']),
    subject: read.optionalText(map['subject'], [...path, 'subject']),
    own,
    figures: texts('figures'),
    codes: texts('codes'),
    blank,
    foot: read.optionalText(map['foot'], [...path, 'foot']),
  };
}

const MOST_BLANK = 200;

function countOf(read: TreeReader, map: { readonly [key: string]: PolicyTree }, path: Path): number {
  const count = Number(read.decimal(map['blank'], [...path, 'blank']).toString());
  if (Number.isInteger(count) && count >= 0 && count <= MOST_BLANK) return count;
  read.fault([...path, 'blank'], `a count up to ${MOST_BLANK} is expected`, 'count', { most: MOST_BLANK });
  return 0;
}
