import { type DataFolder, keyedModule } from './folder.js';

export const accounts: DataFolder = {
  folder: 'accounts',
  validate: () => [],
  modules: (files) => [keyedModule('packages/core/src/generated/accounts.ts', 'accounts', files)],
};
