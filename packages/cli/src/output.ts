import { writeFileSync } from 'node:fs';
import type { Policy } from '@kaocheng/core/model/policy';
import type { Format } from './arguments.js';
import type { Examined } from './examine.js';
import { checkReport } from './report/check-report.js';
import { documentJson } from './report/json.js';
import { readReport } from './report/read-report.js';
import { sarifLog } from './report/sarif.js';
import { addUp, exitCode, line, type Tally, tally, verdict } from './report/verdict.js';
import type { Screen } from './screen.js';
import { sayProblem } from './words.js';

/** How the results are wanted. */
export interface OutputOptions {
  readonly format: Format;
  /** A file to write into, or null for the screen. */
  readonly file: string | null;
  readonly version: string;
  readonly policies: readonly Policy[];
}

/** Takes the documents one by one and prints them in the format asked for; of many documents it keeps only lines. */
export class Output {
  private readonly kept: Examined[] = [];
  private readonly lines: string[] = [];
  private sum: Tally = tally([]);

  constructor(
    private readonly options: OutputOptions,
    private readonly screen: Screen,
  ) {}

  /** Takes one document; with `many`, where it is one of several, its JSON goes on one line. */
  async add(document: Examined, many: boolean): Promise<void> {
    this.sum = addUp(this.sum, tally([document]));
    if (document.kind === 'unread') {
      this.screen.complain(`${document.name}：${sayProblem(document.code, document.facts)}`);
    }
    const { format, file } = this.options;
    if (format === 'json') {
      const text = JSON.stringify(documentJson(document), null, many ? 0 : 1);
      if (file === null) await this.screen.write(`${text}\n`);
      else this.lines.push(text);
      return;
    }
    if (format === 'sarif' || this.kept.length === 0) this.kept.push(document);
    if (format === 'table') this.lines.push(line(document));
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
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      this.screen.complain(sayProblem('not-writable', { file, reason }));
      return 2;
    }
    this.screen.complain(verdict(this.sum));
    return code;
  }

  private text(): string {
    const { format, version } = this.options;
    if (format === 'json') return this.lines.map((text) => `${text}\n`).join('');
    if (format === 'sarif') return `${JSON.stringify(sarifLog(this.kept, version), null, 1)}\n`;
    return `${this.report().join('\n')}\n`;
  }

  private report(): string[] {
    const [first] = this.kept;
    if (this.sum.files !== 1 || first === undefined) return [verdict(this.sum), '', ...this.lines];
    if (first.kind === 'checked') return [verdict(this.sum), ...checkReport(first, this.options.policies)];
    if (first.kind === 'read') return [verdict(this.sum), ...readReport(first.transcript)];
    return [verdict(this.sum)];
  }
}
