import { examineBytes } from '@kaocheng/cli/examine';
import { documentJson } from '@kaocheng/cli/report/json';
import { exitCode, line, tally } from '@kaocheng/cli/report/verdict';
import { type Container, soundContainers } from './containers.js';
import { fuzzInput } from './inputs.js';

/** What one input did. */
export interface Outcome {
  readonly name: string;
  readonly kind: string;
  /**
   * The lesser of clock and processor time: other programs lengthen the one, the collector's own threads the other, and
   * the time that a user waits on a machine at rest is no more than either.
   */
  readonly milliseconds: number;
  /** What went wrong that must not, or null. */
  readonly fault: string | null;
}

let containers: Promise<readonly Container[]> | null = null;

/** Makes what the inputs are made of, so that the first of them is not charged with it. */
export async function prepare(): Promise<readonly Container[]> {
  containers ??= soundContainers();
  return containers;
}

/** Reads, checks and prints one input as the command line would. A reader that fails inside counts as a fault. */
export async function attack(seed: number, scale: number): Promise<Outcome> {
  const { name, bytes } = fuzzInput(seed, scale, await prepare());
  const before = process.cpuUsage();
  const start = performance.now();
  let kind = 'nothing';
  let fault: string | null = null;
  try {
    const documents = await examineBytes(bytes, name, name, { check: true, policy: null });
    for (const document of documents) {
      kind = document.kind === 'unread' ? document.code : document.kind;
      if (kind === 'reader-failed') fault = line(document);
      JSON.stringify(documentJson(document));
      line(document);
    }
    exitCode(tally(documents));
  } catch (error) {
    fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  return { name, kind, milliseconds: Math.min(performance.now() - start, (user + system) / 1000), fault };
}
