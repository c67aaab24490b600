import { labels } from '../generated/labels.js';
import { foldLabel, type Lexicon } from '../labels/lexicon.js';
import type { FundColumn, RawForm } from './raw-form.js';

/** Columns of money that a plan or a list of purchases has none of. */
const SPENT: ReadonlySet<FundColumn> = new Set<FundColumn>(['executed', 'rate', 'score', 'weight', 'forecast']);

/** Sources of money that only a form breaks its total down by. */
const SOURCES: ReadonlySet<string> = new Set(
  labels.fundRows.map(({ source }) => source).filter((source) => source !== 'total'),
);

/**
 * Whether what was found is no form but a table of money planned, by names of its own: a budget, a list of purchases. It
 * has no title, no label of a form that is filled in, nothing of a form behind it, no money spent and no source of money.
 */
export const isNobodys = (form: RawForm, lexicon: Lexicon): boolean =>
  form.title === null &&
  form.rows.length === 0 &&
  form.total === null &&
  form.goals === null &&
  form.process === null &&
  form.tasks === undefined &&
  form.budget === undefined &&
  form.tail.length === 0 &&
  form.attachments.length === 0 &&
  !form.fundColumns.some((column) => SPENT.has(column)) &&
  !form.funds.some(({ source }) => SOURCES.has(source)) &&
  !form.head.some(
    ({ field, label, cell }) =>
      cell !== null && (field !== 'extra' || lexicon.exact('head', foldLabel(label)) !== null),
  );
