import { type DataFolder, keyedModule } from './folder.js';

export const words: DataFolder = {
  folder: 'words',
  validate: () => [],
  modules: (files) => [keyedModule('packages/core/src/generated/words.ts', 'words', files)],
};
