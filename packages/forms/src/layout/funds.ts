import { templateFields } from '../generated/template-fields.js';
import type { FundsBlock } from '../templates/template.js';
import { addressOf } from './address.js';
import { type Drawing, drawCell } from './lay-out.js';

const LABELS: Readonly<Record<string, string>> = templateFields.sources;

/**
 * Draws money by source. Sources that the form prints and the template does not know follow in rows of their own, so that
 * no amount is lost. A worksheet computes the rate, executed ÷ annual, and where the template says so the score for
 * it: the weight in that proportion (财预〔2020〕10号 附1), never more than the weight.
 */
export function drawFunds(draw: Drawing, block: FundsBlock): void {
  const { canvas, values } = draw;
  const known = new Set(block.sources.map(({ source }) => source));
  const more = values.sources
    .filter((source) => !known.has(source))
    .map((source) => ({ source, label: LABELS[source] ?? source, weight: null }));
  const sources = [...block.sources, ...more];
  if (block.label !== null) drawCell(draw, block.label, sources.length + 1);
  for (const { label, span } of block.columns) canvas.put({ text: draw.fill(label), colSpan: span, path: null });
  canvas.next();
  for (const { source, label, weight } of sources) {
    for (const { key, span } of block.columns) {
      if (key === 'label') {
        canvas.put({ text: label, colSpan: span, path: null });
        continue;
      }
      const path = `funds.${source}.${key}`;
      const printed = values.take(path);
      const preset = values.form === null && key === 'weight' && weight !== null;
      canvas.put({ text: preset ? weight : printed, colSpan: span, path });
    }
    canvas.next();
  }
  for (const { source } of sources) compute(draw, source, source === 'total' && block.execution === 'proportional');
}

/** The formula of a rate in percent with two decimals; blank where its parts are. */
export const rateOf = (annual: string, executed: string): string =>
  `IF(OR(N(${annual})=0,NOT(ISNUMBER(${executed}))),"",ROUND(${executed}/${annual},4))`;
export const RATE_FORMAT = '0.00%';

function compute({ canvas, rule }: Drawing, source: string, scored: boolean): void {
  const at = (key: string): string | null => {
    const spot = canvas.spots.get(`funds.${source}.${key}`);
    return spot === undefined ? null : addressOf(spot);
  };
  const [annual, executed, weight, rate] = [at('annual'), at('executed'), at('weight'), at('rate')];
  if (annual === null || executed === null || rate === null) return;
  canvas.compute(`funds.${source}.rate`, rateOf(annual, executed), RATE_FORMAT, rule);
  if (!scored || weight === null) return;
  canvas.compute(
    `funds.${source}.score`,
    `IF(OR(N(${annual})=0,NOT(ISNUMBER(${executed})),NOT(ISNUMBER(${weight}))),"",ROUND(MIN(1,${executed}/${annual})*${weight},2))`,
    '0.00',
    rule,
  );
}
