import { type DataFile, type DataFolder, type Fault, keyedModule, type Tree } from './folder.js';

function isBranch(tree: Tree | undefined): tree is { readonly [key: string]: Tree } {
  return tree !== undefined && typeof tree !== 'string' && !Array.isArray(tree);
}

/** Words of findings (files findings*.yaml): by code, or code-case: title, sentence, advice, and templates of lists. */
function* findingFaults(tree: Tree): Generator<Fault> {
  if (!isBranch(tree)) {
    yield { path: [], reason: 'the file is a list of codes' };
    return;
  }
  for (const [code, words] of Object.entries(tree)) {
    if (!isBranch(words)) {
      yield { path: [code], reason: 'title, sentence and advice are wanted' };
      continue;
    }
    for (const key of ['title', 'sentence', 'advice']) {
      if (typeof words[key] !== 'string' || words[key] === '') yield { path: [code], reason: `${key} is wanted` };
    }
    for (const key of Object.keys(words)) {
      if (!['title', 'sentence', 'advice', 'items'].includes(key)) yield { path: [code, key], reason: 'unknown key' };
    }
  }
}

function validate({ name, tree }: DataFile): Fault[] {
  return name.startsWith('findings') ? [...findingFaults(tree)] : [];
}

export const words: DataFolder = {
  folder: 'words',
  validate,
  modules: (files) => [keyedModule('packages/core/src/generated/words.ts', 'words', files)],
};
