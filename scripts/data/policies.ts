import { type DataFolder, keyedModule } from './folder.js';

export const policies: DataFolder = {
  folder: 'policies',
  validate: () => [],
  modules: (files) => [keyedModule('packages/core/src/generated/policies.ts', 'policies', files)],
};
