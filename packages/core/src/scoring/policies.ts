import { policies as files } from '../generated/policies.js';
import type { Policy } from '../model/policy.js';
import { readPolicy } from './policy-schema.js';

/** The default, where nothing else is asked for and no region has its own. */
export const DEFAULT_POLICY = 'cn-2020-10';

const read = Object.values(files).map((file) => readPolicy(file).policy);

/** All policies of policies/*.yaml, the default first. Their files are validated when they are built. */
export const policies: readonly Policy[] = [
  ...read.filter((policy) => policy.id === DEFAULT_POLICY),
  ...read.filter((policy) => policy.id !== DEFAULT_POLICY),
];
