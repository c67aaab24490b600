import type { Kysely, Selectable } from 'kysely';
import type { Work } from '../connect.js';
import type { Tables } from '../schema/tables.js';
import { canonical, digestOf } from './canonical.js';
import type { CorrectionRow } from './rows.js';

interface Which {
  readonly region_code: string;
  readonly id: string;
}

/** The corrections of a document that stand, by form and cell. */
export async function standingCorrections(db: Kysely<Tables>, which: Which): Promise<CorrectionRow[]> {
  return await db
    .selectFrom('correction')
    .selectAll()
    .where('region_code', '=', which.region_code)
    .where('document', '=', which.id)
    .where('to_version', 'is', null)
    .orderBy('form_order')
    .orderBy('path')
    .execute();
}

/** Where a correction or a decision of a document is kept. */
export interface Kept {
  readonly from_version: number;
  readonly ordinal: number;
}

/** Ends what stood until this version; it is kept. */
export async function endStanding(
  trx: Work,
  table: 'correction' | 'decision',
  which: Which,
  rows: readonly Kept[],
  { version, at, by }: { readonly version: number; readonly at: string; readonly by: string },
): Promise<void> {
  const byVersion = new Map<number, number[]>();
  for (const { from_version: from, ordinal } of rows) byVersion.set(from, [...(byVersion.get(from) ?? []), ordinal]);
  for (const [from, ordinals] of byVersion) {
    await trx
      .updateTable(table)
      .set({ to_version: version, ended_at: at, ended_by: by })
      .where('region_code', '=', which.region_code)
      .where('document', '=', which.id)
      .where('from_version', '=', from)
      .where('ordinal', 'in', ordinals)
      .execute();
  }
}

type MadeCorrection = Pick<
  Selectable<Tables['correction']>,
  'ordinal' | 'form_order' | 'path' | 'printed' | 'value' | 'reason'
>;
type MadeDecision = Pick<Selectable<Tables['decision']>, 'ordinal' | 'finding' | 'state' | 'reason' | 'figures'>;

/** SHA-256 over the corrections that a version made and ended, as their rows say it; the audit trail keeps it. */
export function correctionContent(made: readonly MadeCorrection[], ended: readonly Kept[]): string {
  const said = made.map(({ ordinal, form_order, path, printed, value, reason }) => {
    return { ordinal, form_order, path, printed, value, reason };
  });
  return contentOf(said, ended);
}

/** SHA-256 over the decisions that a version made and ended. Those of before figures were kept have none. */
export function decisionContent(made: readonly MadeDecision[], ended: readonly Kept[]): string {
  const said = made.map(({ ordinal, finding, state, reason, figures }) => {
    return { ordinal, finding, state, reason, ...(figures === null ? {} : { figures }) };
  });
  return contentOf(said, ended);
}

function contentOf(made: readonly { readonly ordinal: number }[], ended: readonly Kept[]): string {
  const places = [...new Set(ended.map(({ from_version: from, ordinal }) => `${from} ${ordinal}`))].sort();
  return digestOf(canonical({ made: [...made].sort((a, b) => a.ordinal - b.ordinal), ended: places }));
}
