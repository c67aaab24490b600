import { type Examination, examine } from '../examine.js';
import type { Input } from '../inputs.js';
import { type Told, tell, type Wanted } from './told.js';

/** One input to be read, how, and in which form the result is wanted. */
export interface Task {
  readonly input: Input;
  readonly how: Examination;
  readonly wanted: Wanted;
}

/** Reads, checks and tells one input. Never throws: what goes wrong is told. */
export async function perform({ input, how, wanted }: Task): Promise<Told[]> {
  return tell(await examine(input, how), wanted);
}
