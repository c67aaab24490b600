import { statSync } from 'node:fs';

/** The reading thread in few files, which load much faster; its modules as the compiler wrote them; and when those were last written. */
const BUNDLE = new URL('../bundle/thread.js', import.meta.url);
const MODULES = new URL('./thread.js', import.meta.url);
const WRITTEN = ['core', 'forms', 'documents', 'cli'].map(
  (name) => new URL(`../../../${name}/dist/.tsbuildinfo`, import.meta.url),
);

/**
 * What a reading thread runs: the bundle, unless the modules were built anew since, which a developer may do without
 * bundling them; null where nothing is built (run from source).
 */
export function readingProgram(): URL | null {
  const modules = timeOf(MODULES);
  if (modules === null) return null;
  const bundle = timeOf(BUNDLE);
  const stale = bundle === null || WRITTEN.some((url) => (timeOf(url) ?? 0) > bundle);
  return stale ? MODULES : BUNDLE;
}

/** When a file was last written, in milliseconds; null where there is none. */
function timeOf(url: URL): number | null {
  return statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
