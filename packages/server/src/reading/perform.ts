import type { SourceSheets } from '@kaocheng/contracts/source-sheets';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { openDocument } from '@kaocheng/documents/open';
import { readerFailed } from '@kaocheng/documents/problem';
import { readDocument } from '@kaocheng/documents/read';
import { recordOf } from '@kaocheng/documents/write/record';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import { type ExaminationSummary, summaryOf } from '@kaocheng/store/records/summary';
import { compareReturn } from '../returned/compare.js';
import { OutputMaker } from '../writing/make.js';
import { sheetsFrom } from './source-sheets.js';
import type { ReadPart, Task, TaskProblem, TaskResult } from './tasks.js';
import { workbookOf } from './workbook.js';

/** Most transcripts that one file may hold; each becomes a document of its own. */
const MOST_PARTS = 500;

const problem = (code: string, facts: Readonly<Record<string, string>> = {}): TaskProblem => ({
  kind: 'problem',
  code,
  facts,
});

/** What writes files; its program for pdf ends with this process. */
const maker = new OutputMaker();

/** Does one task. Never throws: what goes wrong comes back as a problem. */
export async function perform(task: Task): Promise<TaskResult> {
  try {
    switch (task.kind) {
      case 'read':
      case 'filled':
        return await read(task);
      case 'text':
        return await text(task);
      case 'sheets':
        return await sheets(task);
      case 'workbook':
        return { kind: 'workbook', bytes: await writeXlsx(workbookOf(task.table)) };
      case 'write':
        return await maker.make(task);
      case 'return':
        return await compareReturn(task);
    }
  } catch (error) {
    const { code, facts } = readerFailed(error);
    return problem(code, facts);
  }
}

async function read({ bytes, name, policy }: Extract<Task, { kind: 'read' | 'filled' }>): Promise<TaskResult<'read'>> {
  const done = await readDocument(bytes, name);
  if (done.kind === 'unread') return problem(done.problem.code, done.problem.facts);
  const transcripts = done.transcripts.filter((transcript) => transcript.forms.length > 0);
  if (transcripts.length === 0) return problem('no-form');
  if (transcripts.length > MOST_PARTS) {
    return problem('too-many-transcripts', { count: String(transcripts.length), limit: String(MOST_PARTS) });
  }
  const record = recordOf(bytes);
  const parts = transcripts.map(
    (transcript): ReadPart => ({
      source: transcript.source,
      transcript: JSON.stringify(transcript),
      summary: examined(transcript, policy),
      record,
    }),
  );
  return { kind: 'read', parts };
}

/** A policy that is no longer shipped counts as none: chosen form by form, as on the page. */
function examined(transcript: Transcript, policy: string | null): ExaminationSummary {
  const known = policies.some(({ id }) => id === policy) ? policy : null;
  return summaryOf(examineTranscript(transcript, { policy: known }));
}

async function text({ bytes, name }: Extract<Task, { kind: 'text' }>): Promise<TaskResult<'text'>> {
  const opened = await openDocument(bytes, name);
  if (opened.kind === 'content') return { kind: 'text', text: opened.content.text };
  if (opened.kind === 'problem') return problem(opened.problem.code, opened.problem.facts);
  return { kind: 'text', text: new TextDecoder().decode(bytes) };
}

async function sheets({ bytes, name, from }: Extract<Task, { kind: 'sheets' }>): Promise<TaskResult<'sheets'>> {
  const opened = await openDocument(bytes, name);
  if (opened.kind === 'problem') return problem(opened.problem.code, opened.problem.facts);
  const found: SourceSheets =
    opened.kind === 'content' ? sheetsFrom(opened.content, from) : { format: 'json', blocks: [], next: null };
  return { kind: 'sheets', sheets: JSON.stringify(found) };
}
