import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import { words } from '@kaocheng/core/generated/words';
import type { FactValue } from '@kaocheng/core/model/finding';
import type { Store } from '@kaocheng/store/connect';
import { findingRows, formRows, type ListedFinding } from '@kaocheng/store/queries/export';
import type { ListedForm } from '@kaocheng/store/queries/list';

export type ExportRow = Readonly<Record<string, string | number | null>>;

/** Columns of an export by their key, with the title that is shown. */
export function exportTitles(what: 'forms' | 'findings'): ReadonlyMap<string, string> {
  return new Map(Object.entries(what === 'forms' ? words.server.formColumns : words.server.findingColumns));
}

/** Rows of an export in batches, as they stood at one moment. */
export async function* exportRows(store: Store, what: 'forms' | 'findings'): AsyncGenerator<readonly ExportRow[]> {
  if (what === 'forms') for await (const batch of formRows(store)) yield batch.map(formRow);
  else for await (const batch of findingRows(store)) yield batch.map(findingRow);
}

const kinds: Readonly<Record<string, string>> = words.screen.kinds;
const states: Readonly<Record<string, string>> = words.server.decisions;

function formRow({ document: _document, gradeOfPrinted: _grade, kind, ...form }: ListedForm): ExportRow {
  return { ...form, kind: kinds[kind] ?? kind };
}

function findingRow(finding: ListedFinding): ExportRow {
  const facts = finding.facts as { readonly [key: string]: FactValue };
  const { title, sentence, advice } = sayFinding({ ...finding, facts });
  const { documentName, form, code, printed, expected, decision, severity } = finding;
  return {
    documentName,
    form,
    code,
    severity: saySeverity(severity),
    title,
    sentence,
    advice,
    printed,
    expected,
    state: states[decision?.state ?? 'open'] ?? '',
    reason: decision?.reason ?? null,
  };
}
