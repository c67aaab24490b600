import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a checkout read in a file: the transcripts, or the code of why it has none. */
export type Read =
  | { readonly kind: 'read'; readonly transcripts: readonly unknown[] }
  | { readonly kind: 'unread'; readonly problem: { readonly code: string } };

/** Run in the checkout: reads the files named on standard input and prints a line for each. */
const CHILD = `
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
const { readDocument } = await import('@kaocheng/documents/read');
for (const file of JSON.parse(readFileSync(0, 'utf8'))) {
  let read;
  try { read = await readDocument(readFileSync(file), basename(file)); }
  catch (error) { read = { kind: 'unread', problem: { code: 'thrown: ' + error } }; }
  process.stdout.write(JSON.stringify([file, read]) + '\\n');
}
process.exit(0);
`;

function run(checkout: string, files: readonly string[], found: Map<string, Read>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '-C', 'source', '--input-type=module', '--eval', CHILD], {
      cwd: checkout,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.on('error', reject);
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(files));
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      if (!line.startsWith('["')) return;
      const [file, read]: [string, Read] = JSON.parse(line);
      found.set(file, read);
    });
    lines.on('close', resolve);
  });
}

/**
 * Reads files in a process of their own with the sources of a checkout. A file at which that process ends is noted as
 * `crashed`, and the reading goes on behind it.
 * @throws Error where the checkout cannot read at all
 */
export async function readWith(checkout: string, files: readonly string[]): Promise<Map<string, Read>> {
  const found = new Map<string, Read>();
  for (let left = files; left.length > 0; left = left.filter((file) => !found.has(file))) {
    const before = found.size;
    await run(checkout, left, found);
    const [stuck] = left.filter((file) => !found.has(file));
    if (stuck === undefined) break;
    if (before === 0 && found.size === 0 && left.length > 1)
      throw new Error(`${checkout} reads nothing: are its packages installed and its data built?`);
    found.set(stuck, { kind: 'unread', problem: { code: 'crashed' } });
  }
  return found;
}
