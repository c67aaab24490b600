import { StaleVersion, StoreProblem, type StoreProblemCode } from '@kaocheng/store/problem';
import { ProblemError } from './problem-error.js';

/** Status of each problem of the store; what is not named is the database's: 503. */
const STATUS: Partial<Readonly<Record<StoreProblemCode, number>>> = {
  'no-document': 404,
  'no-version': 404,
  'no-output': 404,
  'no-return': 404,
  'no-finding': 400,
  'no-correction': 400,
  'bad-cursor': 400,
  'name-too-long': 400,
  'not-storable': 400,
  'stale-version': 409,
  'job-lost': 409,
  'not-read': 409,
  'return-twin': 409,
  'disk-full': 507,
};

/** A problem of the store as it is answered, or null where the error is none. */
export function problemOfStore(error: unknown): ProblemError | null {
  if (!(error instanceof StoreProblem)) return null;
  const place = error instanceof StaleVersion ? 'body.version' : undefined;
  return new ProblemError(STATUS[error.code] ?? 503, error.code, error.facts, place);
}
