import type { Screen } from '../screen.js';

/** A screen that shows nothing and keeps what is said on it. */
export class KeptScreen implements Screen {
  readonly terminal = null;
  /** What went to standard output, call by call. */
  readonly written: string[] = [];
  /** The lines that went to standard error. */
  readonly complained: string[] = [];
  /** Both in their order. */
  said = '';

  readonly write = async (text: string): Promise<void> => {
    this.written.push(text);
    this.said += text;
  };

  readonly complain = (line: string): void => {
    this.complained.push(line);
    this.said += `${line}\n`;
  };

  get out(): string {
    return this.written.join('');
  }

  get err(): string {
    return this.complained.map((line) => `${line}\n`).join('');
  }
}
