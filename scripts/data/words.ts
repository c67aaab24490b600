import { camelCase, type DataFile, type DataFolder, type Fault, type GeneratedModule, type Tree } from './folder.js';

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

const FOLDER = 'packages/core/src/generated';

/** A module for each file, so that a page fetches only the words it says, and one that has them all, keyed by file name. */
function modules(files: readonly DataFile[]): GeneratedModule[] {
  const each = files.map(({ name, tree }) => ({
    path: `${FOLDER}/words/${name}.ts`,
    text: `export const ${camelCase(name)} = ${JSON.stringify(tree)} as const;\n`,
  }));
  const imports = files.map(({ name }) => `import { ${camelCase(name)} } from './words/${name}.js';\n`).join('');
  const entries = files.map(({ name }) => `  ${JSON.stringify(name)}: ${camelCase(name)},\n`).join('');
  return [...each, { path: `${FOLDER}/words.ts`, text: `${imports}\nexport const words = {\n${entries}} as const;\n` }];
}

export const words: DataFolder = { folder: 'words', validate, modules };
