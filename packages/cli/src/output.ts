import { writeFileSync } from 'node:fs';
import type { Format } from './arguments.js';
import type { Told } from './examining/told.js';
import { type SarifPart, sarifLog } from './report/sarif.js';
import { addUp, exitCode, type Tally, tally, verdict } from './report/verdict.js';
import type { Screen } from './screen.js';
import { sayProblem } from './words.js';
import { whyNotWritten } from './write/places.js';

/** How the results are wanted. */
export interface OutputOptions {
  readonly format: Format;
  /** A file to write into, or null for the screen. */
  readonly file: string | null;
  readonly version: string;
}

/** Takes the documents one by one and prints them in the format asked for; of many documents it keeps only lines. */
export class Output {
  private readonly parts: SarifPart[] = [];
  private readonly lines: string[] = [];
  private report: readonly string[] = [];
  private sum: Tally = tally([]);

  constructor(
    private readonly options: OutputOptions,
    private readonly screen: Screen,
  ) {}

  /** Takes one document. */
  async add(told: Told): Promise<void> {
    this.sum = addUp(this.sum, told.tally);
    if (told.complaint !== null) this.screen.complain(told.complaint);
    if (told.json !== null) {
      if (this.options.file === null) await this.screen.write(`${told.json}\n`);
      else this.lines.push(told.json);
    }
    if (told.sarif !== null) this.parts.push(told.sarif);
    if (told.report !== null) this.report = told.report;
    if (this.options.format === 'table') this.lines.push(told.line);
  }

  /** Prints what is left to print. Returns the exit code. */
  async close(): Promise<number> {
    const { file } = this.options;
    const code = exitCode(this.sum);
    if (file === null) {
      await this.screen.write(this.text());
      return code;
    }
    try {
      writeFileSync(file, this.text());
    } catch (error) {
      this.screen.complain(sayProblem('not-writable', { file, reason: whyNotWritten(error) }));
      return 2;
    }
    this.screen.complain(verdict(this.sum));
    return code;
  }

  private text(): string {
    const { format, version } = this.options;
    if (format === 'json') return this.lines.map((text) => `${text}\n`).join('');
    if (format === 'sarif') return `${JSON.stringify(sarifLog(this.parts, version), null, 1)}\n`;
    const lines = this.sum.files === 1 ? this.report : ['', ...this.lines];
    return `${[verdict(this.sum), ...lines].join('\n')}\n`;
  }
}
