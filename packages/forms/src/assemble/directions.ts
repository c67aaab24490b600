import { values } from '../generated/values.js';
import type { RawForm } from '../raw/raw-form.js';

const DIRECTIONS: ReadonlySet<string> = new Set(values.directions);
const BESIDE: ReadonlySet<string> = new Set(values.natures);

/**
 * The form with its column of signs as the column of directions or of natures, where what stands in it says so: 指标方向 is
 * printed over ≥ and ≤ as over 正向 and 反向, 指标性质 over them as over 定量 and 定性. Unchanged where the form has such a
 * column already, a cell is a sign, or 定性 alone stands for the sign of a target in words.
 */
export function withDirections(raw: RawForm): RawForm {
  const texts = raw.rows.flatMap(({ cells }) => {
    return cells.operator === undefined ? [] : [cells.operator.text.replace(/\s+/gu, '')];
  });
  const isDirection =
    !raw.columns.includes('direction') &&
    texts.some((text) => DIRECTIONS.has(text)) &&
    texts.every((text) => text === '' || DIRECTIONS.has(text) || BESIDE.has(text));
  if (isDirection) return withSignsAs('direction', raw);
  const isNature =
    !raw.columns.includes('nature') &&
    texts.some((text) => text.startsWith('定量')) &&
    texts.every((text) => text === '' || BESIDE.has(text));
  return isNature ? withSignsAs('nature', raw) : raw;
}

function withSignsAs(field: 'direction' | 'nature', raw: RawForm): RawForm {
  return {
    ...raw,
    columns: raw.columns.map((column) => (column === 'operator' ? field : column)),
    rows: raw.rows.map(({ cells: { operator, ...cells }, ...row }) => ({
      ...row,
      cells: operator === undefined ? cells : { ...cells, [field]: operator },
    })),
  };
}
