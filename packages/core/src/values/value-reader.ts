import { parseValue } from './parse.js';
import type { Value } from './value.js';

/** Most forms repeat a few prints (100%, ≥95%); more than these are read anew. */
const MOST_REMEMBERED = 4096;

/** Reads cells of one document, and remembers what it has read. */
export class ValueReader {
  private readonly plain = new Map<string, Value>();
  private readonly withColumns = new Map<string, Value>();

  /** As `parseValue`. */
  read(printed: string | null, unit: string | null, operator: string | null): Value {
    if (printed === null) return parseValue(null);
    const bare = unit === null && operator === null;
    const remembered = bare ? this.plain : this.withColumns;
    const key = bare ? printed : `${operator ?? ''}\u0000${unit ?? ''}\u0000${printed}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const value = parseValue(printed, unit, operator);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, value);
    return value;
  }
}
