import { type DataFile, type DataFolder, type Fault, keyedModule, type Tree } from './folder.js';

const RULES = new Set([
  'sum',
  'weight-sum',
  'score-sum',
  'score-rule',
  'rate',
  'target-met',
  'missing',
  'placeholder',
  'unit',
  'cross',
  'grade',
  'year',
  'text',
  'reason',
  'balance',
  'design',
  'privacy',
]);
const SEVERITIES = new Set(['error', 'warning', 'info']);
const KEYS = new Set(['title', 'rule', 'severity', 'weight', 'cite', 'note', 'cases', 'numbers', 'lists', 'hangsOn']);
const CASE_KEYS = new Set(['rule', 'severity', 'weight', 'cite', 'note']);
const DECIMAL = /^-?\d+(\.\d+)?$/;

type Path = readonly (string | number)[];

function isBranch(tree: Tree | undefined): tree is { readonly [key: string]: Tree } {
  return tree !== undefined && typeof tree !== 'string' && !Array.isArray(tree);
}

function* kindFaults(tree: { readonly [key: string]: Tree }, path: Path, whole: boolean): Generator<Fault> {
  const { rule, severity, weight } = tree;
  if (whole || rule !== undefined) {
    if (typeof rule !== 'string' || !RULES.has(rule))
      yield { path: [...path, 'rule'], reason: 'no rule of the findings format' };
  }
  if (whole || severity !== undefined) {
    if (typeof severity !== 'string' || !SEVERITIES.has(severity)) {
      yield { path: [...path, 'severity'], reason: 'error, warning or info' };
    }
  }
  if (whole || weight !== undefined) {
    if (typeof weight !== 'string' || !/^\d{1,3}$/.test(weight))
      yield { path: [...path, 'weight'], reason: 'a rank from 0 to 999' };
  }
}

function* checkFaults(code: string, tree: Tree): Generator<Fault> {
  const path = ['checks', code];
  if (!/^[A-Z]\d{1,3}$/.test(code)) yield { path, reason: 'a code is a letter of the family and a number (B4)' };
  if (!isBranch(tree)) {
    yield { path, reason: 'title, rule, severity and weight are wanted' };
    return;
  }
  for (const key of Object.keys(tree)) {
    if (!KEYS.has(key)) yield { path: [...path, key], reason: `unknown key; known are ${[...KEYS].join(', ')}` };
  }
  if (typeof tree['title'] !== 'string' || tree['title'] === '') yield { path, reason: 'a title is wanted' };
  yield* kindFaults(tree, path, true);
  for (const [name, kind] of Object.entries(isBranch(tree['cases']) ? tree['cases'] : {})) {
    const place = [...path, 'cases', name];
    if (typeof kind === 'string' ? kind !== '' : !isBranch(kind))
      yield { path: place, reason: 'a case is a list of keys or empty' };
    if (!isBranch(kind)) continue;
    yield* kindFaults(kind, place, false);
    for (const key of Object.keys(kind)) {
      if (!CASE_KEYS.has(key))
        yield { path: [...place, key], reason: `unknown key; known are ${[...CASE_KEYS].join(', ')}` };
    }
  }
  for (const [name, value] of Object.entries(isBranch(tree['numbers']) ? tree['numbers'] : {})) {
    if (typeof value !== 'string' || !DECIMAL.test(value))
      yield { path: [...path, 'numbers', name], reason: 'a decimal in plain digits' };
  }
  for (const [name, value] of Object.entries(isBranch(tree['lists']) ? tree['lists'] : {})) {
    if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
      yield { path: [...path, 'lists', name], reason: 'a list of words' };
    }
  }
  for (const [root, within] of Object.entries(isBranch(tree['hangsOn']) ? tree['hangsOn'] : {})) {
    if (within !== 'form' && within !== 'place' && within !== 'document')
      yield { path: [...path, 'hangsOn', root], reason: 'form, place or document' };
  }
}

function* citationFaults(key: string, tree: Tree): Generator<Fault> {
  for (const field of ['title', 'document', 'article']) {
    if (!isBranch(tree) || typeof tree[field] !== 'string' || tree[field] === '') {
      yield { path: ['citations', key], reason: `${field} is wanted` };
    }
  }
}

function* faults({ name, tree }: DataFile): Generator<Fault> {
  const top = name === 'citations' ? 'citations' : 'checks';
  if (!isBranch(tree) || !isBranch(tree[top])) {
    yield { path: [top], reason: `the file is a list under "${top}:"` };
    return;
  }
  for (const [key, item] of Object.entries(tree[top]))
    yield* top === 'citations' ? citationFaults(key, item) : checkFaults(key, item);
}

export const checks: DataFolder = {
  folder: 'checks',
  validate: (file) => [...faults(file)],
  modules: (files) => [keyedModule('packages/core/src/generated/checks.ts', 'checks', files)],
};
