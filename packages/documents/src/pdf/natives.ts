/** What pdf.js replaces by its own, for marginal errors of older engines: much slower, for the whole process. */
const REPLACED: readonly (readonly [holder: object, names: readonly string[]])[] = [
  [JSON, ['parse', 'stringify']],
  [Array.prototype, ['push']],
];

/**
 * Loads a library that replaces functions of the language, and gives those back that were there before; what the
 * library adds because it was missing stays.
 */
export async function keepingNatives<T>(load: () => Promise<T>): Promise<T> {
  const before = REPLACED.flatMap(([holder, names]) =>
    names.map((name) => [holder, name, Reflect.getOwnPropertyDescriptor(holder, name)] as const),
  );
  try {
    return await load();
  } finally {
    for (const [holder, name, descriptor] of before)
      if (descriptor !== undefined) Reflect.defineProperty(holder, name, descriptor);
  }
}
