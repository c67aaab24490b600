import { type DataFile, type DataFolder, type Fault, keyedModule, type Tree } from './folder.js';

function isBranch(tree: Tree | undefined): tree is { readonly [key: string]: Tree } {
  return tree !== undefined && typeof tree !== 'string' && !Array.isArray(tree);
}

/** Words of an instrument: its title and number, and each article as the list of its paragraphs. */
function* faults({ tree }: DataFile): Generator<Fault> {
  if (!isBranch(tree)) {
    yield { path: [], reason: 'title, document and articles are wanted' };
    return;
  }
  for (const key of ['title', 'document']) {
    if (typeof tree[key] !== 'string' || tree[key] === '') yield { path: [key], reason: `${key} is wanted` };
  }
  for (const key of Object.keys(tree)) {
    if (!['title', 'document', 'articles'].includes(key)) yield { path: [key], reason: 'unknown key' };
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
