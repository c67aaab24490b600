import type { ListBlock } from '../templates/template.js';
import { addressOf } from './address.js';
import { RATE_FORMAT, rateOf } from './funds.js';
import { type Drawing, drawCell } from './lay-out.js';

/** Draws a list under its column labels, with the blank rows of the template where it has fewer of its own. */
export function drawList(draw: Drawing, block: ListBlock): void {
  const { canvas, values } = draw;
  const count = values.form === null ? block.blank : Math.max(values.count(block.type), 1);
  if (block.label !== null) drawCell(draw, block.label, count + 1);
  for (const { label, span } of block.columns) canvas.put({ text: draw.fill(label), colSpan: span, path: null });
  canvas.next();
  for (let row = 0; row < count; row += 1) {
    for (const { key, span } of block.columns) {
      const path = `${block.type}.${row}.${key}`;
      canvas.put({ text: values.take(path), colSpan: span, path });
    }
    canvas.next();
  }
}

/** Rates of the rows of a summary, executed ÷ annual, and the sums of its money. */
export function computeSummary({ canvas, rule }: Drawing): void {
  const cellAt = (path: string): string | null => {
    const spot = canvas.spots.get(path);
    return spot === undefined ? null : addressOf(spot);
  };
  const rows = [...canvas.spots.keys()].filter((path) => /^rows\.\d+\.rate$/.test(path));
  for (const path of rows) {
    const [annual, executed] = [cellAt(path.replace('rate', 'annual')), cellAt(path.replace('rate', 'executed'))];
    if (annual !== null && executed !== null) canvas.compute(path, rateOf(annual, executed), RATE_FORMAT, rule);
  }
  for (const key of ['annual', 'executed'] as const) {
    const spots = [...canvas.spots].filter(([path]) => new RegExp(`^rows\\.\\d+\\.${key}$`).test(path));
    const [first, last] = [spots[0]?.[1], spots.at(-1)?.[1]];
    if (first === undefined || last === undefined) continue;
    const range = `${addressOf(first)}:${addressOf(last)}`;
    canvas.compute(`totals.${key}`, `IF(COUNT(${range})=0,"",SUM(${range}))`, 'General', rule);
  }
}
