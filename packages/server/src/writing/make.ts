import { corrected } from '@kaocheng/core/correct/correct';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import { words } from '@kaocheng/core/generated/words';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { Refusal } from '@kaocheng/documents/problem';
import { reportDocument } from '@kaocheng/documents/report/report';
import { blankDocument, formsDocument, RECORD } from '@kaocheng/documents/write/forms-document';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { templateById } from '@kaocheng/forms/templates/registry';
import type { TaskProblem } from '../reading/tasks.js';
import type { OutputTask, WrittenOutput } from './output-task.js';

/** What is to be written, before it is written in a container. */
interface Made {
  readonly document: SheetDocument;
  readonly code: string;
  readonly left: number;
  readonly outside: number;
}

/** Makes files as `kaocheng write` and `kaocheng report` do; the program that lays out pdf is started with the first. */
export class OutputMaker {
  #writer: DocumentWriter | null = null;

  /** The file of a task, or why there is none. Throws what nobody foresaw. */
  async make(task: OutputTask): Promise<WrittenOutput | TaskProblem> {
    const made = madeOf(task);
    if (made === null) return { kind: 'problem', code: 'no-template', facts: {} };
    this.#writer ??= new DocumentWriter(task.fonts ?? undefined);
    try {
      const { bytes, missing } = await this.#writer.writeTelling(made.document, task.format, task.date);
      return { kind: 'written', bytes, code: made.code, left: made.left, outside: made.outside, missing };
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'problem', ...error.problem };
      throw error;
    }
  }

  /** Ends what was started. */
  close(): void {
    this.#writer?.close();
    this.#writer = null;
  }
}

function madeOf(task: OutputTask): Made | null {
  if (task.blank !== undefined) return blankOf(task, task.blank);
  const transcript = corrected(JSON.parse(task.transcript) as Transcript, task.corrections);
  return task.what === 'forms' ? formsOf(task, transcript) : reportOf(task, transcript);
}

function blankOf({ version }: OutputTask, { template: id, year }: NonNullable<OutputTask['blank']>): Made | null {
  const template = templateById(id);
  if (template === null) return null;
  const document = blankDocument(template, year, (code) => footerOf(version, code));
  return { document, code: id, left: 0, outside: 0 };
}

const footerOf = (version: string, code: string): string =>
  words.screen.write.footer.replace('{version}', version).replace('{code}', code);

function formsOf({ version, record }: OutputTask, transcript: Transcript): Made | null {
  const footer = (code: string): string => footerOf(version, code);
  const { document, laidOut, left } = formsDocument(transcript, null, footer, record);
  if (document === null) return null;
  const outside = laidOut.reduce((sum, one) => sum + one.outside, 0);
  return { document, code: document.properties?.[RECORD.code] ?? '', left: left.length, outside };
}

function reportOf({ what, version, policy, dismissed }: OutputTask, transcript: Transcript): Made {
  // A policy that is no longer shipped counts as none, as on the page.
  const known = policies.some(({ id }) => id === policy) ? policy : null;
  const examination = examineTranscript(transcript, { policy: known });
  const gone = new Set(dismissed);
  const findings = examination.findings.filter(({ id }) => !gone.has(id));
  const kind = what === 'feedback' ? 'feedback' : 'findings';
  const document = reportDocument({ transcript, scorecards: examination.scorecards, findings }, kind, version);
  return { document, code: document.properties?.['checkCode'] ?? '', left: 0, outside: 0 };
}
