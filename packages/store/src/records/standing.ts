import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables.js';
import type { CorrectionRow, DecisionRow } from './rows.js';

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

/** The decisions on findings of a document that stand, oldest first. */
export async function standingDecisions(db: Kysely<Tables>, which: Which): Promise<DecisionRow[]> {
  return await db
    .selectFrom('decision')
    .selectAll()
    .where('region_code', '=', which.region_code)
    .where('document', '=', which.id)
    .where('to_version', 'is', null)
    .orderBy('from_version')
    .orderBy('ordinal')
    .execute();
}
