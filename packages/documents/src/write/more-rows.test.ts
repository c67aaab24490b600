import type { AccountForm, AccountRow, Transcript } from '@kaocheng/core/model/transcript';
import { blankForm } from '@kaocheng/forms/layout/blank-form';
import { templateById } from '@kaocheng/forms/templates/registry';
import { expect, it } from 'vitest';
import { readDocument } from '../read.js';
import { formsDocument } from './forms-document.js';
import { DocumentWriter } from './write.js';

/** A two-sided table with rows of 支出 that its template does not print, lines counted on, a figure in every place. */
function longer(id: string): AccountForm {
  const template = templateById(id);
  const form = template === null ? null : blankForm(template, '2024');
  if (form?.kind !== 'account') throw new Error(id);
  const at = form.rows.findLastIndex(({ side, name }) => side === '支出' && /^二十六、/.test(name ?? ''));
  const like = form.rows[at];
  if (like === undefined) throw new Error(id);
  const more = ['二十七、备用金支出', '二十八、代管资金支出', '二十九、往来款项支出'].map(
    (name): AccountRow => ({ ...like, name }),
  );
  const rows = [...form.rows.slice(0, at + 1), ...more, ...form.rows.slice(at + 1)]
    .filter(({ name }) => name !== null)
    .map(
      (row, index): AccountRow => ({
        ...row,
        line: String(index + 1),
        values: Object.fromEntries(Object.keys(row.values).map((key, column) => [key, `${index * 7 + column}.25`])),
      }),
    );
  const { template: _template, ...read } = form;
  return { ...read, department: '某县财政局', rows };
}

it.each(['cn-account-01', 'cn-account-04'])('%s with more rows than are printed loses none of them', async (id) => {
  const form = longer(id);
  const facts = { source: '表.txt', province: null, place: null, department: form.department, year: '2024' };
  const transcript: Transcript = { ...facts, forms: [form], reports: [], unread: [] };
  const { document } = formsDocument(transcript, null, (code) => code);
  if (document === null) throw new Error('nothing was laid out');
  const writer = new DocumentWriter();
  const rowsOf = ({ rows }: AccountForm) => rows.map(({ side, name, line, values }) => [side, name, line, values]);
  for (const container of ['xlsx', 'docx', 'html'] as const) {
    const read = await readDocument(await writer.write(document, container, '2024-01-31'), `表.${container}`);
    const [again] = read.kind === 'read' ? (read.transcripts[0]?.forms ?? []) : [];
    expect(again?.kind === 'account' ? rowsOf(again) : null).toEqual(rowsOf(form));
  }
  writer.close();
});
