import { StoreProblem } from '@kaocheng/store/problem';

const DATABASE_OUT = new Set<string>([
  'database-away',
  'database-busy',
  'database-refuses',
  'database-missing',
  'database-restoring',
  'disk-full',
]);

/** Whether the database is the cause and not the job: it is taken again when the database is there again. */
export function isDatabaseOut(error: unknown): boolean {
  return error instanceof StoreProblem && DATABASE_OUT.has(error.code);
}
