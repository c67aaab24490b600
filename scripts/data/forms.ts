import { readTemplate } from '../../packages/forms/src/templates/read-template.js';
import { camelCase, type DataFile, type DataFolder, type Fault, keyedModule, type Tree } from './folder.js';
import { valuesFaults } from './values.js';

const isTemplate = ({ name }: DataFile): boolean => name.startsWith('templates/');

/** Templates are checked by the schema that the program reads them with; their id is their file name. */
function templateFaults(file: DataFile): readonly Fault[] {
  const { template, faults } = readTemplate(file.tree);
  if (`templates/${template.id}` === file.name || template.id === '') return faults;
  return [
    ...faults,
    { path: ['id'], reason: `the id is the name of the file, ${file.name.slice('templates/'.length)}` },
  ];
}

/** Lists without a word: a pattern of none would match every text. */
function emptyLists(tree: Tree, path: Fault['path'] = []): readonly Fault[] {
  if (typeof tree === 'string') return [];
  if (Array.isArray(tree) && tree.length === 0) return [{ path, reason: 'a list of words is wanted' }];
  const isList = Array.isArray(tree);
  return Object.entries(tree).flatMap(([key, part]) => emptyLists(part, [...path, isList ? Number(key) : key]));
}

function faultsOf(file: DataFile): readonly Fault[] {
  if (isTemplate(file)) return templateFaults(file);
  return file.name === 'values' ? valuesFaults(file) : emptyLists(file.tree);
}

export const forms: DataFolder = {
  folder: 'forms',
  validate: faultsOf,
  modules: (files) => [
    ...files
      .filter((file) => !isTemplate(file))
      .map((file) => ({
        path: `packages/forms/src/generated/${file.name.replaceAll('/', '-')}.ts`,
        text: `export const ${camelCase(file.name)} = ${JSON.stringify(file.tree, null, 1)} as const;\n`,
      })),
    keyedModule('packages/forms/src/generated/templates.ts', 'templates', files.filter(isTemplate)),
  ],
};
