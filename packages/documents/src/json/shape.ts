import { MOST_ROWS } from '../limits.js';
import type { Problem } from '../problem.js';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** Carries the one Problem of a JSON document out of the nested readers; it never leaves this folder. */
export class ShapeError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export function refuse(path: string, found: Json | undefined): never {
  throw new ShapeError({ code: 'json-value', facts: { path, found: JSON.stringify(found ?? null).slice(0, 60) } });
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A printed value: a string, or null for a blank or absent cell. A number is refused, for it has lost its print (0.60 → 0.6). */
export function printed(value: Json | undefined, path: string): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : refuse(path, value);
}

export function objectOf(value: Json | undefined, path: string): JsonObject {
  if (value === undefined || value === null) return {};
  return isObject(value) ? value : refuse(path, value);
}

export function listOf(value: Json | undefined, path: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return refuse(path, value as Json);
  return value.length > MOST_ROWS ? refuse(path, `${value.length} > ${MOST_ROWS}`) : value;
}

/** The named keys as printed values: a key that is absent becomes null. */
export function fieldsOf<K extends string>(
  object: JsonObject,
  keys: readonly K[],
  path: string,
): Record<K, string | null> {
  const result = {} as Record<K, string | null>;
  for (const key of keys) result[key] = printed(object[key], `${path}.${key}`);
  return result;
}

/** Those of the named keys that the object has. */
export function presentOf<K extends string>(
  object: JsonObject,
  keys: readonly K[],
  path: string,
): Partial<Record<K, string | null>> {
  const result: Partial<Record<K, string | null>> = {};
  for (const key of keys) if (Object.hasOwn(object, key)) result[key] = printed(object[key], `${path}.${key}`);
  return result;
}

/** Every key of an object as a printed value (`extra`, `budget`, `values`); a nested value is kept as its JSON. */
export function labelledOf(value: Json | undefined, path: string): Record<string, string | null> {
  const result: Record<string, string | null> = {};
  for (const [key, entry] of Object.entries(objectOf(value, path))) {
    if (key === '__proto__') continue;
    result[key] = isObject(entry) || Array.isArray(entry) ? JSON.stringify(entry) : printed(entry, `${path}.${key}`);
  }
  return result;
}
