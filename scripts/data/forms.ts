import { camelCase, type DataFolder } from './folder.js';
import { valuesFaults } from './values.js';

export const forms: DataFolder = {
  folder: 'forms',
  validate: (file) => (file.name === 'values' ? valuesFaults(file) : []),
  modules: (files) =>
    files.map((file) => ({
      path: `packages/forms/src/generated/${file.name.replaceAll('/', '-')}.ts`,
      text: `export const ${camelCase(file.name)} = ${JSON.stringify(file.tree, null, 1)} as const;\n`,
    })),
};
