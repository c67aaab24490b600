import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Tables } from '../schema/tables.js';

/** The keys of the roll-up by which forms are narrowed, so that each of its figures leads to its forms. */
export interface FormNarrowing {
  readonly kind?: string | undefined;
  /** `B4-over`: forms with such a finding, and those of documents that have it as a whole. */
  readonly code?: string | undefined;
  /** Printed and recomputed grade, 优 良 中 差 or 无 for none: `优良`. */
  readonly grades?: string | undefined;
  /** Execution rates from so many per cent: 0, 10 … 90, or 100 for that and more. */
  readonly rate?: string | undefined;
}

type Columns = ExpressionBuilder<Tables, 'scored_form'>;
type Condition = ExpressionWrapper<Tables, 'scored_form', SqlBool>;

/** First glyph of a grade where it is one, else 无, as the roll-up counts it. */
const letter = (grade: ReturnType<typeof sql>) =>
  sql`case when left(btrim(coalesce(${grade}, '')), 1) in ('优', '良', '中', '差') then left(btrim(${grade}), 1) else '无' end`;

/** Conditions on forms of a region; none where nothing is asked for. */
export function narrowing(column: Columns, region: string, choice: FormNarrowing): Condition[] {
  const { kind, code, grades, rate } = choice;
  const conditions: Condition[] = [];
  if (kind !== undefined) conditions.push(column('kind', '=', kind));
  if (code !== undefined) {
    const having = column
      .selectFrom('finding')
      .select('finding.document')
      .where('finding.region_code', '=', region)
      .where('finding.code', '=', code)
      .whereRef('finding.document', '=', 'scored_form.document')
      .where((found) =>
        found.or([
          found('finding.form_order', 'is', null),
          found('finding.form_order', '=', found.ref('scored_form.form_order')),
        ]),
      );
    conditions.push(column.exists(having));
  }
  if (grades !== undefined) {
    const [printed = '', recomputed = ''] = [...grades];
    conditions.push(
      column.or([column('printed_total', 'is not', null), column('recomputed_total', 'is not', null)]),
      column(letter(sql`coalesce(${sql.ref('printed_grade')}, ${sql.ref('grade_of_printed')})`), '=', printed),
      column(letter(sql`${sql.ref('recomputed_grade')}`), '=', recomputed),
    );
  }
  if (rate !== undefined) {
    const from = Number(rate);
    if (from > 0) conditions.push(column('execution_rate', '>=', sql<string>`cast(${from} as numeric) / 100`));
    else conditions.push(column('execution_rate', 'is not', null));
    if (from < 100) conditions.push(column('execution_rate', '<', sql<string>`cast(${from + 10} as numeric) / 100`));
  }
  return conditions;
}
