import { lineAt, withoutComments } from './source-files.js';

/** Which packages of the project a package may import (docs/architecture.md, "Layers"). */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  forms: ['core'],
  documents: ['forms', 'core'],
  contracts: ['core'],
  store: ['core'],
  server: ['store', 'contracts', 'documents', 'forms', 'core'],
  cli: ['server', 'store', 'contracts', 'documents', 'forms', 'core'],
  web: ['contracts', 'forms', 'core'],
};

/** Packages that reach nothing but their arguments: no files, no clock, no chance, no console, no process. */
const PURE = new Set(['core', 'forms', 'contracts']);

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b/g, 'reads the clock (Date.now)'],
  [/\bnew Date\(\s*\)/g, 'reads the clock (new Date())'],
  [/\bperformance\.now\b/g, 'reads the clock (performance.now)'],
  [/\bMath\.random\b/g, 'uses chance (Math.random)'],
  [/(?<![.\w'"])process\./g, 'uses process'],
  [/(?<![.\w'"])console\./g, 'uses console'],
  [/(?<![.\w'"])(?:fetch|setTimeout|setInterval)\(/g, 'reaches outside (fetch or timers)'],
];

const IMPORT = /(?:(?<!['"])\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;

export interface LayerFault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** A package of the project as the layer rules see it. */
export interface PackageManifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Faults of one source file of `packages/<owner>/src`: imports against the matrix, packages that its manifest
 * does not name, and what a pure package may not touch. `file` is the path from the project's root.
 */
export function layerFaults(owner: string, file: string, source: string, manifest: PackageManifest): LayerFault[] {
  const code = withoutComments(source);
  const test = file.endsWith('.test.ts');
  const faults: LayerFault[] = [];
  const fault = (offset: number, reason: string): void => {
    faults.push({ file, line: lineAt(code, offset), reason });
  };
  for (const match of code.matchAll(IMPORT)) {
    const reason = importFault(owner, file, match[2] ?? '', manifest, test);
    if (reason !== null) fault(match.index, reason);
  }
  if (PURE.has(owner) && !test) {
    for (const [pattern, reason] of IMPURE) {
      for (const match of code.matchAll(pattern)) fault(match.index, `${owner} is pure, but ${reason}`);
    }
  }
  return faults;
}

function importFault(
  owner: string,
  file: string,
  specifier: string,
  manifest: PackageManifest,
  test: boolean,
): string | null {
  if (specifier.startsWith('.')) {
    const depth = file.split('/').length - 4;
    const climbs = specifier.split('/').filter((part) => part === '..').length;
    if (climbs > depth && !test) return `${specifier} leaves packages/${owner}/src`;
    return null;
  }
  if (specifier.startsWith('node:')) {
    return PURE.has(owner) && !test ? `${owner} is pure, but imports ${specifier}` : null;
  }
  const own = /^@kaocheng\/([^/]+)(\/.+)?$/.exec(specifier);
  if (own) {
    const target = own[1] ?? '';
    if (target === owner) return `imports its own package by name (${specifier}); use a relative path`;
    if (!(MAY_IMPORT[owner] ?? []).includes(target)) return `${owner} may not import ${target} (${specifier})`;
    if (own[2] === undefined) return `${specifier} names no module; import by subpath`;
  } else if (test) {
    return null;
  }
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  return manifest.dependencies?.[name] === undefined
    ? `${name} is not among the dependencies of packages/${owner}`
    : null;
}

/** Faults of a package's manifest: dependencies on packages of the project that the matrix does not allow. */
export function manifestFaults(owner: string, manifest: PackageManifest): LayerFault[] {
  const file = `packages/${owner}/package.json`;
  if (MAY_IMPORT[owner] === undefined) return [{ file, line: 1, reason: `${owner} is not in the layer matrix` }];
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => name.startsWith('@kaocheng/') && !(MAY_IMPORT[owner] ?? []).includes(name.slice(10)))
    .map((name) => ({ file, line: 1, reason: `${owner} may not depend on ${name}` }));
}
