import { corrected } from '@kaocheng/core/correct/correct';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { openDocument } from '@kaocheng/documents/open';
import { readDocument } from '@kaocheng/documents/read';
import { checkCode, formsDocument, RECORD } from '@kaocheng/documents/write/forms-document';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { summaryOf } from '@kaocheng/store/records/summary';
import { missingLabels } from './labels.js';
import { mergeForm } from './merge.js';
import type { ComparedReturn, ReturnTask } from './return-task.js';

/**
 * Holds a file that came back against the document that it was written for: whether that is still as it was written, whether
 * the printed labels are, and which cells are not.
 */
export async function compareReturn(task: ReturnTask): Promise<ComparedReturn> {
  const own = corrected(JSON.parse(task.own) as Transcript, task.corrections);
  const back = corrected(JSON.parse(task.back) as Transcript, task.backCorrections);
  const orders = (task.record[RECORD.forms] ?? '').split(' ').map(Number);
  const forms = orders
    .map((order) => own.forms.find((form) => form.order === order))
    .filter((form) => form !== undefined);
  const said = forms.map((form) => ({ order: form.order, title: form.title, name: 'name' in form ? form.name : null }));
  const refused = (verdict: 'moved-on' | 'labels' | 'forms', labels: readonly string[] = []): ComparedReturn => ({
    kind: 'compared',
    verdict,
    cells: [],
    labels,
    forms: said,
    taken: null,
  });
  if (forms.length !== orders.length || checkCode(forms) !== task.record[RECORD.code]) return refused('moved-on');
  const written = formsDocument({ ...own, forms }, null, () => '').document;
  const opened = await openDocument(task.bytes, task.name);
  if (written === null || opened.kind !== 'content') return refused('forms');
  const labels = missingLabels(written, opened.content);
  if (labels.length > 0) return refused('labels', labels);
  if (back.forms.length !== forms.length || back.forms.some(({ kind }, i) => kind !== forms[i]?.kind)) {
    return refused('forms');
  }
  const base = await untouched(written, forms);
  const merged = forms.map((form, i) => mergeForm(form, base[i] ?? form, back.forms[i] ?? form));
  const transcript = takenOver(own, back, new Map(merged.map(({ form }) => [form.order, form])));
  const cells = merged.flatMap((one) => one.cells);
  const known = policies.some(({ id }) => id === task.policy) ? task.policy : null;
  return {
    kind: 'compared',
    verdict: cells.length === 0 ? 'same' : 'fits',
    cells,
    labels: [],
    forms: said,
    taken: {
      transcript: JSON.stringify(transcript),
      summary: summaryOf(examineTranscript(transcript, { policy: known })),
    },
  };
}

/** The forms as they read in the file as it was written; where they do not read as so many, as they stand. */
async function untouched(written: SheetDocument, forms: readonly Form[]): Promise<readonly Form[]> {
  const read = await readDocument(await writeXlsx(written), 'base.xlsx');
  const base = read.kind === 'read' ? (read.transcripts[0]?.forms ?? []) : [];
  return base.length === forms.length ? base : forms;
}

/**
 * The document with the forms that came back. What was not in the file stays, without its places: these are of the file
 * before.
 */
function takenOver(own: Transcript, back: Transcript, forms: ReadonlyMap<number, Form>): Transcript {
  const { accounted: _, omitted: __, ...rest } = own;
  return {
    ...rest,
    source: back.source,
    province: back.province ?? own.province,
    place: back.place ?? own.place,
    department: back.department ?? own.department,
    year: back.year ?? own.year,
    forms: own.forms.map((form) => forms.get(form.order) ?? placeless(form)),
    reports: own.reports.map((report) => ({ ...report, facts: report.facts.map(placeless) })),
    unread: back.unread,
    ...(own.tables !== undefined && { tables: own.tables.map(placeless) }),
    ...(back.accounted !== undefined && { accounted: back.accounted }),
    ...(back.omitted !== undefined && { omitted: back.omitted }),
  };
}

function placeless<T extends object>(of: T): T {
  const places = new Set(['start', 'end', 'cells', 'paragraph']);
  return Object.fromEntries(Object.entries(of).filter(([key]) => !places.has(key))) as T;
}
