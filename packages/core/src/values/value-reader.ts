import { Memory } from './memory.js';
import { parseValue } from './parse.js';
import type { Value } from './value.js';

const blank = parseValue(null);
const plain = new Memory((printed) => parseValue(printed));
/** By the cells of the columns for operator and unit. */
const withColumns = new Map<string, Memory<Value>>();
const MOST_COLUMNS = 64;
const MOST_IN_COLUMN = 256;
const LONGEST_COLUMN = 6;

/** As `parseValue`, with what was read before remembered. */
export function readValue(printed: string | null, unit: string | null, operator: string | null): Value {
  if (printed === null) return blank;
  if (unit === null && operator === null) return plain.of(printed);
  if ((unit?.length ?? 0) > LONGEST_COLUMN || (operator?.length ?? 0) > LONGEST_COLUMN)
    return parseValue(printed, unit, operator);
  const key = `${operator ?? ''}\u0000${unit ?? ''}`;
  let memory = withColumns.get(key);
  if (memory === undefined) {
    if (withColumns.size >= MOST_COLUMNS) withColumns.clear();
    memory = new Memory((cell) => parseValue(cell, unit, operator), MOST_IN_COLUMN);
    withColumns.set(key, memory);
  }
  return memory.of(printed);
}
