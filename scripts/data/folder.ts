/** A YAML file read as strings only: scalars are strings, an empty scalar is the empty string. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** A fault of a data file. `path` leads to the value in the tree; the builder turns it into a line. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

/** One data file: `name` is its path in the folder without extension (`sichuan-2022/project`). */
export interface DataFile {
  readonly name: string;
  readonly tree: Tree;
}

/** A typed module to write; `path` is relative to the root of the project. */
export interface GeneratedModule {
  readonly path: string;
  readonly text: string;
}

/** How the YAML files of one top-level folder become typed modules. */
export interface DataFolder {
  readonly folder: string;
  /** Faults of one file against the folder's schema; none when it is well made. */
  readonly validate: (file: DataFile) => readonly Fault[];
  /** The modules for all files, which are in order of their names and without faults. */
  readonly modules: (files: readonly DataFile[]) => readonly GeneratedModule[];
}

/** `sichuan-2022/project` → `sichuan2022Project`. */
export function camelCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '')
    .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
}

/** One module that exports all files as one constant, keyed by file name. */
export function keyedModule(path: string, constant: string, files: readonly DataFile[]): GeneratedModule {
  const entries = files.map((file) => `  ${JSON.stringify(file.name)}: ${JSON.stringify(file.tree)},\n`).join('');
  return { path, text: `export const ${constant} = {\n${entries}} as const;\n` };
}
