import { accounts } from '../generated/accounts.js';
import type { AccountForm, ListedTable } from '../model/transcript.js';
import { foldLabel, type TableDefinition, tableDefinitions, tableOfTitle } from './definitions.js';

/** The tables that a department must publish, in order, with the law that says so. */
export interface TablePack {
  readonly id: string;
  readonly title: string;
  readonly scope: string;
  readonly from: string;
  readonly to?: string;
  readonly cite: { readonly title: string; readonly document: string; readonly article?: string };
  /** `id` of tables in accounts/tables.yaml, or of tables that hold no accounts (政府采购情况表). */
  readonly tables: readonly string[];
}

/** What a document's tables lack against a pack: facts only. */
export interface PackFaults {
  readonly pack: TablePack;
  /** Tables of the pack that the document does not hold: id and usual title. */
  readonly missing: readonly { readonly id: string; readonly title: string }[];
  /** Tables that stand behind one that the pack puts after them. */
  readonly outOfOrder: readonly AccountForm[];
  /** Tables that stand twice for the same department. */
  readonly repeated: readonly AccountForm[];
  /** Tables without a figure, and without a word why, neither at the table nor in a register of tables. */
  readonly emptyUnexplained: readonly AccountForm[];
}

export const tablePacks: readonly TablePack[] = accounts.packs.packs;
/** Titles of tables of packs that hold no accounts, by id. */
export const otherTables: Readonly<Record<string, readonly string[]>> = accounts.packs.others;
const emptyNotes: readonly string[] = accounts.packs.emptyNotes.map(foldLabel);
const definitions: ReadonlyMap<string, TableDefinition> = new Map(tableDefinitions.map((table) => [table.id, table]));

/**
 * The pack that a document follows: the one whose tables fit those that the document prints or lists best; the national
 * one where several fit alike.
 * @param titles titles of tables, printed over tables or in the list of contents
 */
export function choosePack(titles: readonly string[], packs: readonly TablePack[] = tablePacks): TablePack | null {
  const listed = new Set(titles.map((title) => tableOfTitle(title)?.id ?? otherOf(title)).filter((id) => id !== null));
  let best: TablePack | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const pack of packs) {
    const held = pack.tables.filter((id) => listed.has(id)).length;
    const strange = [...listed].filter((id) => !pack.tables.includes(id)).length;
    const score = held - 2 * strange;
    if (score > most) {
      best = pack;
      most = score;
    }
  }
  return best;
}

const otherOf = (title: string): string | null => {
  const folded = foldLabel(title);
  return (
    Object.entries(otherTables).find(([, names]) => names.some((name) => folded.includes(foldLabel(name))))?.[0] ?? null
  );
};

/**
 * What the account tables of a document lack against a pack. Null where the document holds no account table.
 * @param listed the document's own list of its tables, which says which are empty and names tables that hold no accounts
 */
export function packFaults(
  forms: readonly AccountForm[],
  listed: readonly ListedTable[] = [],
  pack?: TablePack,
): PackFaults | null {
  const known = forms.flatMap((form) => {
    const table = tableOfTitle(form.title);
    return table === null ? [] : [{ form, table }];
  });
  const required =
    pack ?? choosePack([...known.map(({ form }) => form.title ?? ''), ...listed.map(({ title }) => title)]);
  if (known.length === 0 || required === null) return null;
  const held = new Set([...known.map(({ table }) => table.id), ...listed.map(({ title }) => otherOf(title))]);
  const missing = required.tables
    .filter((id) => !held.has(id))
    .map((id) => ({ id, title: definitions.get(id)?.titles[0] ?? otherTables[id]?.[0] ?? id }));
  const reached = new Map<string, number>();
  const outOfOrder: AccountForm[] = [];
  const repeated: AccountForm[] = [];
  const seen = new Set<string>();
  for (const { form, table } of known) {
    const unit = foldLabel(form.department ?? '');
    const key = `${table.id}\n${unit}`;
    if (seen.has(key)) {
      repeated.push(form);
      continue;
    }
    seen.add(key);
    const place = required.tables.indexOf(table.id);
    if (place < 0) continue;
    if (place < (reached.get(unit) ?? -1)) outOfOrder.push(form);
    else reached.set(unit, place);
  }
  const emptyUnexplained = known
    .filter(({ form, table }) => form.empty && !isExplained(form, table, listed))
    .map(({ form }) => form);
  return { pack: required, missing, outOfOrder, repeated, emptyUnexplained };
}

/** Whether the note of an empty table, or the document's list of tables, says that it is empty. */
function isExplained(form: AccountForm, table: TableDefinition, listed: readonly ListedTable[]): boolean {
  const says = (words: string | null): boolean => {
    const folded = foldLabel(words ?? '');
    return emptyNotes.some((note) => folded.includes(note));
  };
  return says(form.note) || listed.some(({ title, note }) => says(note) && tableOfTitle(title)?.id === table.id);
}
