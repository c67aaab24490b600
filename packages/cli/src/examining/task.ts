import { type Examination, examine, examineBytes } from '../examine.js';
import { type Input, sourceName } from '../inputs.js';
import { type Told, tell, type Wanted } from './told.js';

/** One input to be read, how, and in which form the result is wanted. */
export interface Task {
  readonly input: Input;
  /** What stands in the input, where it was read already: standard input is read before its task is begun. */
  readonly bytes?: Uint8Array;
  readonly how: Examination;
  readonly wanted: Wanted;
}

/** Reads, checks and tells one input, or lays out what is to be written of it. What goes wrong in reading is told. */
export async function perform({ input, bytes, how, wanted }: Task): Promise<Told[]> {
  const name = sourceName(input);
  const examined = bytes === undefined ? await examine(input, how) : await examineBytes(bytes, input.name, name, how);
  const { making } = wanted;
  if (making === undefined) return tell(examined, wanted);
  // Templates and reports are loaded only where they are wanted.
  const { makeDocument } = await import('../making/make-document.js');
  return tell(examined, wanted).map((told, at) => ({ ...told, made: makeDocument(examined[at], making) }));
}
