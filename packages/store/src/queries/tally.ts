import { Decimal } from '@kaocheng/core/values/decimal';
import { sql } from 'kysely';
import type { Work } from '../connect.js';
import type { DocumentState, FormRecord } from '../records/record.js';

/**
 * The roll-up over all documents is not counted anew for each reader: every save adds to it what it changed, in its own
 * transaction. An axis is one table of the overview.
 */
type Axis =
  /** Documents by read, unread, waiting. */
  | 'state'
  /** Forms by kind. */
  | 'kind'
  /** Forms with a total, and those whose printed total is another than the recomputed one. */
  | 'scored'
  | 'differing'
  /** Forms by printed and recomputed grade. */
  | 'grade'
  /** Forms by execution rate. */
  | 'rate'
  /** Findings. */
  | 'severity'
  | 'rule'
  | 'code'
  /** Forms, and their errors, by department. */
  | 'department';

export interface TallyRow {
  readonly axis: Axis;
  readonly key: string;
  readonly other: string;
  readonly count: number;
  readonly errors: number;
}

/** How many findings of a document have a rule, a code and a severity. */
export interface FindingCount {
  readonly rule: string;
  readonly code: string;
  readonly severity: string;
  readonly count: number;
}

type CountedForm = Pick<
  FormRecord,
  | 'kind'
  | 'department'
  | 'printedTotal'
  | 'recomputedTotal'
  | 'printedGrade'
  | 'gradeOfPrinted'
  | 'recomputedGrade'
  | 'executionRate'
  | 'errors'
>;

/** What a document adds to the roll-up. */
export interface Contribution {
  readonly state: DocumentState;
  readonly forms: readonly CountedForm[];
  readonly findings: readonly FindingCount[];
}

/** The sums of what was added (`after`) less what was there (`before`), without those that are nought. */
export function tallyOf(after: Contribution | null, before: Contribution | null = null): TallyRow[] {
  const sums = new Map<string, { axis: Axis; key: string; other: string; count: number; errors: number }>();
  const add = (axis: Axis, key: string, other: string, count: number, errors = 0): void => {
    const at = JSON.stringify([axis, key, other]);
    const sum = sums.get(at) ?? { axis, key, other, count: 0, errors: 0 };
    sum.count += count;
    sum.errors += errors;
    sums.set(at, sum);
  };
  for (const [contribution, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (contribution === null) continue;
    add('state', waits(contribution.state) ? 'waiting' : contribution.state, '', sign);
    for (const form of contribution.forms) {
      add('kind', form.kind, '', sign);
      add('department', form.department ?? '', '', sign, sign * form.errors);
      if (form.printedTotal !== null || form.recomputedTotal !== null) {
        add('scored', '', '', sign);
        if (differs(form)) add('differing', '', '', sign);
        add('grade', gradeIn(form.printedGrade ?? form.gradeOfPrinted), gradeIn(form.recomputedGrade), sign);
      }
      if (form.executionRate !== null) add('rate', rateStep(form.executionRate), '', sign);
    }
    for (const { rule, code, severity, count } of contribution.findings) {
      add('severity', severity, '', sign * count);
      add('rule', rule, '', sign * count);
      add('code', code, '', sign * count);
    }
  }
  return [...sums.values()].filter(({ count, errors }) => count !== 0 || errors !== 0);
}

const waits = (state: DocumentState): boolean => state === 'queued' || state === 'reading';

function differs({ printedTotal, recomputedTotal }: CountedForm): boolean {
  if (printedTotal === null || recomputedTotal === null) return false;
  return !Decimal.of(printedTotal).equals(Decimal.of(recomputedTotal));
}

/** 优 良 中 差 by the first glyph (优秀, 良好), 无 for anything else. */
function gradeIn(grade: string | null): string {
  return /^[优良中差]/.exec(grade?.trim() ?? '')?.[0] ?? '无';
}

/** 0, 10 … 90, or 100 for all of it and more. */
function rateStep(rate: string): string {
  const share = Decimal.of(rate);
  if (share.atLeast(Decimal.one)) return '100';
  if (share.sign() <= 0) return '0';
  const [whole = '0'] = share.shift(1).toString().split('.');
  return String(Decimal.of(whole).shift(1));
}

/** Adds rows to the roll-up of a region. The caller holds the region's chain, so nobody else does it at the same time. */
export async function addToTally(trx: Work, region: string, rows: readonly TallyRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += MOST_AT_ONCE) {
    const added = sql.join(
      rows
        .slice(at, at + MOST_AT_ONCE)
        .map(
          ({ axis, key, other, count, errors }) =>
            sql`(${axis}, ${key}, ${other}, cast(${count} as bigint), cast(${errors} as bigint))`,
        ),
    );
    const updated = await sql<{ axis: string; key: string; other: string }>`
      update tally set count = tally.count + added.count, errors = tally.errors + added.errors
      from (values ${added}) as added (axis, key, other, count, errors)
      where tally.region_code = ${region} and tally.axis = added.axis and tally.key = added.key
        and tally.other = added.other
      returning tally.axis, tally.key, tally.other`.execute(trx);
    const known = new Set(updated.rows.map(placeOf));
    const fresh = rows.slice(at, at + MOST_AT_ONCE).filter((row) => !known.has(placeOf(row)));
    if (fresh.length === 0) continue;
    await trx
      .insertInto('tally')
      .values(fresh.map((row) => ({ region_code: region, ...row })))
      .execute();
  }
}

const MOST_AT_ONCE = 1000;

const placeOf = ({ axis, key, other }: { axis: string; key: string; other: string }): string =>
  JSON.stringify([axis, key, other]);
