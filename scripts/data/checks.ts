import { type DataFolder, keyedModule } from './folder.js';

export const checks: DataFolder = {
  folder: 'checks',
  validate: () => [],
  modules: (files) => [keyedModule('packages/core/src/generated/checks.ts', 'checks', files)],
};
