import { isDay } from '../../packages/core/src/scoring/policy-tree.js';
import { type DataFile, type DataFolder, type Fault, keyedModule, type Tree } from './folder.js';

function isBranch(tree: Tree | undefined): tree is { readonly [key: string]: Tree } {
  return tree !== undefined && typeof tree !== 'string' && !Array.isArray(tree);
}

const WORDS = ['title', 'document', 'issuer'];

function namesDay(tree: Tree | undefined): boolean {
  return typeof tree === 'string' && isDay(tree);
}

/**
 * An instrument: title, number, who issued it and when, from when to when it is in force (`to: none` while it is), and each
 * article as the list of its paragraphs.
 */
function* faults({ tree }: DataFile): Generator<Fault> {
  if (!isBranch(tree)) {
    yield { path: [], reason: 'title, document, issuer, published, inForce and articles are wanted' };
    return;
  }
  for (const key of WORDS) {
    if (typeof tree[key] !== 'string' || tree[key] === '') yield { path: [key], reason: `${key} is wanted` };
  }
  if (!namesDay(tree['published'])) yield { path: ['published'], reason: 'a day (2020-02-25) is wanted' };
  const inForce = isBranch(tree['inForce']) ? tree['inForce'] : {};
  if (!namesDay(inForce['from'])) yield { path: ['inForce', 'from'], reason: 'a day (2020-02-25) is wanted' };
  if (inForce['to'] !== 'none' && !namesDay(inForce['to']))
    yield { path: ['inForce', 'to'], reason: 'a day, or none while it is in force, is wanted' };
  for (const key of Object.keys(tree)) {
    if (![...WORDS, 'published', 'inForce', 'articles'].includes(key)) yield { path: [key], reason: 'unknown key' };
  }
  const articles = tree['articles'];
  if (!isBranch(articles)) yield { path: ['articles'], reason: 'a list of articles is wanted' };
  for (const [name, paragraphs] of Object.entries(isBranch(articles) ? articles : {})) {
    const isText = Array.isArray(paragraphs) && paragraphs.length > 0 && paragraphs.every((each) => each !== '');
    if (!isText || paragraphs.some((each) => typeof each !== 'string'))
      yield { path: ['articles', name], reason: 'a list of paragraphs is wanted' };
  }
}

export const laws: DataFolder = {
  folder: 'laws',
  validate: (file) => [...faults(file)],
  modules: (files) => [keyedModule('packages/core/src/generated/laws.ts', 'laws', files)],
};
