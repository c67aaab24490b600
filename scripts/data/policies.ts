import { readPolicy } from '../../packages/core/src/scoring/policy-schema.js';
import { type DataFolder, keyedModule } from './folder.js';

/** Policies are checked by the schema that the program reads them with; their id is their file name. */
export const policies: DataFolder = {
  folder: 'policies',
  validate: (file) => {
    const { policy, faults } = readPolicy(file.tree);
    if (policy.id === file.name || policy.id === '') return faults;
    return [...faults, { path: ['id'], reason: `the id is the name of the file, ${file.name}` }];
  },
  modules: (files) => [keyedModule('packages/core/src/generated/policies.ts', 'policies', files)],
};
