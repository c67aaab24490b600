import type { FundRow, Funds, Printed } from '@kaocheng/core/model/transcript';
import { labels } from '../generated/labels.js';
import type { FundColumn, RawForm } from '../raw/raw-form.js';
import { printed } from './printed.js';
import type { Sources } from './sources.js';

/** Sources that are named in every form, as null where the form has no row for them. */
const USUAL = ['total', 'fiscal', 'carryover', 'special', 'own', 'other'] as const;

const forecastLabel = labels.fundColumns.find((entry) => entry.field === 'forecast')?.labels[0] ?? 'forecast';

/** Funds of a raw form by source; null where the form prints none. Of two rows of one source the first filled counts. */
export function assembleFunds(raw: RawForm, sources: Sources): Funds | null {
  if (raw.funds.length === 0) return null;
  const funds: Funds = Object.fromEntries(USUAL.map((source) => [source, null]));
  for (const row of raw.funds) {
    const path = `funds.${row.source}`;
    const before = funds[row.source];
    if (before && Object.values(before).some((value) => typeof value === 'string')) continue;
    const read = (column: FundColumn): Printed =>
      sources.note(`${path}.${column}`, row.cells[column], printed(row.cells[column]));
    const fund: FundRow = {
      initial: read('initial'),
      annual: read('annual'),
      executed: read('executed'),
      weight: read('weight'),
      rate: read('rate'),
      score: read('score'),
      reason: read('reason'),
    };
    const extra: Record<string, Printed> = {};
    const forecast = read('forecast');
    if (forecast !== null) extra[forecastLabel] = forecast;
    for (const { label, cell } of row.extra ?? [])
      extra[label] = sources.note(`${path}.extra.${label}`, cell, printed(cell));
    if (Object.keys(extra).length > 0) fund.extra = extra;
    funds[row.source] = fund;
  }
  return funds;
}
