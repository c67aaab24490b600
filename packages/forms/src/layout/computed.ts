import type { Form, FundRow, IndicatorForm, Printed } from '@kaocheng/core/model/transcript';
import { Decimal } from '@kaocheng/core/values/decimal';
import type { Template } from '../templates/template.js';

/**
 * What the formulas of the official worksheet give for a form, by the path of their cells, as the worksheet shows it: rates
 * (executed ÷ annual, two decimals of a percentage), the score for the execution rate where the template scores it in
 * proportion (财预〔2020〕10号 附1), the totals of weights and scores, the totals of a summary. Null: its parts are not all there.
 */
export function computedCells(template: Template, form: Form): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  if (form.kind === 'account') return found;
  if (form.kind === 'summary') {
    for (const key of ['annual', 'executed'] as const) {
      found.set(
        `totals.${key}`,
        sumOf(
          form.rows.map((row) => row[key]),
          numberOf,
        ),
      );
    }
    form.rows.forEach((row, at) => {
      found.set(`rows.${at}.rate`, rateOf(row.annual, row.executed));
    });
    return found;
  }
  addFunds(found, template, form);
  const totals = template.blocks.some(
    (block) => block.type === 'row' && block.cells.some(({ field }) => field === 'total.weight'),
  );
  const indicators = template.blocks.find((block) => block.type === 'indicators');
  for (const key of ['weight', 'score'] as const) {
    if (indicators?.columns.some((column) => column.key === key) !== true) continue;
    if (key === 'weight' && !totals) continue;
    const rows = form.indicators.map((row) => row[key] ?? null);
    const execution = prints(template, key) ? (form.funds?.['total']?.[key] ?? null) : null;
    const isBegun = EXECUTION_ALONE[key] || rows.some((cell) => cell !== null && cell.trim() !== '');
    found.set(`total.${key}`, isBegun ? sumOf([...rows, execution], marksOf) : null);
  }
  return found;
}

/**
 * Whether the row of the execution rate alone makes a total, here as in the worksheet. Its score does; its weight is printed
 * by the template, and an empty form prints no total of nothing.
 */
export const EXECUTION_ALONE = { weight: false, score: true } as const;

/** Whether a template has a place for the weight or the score of the execution rate: a worksheet adds up no other. */
const prints = (template: Template, key: 'weight' | 'score'): boolean =>
  template.blocks.some((block) => block.type === 'funds' && block.columns.some((column) => column.key === key));

function addFunds(found: Map<string, string | null>, template: Template, form: IndicatorForm): void {
  const block = template.blocks.find((one) => one.type === 'funds');
  if (block === undefined) return;
  const keys = new Set(block.columns.map(({ key }) => key));
  if (!keys.has('annual') || !keys.has('executed') || !keys.has('rate')) return;
  for (const [source, row] of Object.entries(form.funds ?? {})) {
    if (row === null) continue;
    found.set(`funds.${source}.rate`, rateOf(row.annual, row.executed));
  }
  const total = form.funds?.['total'];
  if (total != null && block.execution === 'proportional' && keys.has('weight') && keys.has('score')) {
    found.set('funds.total.score', executionScore(total));
  }
}

function rateOf(annual: Printed, executed: Printed): string | null {
  const [whole, part] = [numberOf(annual), numberOf(executed)];
  if (whole === null || part === null || whole.isZero()) return null;
  return `${part.mul(Decimal.hundred).div(whole, 2).toFixed(2)}%`;
}

function executionScore({ annual, executed, weight }: FundRow): string | null {
  const [whole, part, full] = [numberOf(annual), numberOf(executed), marksOf(weight)];
  if (whole === null || part === null || full === null || whole.isZero()) return null;
  if (part.compare(whole) >= 0) return full.toFixed(2);
  return full.mul(part).div(whole, 2).toFixed(2);
}

/** The sum of the cells that are filled in; null where none is, or one holds no number: no total is better than a wrong one. */
function sumOf(cells: readonly Printed[], read: (cell: Printed) => Decimal | null): string | null {
  const filled = cells.filter((cell) => cell !== null && cell.trim() !== '');
  const numbers = filled.map(read).filter((each) => each !== null);
  return numbers.length === 0 || numbers.length < filled.length ? null : Decimal.sum(numbers).toString();
}

/** A plain number, with or without separators of thousands; null for anything else. */
function numberOf(text: Printed): Decimal | null {
  return text === null ? null : Decimal.parse(text.replace(/[,，\s]/g, ''));
}

/** Marks or a weight: 50 and 50分 alike. */
function marksOf(text: Printed): Decimal | null {
  return numberOf(text?.replace(/分\s*$/, '') ?? null);
}
