import { writeSync } from 'node:fs';

/** Where the command line writes: standard output and standard error, or what a test puts in their place. */
export interface Screen {
  /** Writes to standard output; resolves when it is taken. */
  readonly write: (text: string) => Promise<void>;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
  /** The terminal on which progress is shown, or null where there is none. */
  readonly terminal: { readonly columns?: number; write(text: string): unknown } | null;
}

/** The streams of this process. A reader that went away (`| head`) ends the writing quietly. */
export function processScreen(): Screen {
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {});
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (text === '') resolve();
        else process.stdout.write(text, () => resolve());
      }),
    complain: (line) => {
      try {
        writeSync(2, `${line}\n`);
      } catch {
        // Standard error is closed: there is nowhere left to say it.
      }
    },
    terminal: process.stderr.isTTY ? process.stderr : null,
  };
}
