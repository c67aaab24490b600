import { values } from '../generated/values.js';
import type { RawForm } from '../raw/raw-form.js';

const DIRECTIONS: ReadonlySet<string> = new Set(values.directions);
const BESIDE: ReadonlySet<string> = new Set(values.natures);

/**
 * The form with its column of signs as the column of directions, where what stands in it says so: 指标方向 is printed
 * over ≥ and ≤ as over 正向 and 反向. Unchanged where the form has a column of directions already or a cell is a sign.
 */
export function withDirections(raw: RawForm): RawForm {
  const texts = raw.rows.flatMap(({ cells }) => (cells.operator === undefined ? [] : [cells.operator.text.trim()]));
  const isDirection =
    !raw.columns.includes('direction') &&
    texts.some((text) => DIRECTIONS.has(text)) &&
    texts.every((text) => text === '' || DIRECTIONS.has(text) || BESIDE.has(text));
  if (!isDirection) return raw;
  return {
    ...raw,
    columns: raw.columns.map((column) => (column === 'operator' ? 'direction' : column)),
    rows: raw.rows.map(({ cells: { operator, ...cells }, ...row }) => ({
      ...row,
      cells: operator === undefined ? cells : { ...cells, direction: operator },
    })),
  };
}
