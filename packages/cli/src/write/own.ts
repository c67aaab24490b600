import type { Input } from '../inputs.js';
import type { EarlierRuns } from './earlier.js';

/** What a run is about. */
interface Asked {
  /** Files, folders and patterns as they were named. */
  readonly named: readonly string[];
  /** What is made of each input. */
  readonly how: string;
  readonly earlier: EarlierRuns;
}

/**
 * The inputs without those that an earlier run made of another of them, so that `in` may hold its own outputs. What was
 * changed by hand since is left out only where this run would write it again, and what was named itself only where it is
 * neither changed nor to be made into anything else. Where the other is not among the inputs, its output is read: a
 * folder of outputs may be the source of the next step.
 */
export function withoutOwn(inputs: readonly Input[], { named, how, earlier }: Asked): Input[] {
  const paths = new Set(inputs.map((input) => (input.kind === 'file' ? earlier.whole(input.path) : '')));
  const isOwn = (input: Input): boolean => {
    if (input.kind !== 'file') return false;
    const source = earlier.inputOf(input.path);
    if (source === null || !paths.has(source) || comesFromItself(input.path, earlier)) return false;
    const again = earlier.isMade(input.path, how);
    const untouched = earlier.isUntouched(input.path);
    return named.includes(input.path) ? again && untouched : again || untouched;
  };
  return inputs.filter((input) => !isOwn(input));
}

/** Whether a file was made of a file that was made of it: none of the two is left out then. */
function comesFromItself(path: string, earlier: EarlierRuns): boolean {
  const first = earlier.whole(path);
  const seen = new Set<string>();
  for (let at = earlier.inputOf(first); at !== null && !seen.has(at); at = earlier.inputOf(at)) {
    if (at === first) return true;
    seen.add(at);
  }
  return false;
}
