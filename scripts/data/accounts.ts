import { type DataFile, type DataFolder, type Fault, keyedModule, type Tree } from './folder.js';

type Path = readonly (string | number)[];
type Branch = { readonly [key: string]: Tree };
/** Faults of one value against a rule; every rule says what is wanted. */
type Rule = (tree: Tree | undefined, path: Path) => Fault[];

const isBranch = (tree: Tree | undefined): tree is Branch =>
  tree !== undefined && typeof tree !== 'string' && !Array.isArray(tree);
const isList = (tree: Tree | undefined): tree is readonly Tree[] => Array.isArray(tree);

const text =
  (pattern: RegExp, wanted: string): Rule =>
  (tree, path) =>
    typeof tree === 'string' && pattern.test(tree) ? [] : [{ path, reason: `${wanted} is wanted` }];
const word = text(/\S/, 'a text');
const list =
  (item: Rule, least = 0): Rule =>
  (tree, path) =>
    !isList(tree) || tree.length < least
      ? [{ path, reason: least > 0 ? `a list of ${least} or more is wanted` : 'a list is wanted' }]
      : tree.flatMap((each, index) => item(each, [...path, index]));
const map =
  (key: RegExp, item: Rule): Rule =>
  (tree, path) =>
    !isBranch(tree)
      ? [{ path, reason: 'keys with values are wanted' }]
      : Object.entries(tree).flatMap(([name, value]) =>
          key.test(name)
            ? item(value, [...path, name])
            : [{ path: [...path, name], reason: `no key like ${key.source}` }],
        );
/** A rule that holds only where the value is there. */
const optional =
  (rule: Rule): Rule =>
  (tree, path) =>
    tree === undefined ? [] : rule(tree, path);
const record =
  (fields: { readonly [key: string]: Rule }): Rule =>
  (tree, path) => {
    if (!isBranch(tree)) return [{ path, reason: `keys are wanted: ${Object.keys(fields).join(', ')}` }];
    const unknown = Object.keys(tree).filter((key) => !(key in fields));
    return [
      ...unknown.map((key) => ({
        path: [...path, key],
        reason: `unknown key; known are ${Object.keys(fields).join(', ')}`,
      })),
      ...Object.entries(fields).flatMap(([key, rule]) => rule(tree[key], [...path, key])),
    ];
  };
const either =
  (a: Rule, b: Rule): Rule =>
  (tree, path) => {
    const faults = a(tree, path);
    return faults.length === 0 || b(tree, path).length === 0 ? [] : faults;
  };

const day = text(/^\d{4}-\d{2}-\d{2}$/, 'a day like 2016-10-27');
const digit = text(/^\d$/, 'a digit');
const flag = text(/^true$/, 'true');
const cite = record({ title: word, document: word, article: optional(word), from: optional(day), to: optional(day) });
const words = list(word, 1);
const column = record({ label: word, rare: digit });
const columns = list(column, 1);
const sums = list(list(text(/^[1-9]\d?$/, 'the number of a column, from 1'), 2));
const table = record({
  id: text(/^[a-z][a-z-]+$/, 'a name in lower case'),
  titles: words,
  shape: text(/^(?:sides|coded|groups|measures)$/, 'sides, coded, groups or measures'),
  left: optional(list(columns, 1)),
  right: optional(list(columns, 1)),
  rightSums: optional(sums),
  variants: optional(list(record({ columns, sums: optional(sums) }))),
  group: optional(columns),
  measures: optional(words),
});
const terms = record({
  table: word,
  side: optional(word),
  rows: optional(words),
  column: optional(word),
  code: optional(text(/^\d{3,7}$/, 'a code of a subject')),
  first: optional(flag),
});
const frameWords = record(
  Object.fromEntries(
    ['mark', 'unit', 'units', 'department', 'ordinal', 'line', 'code', 'name', 'total', 'note', 'sides'].map((key) => [
      key,
      words,
    ]),
  ),
);

const files: { readonly [name: string]: Rule } = {
  tables: record({
    cite,
    tables: list(table, 1),
    frame: frameWords,
    rows: record({ income: words, expenditure: words, both: words }),
  }),
  functions: record({ cite, subjects: map(/^2\d{2}(?:\d{2}){0,2}$/, word) }),
  economics: record({
    cite,
    personnel: list(text(/^3\d{2}$/, 'an economic class'), 1),
    subjects: map(/^3\d{2}(?:\d{2})?$/, word),
  }),
  packs: record({
    cite,
    packs: list(record({ id: word, title: word, scope: word, from: day, to: optional(day), cite, tables: words }), 1),
    others: map(/^[a-z-]+$/, words),
    emptyNotes: words,
  }),
  identities: record({
    cite,
    tolerance: record({ perTerm: text(/^0\.\d+$/, 'a decimal below one'), note: word }),
    within: list(
      record({
        id: word,
        note: word,
        shape: optional(word),
        tables: optional(words),
        side: optional(word),
        whole: optional(words),
        parts: optional(either(list(words, 1), text(/^numbered$/, 'numbered, or lists of names,'))),
        equals: optional(words),
        add: optional(words),
        take: optional(words),
        leave: optional(words),
      }),
      1,
    ),
    between: list(
      record({ id: word, eachClass: optional(flag), atLeast: optional(flag), left: terms, right: terms }),
      1,
    ),
    basic: record({ personnel: words, public: words }),
  }),
};

function validate({ name, tree }: DataFile): Fault[] {
  const rule = files[name];
  return rule === undefined
    ? [{ path: [], reason: `accounts/ knows the files ${Object.keys(files).join(', ')}` }]
    : rule(tree, []);
}

export const accounts: DataFolder = {
  folder: 'accounts',
  validate,
  modules: (read) => [keyedModule('packages/core/src/generated/accounts.ts', 'accounts', read)],
};
