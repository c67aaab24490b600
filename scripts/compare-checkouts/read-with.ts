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

/** Milliseconds that a file may take, the start of the process included: what takes longer hangs. */
const LONGEST = 60_000;

/** Reads files until all are read or the process ends; true where it was ended because a file took too long. */
function run(checkout: string, files: readonly string[], found: Map<string, Read>, longest: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '-C', 'source', '--input-type=module', '--eval', CHILD], {
      cwd: checkout,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(files));
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, longest);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      if (!line.startsWith('["')) return;
      const [file, read]: [string, Read] = JSON.parse(line);
      found.set(file, read);
      timer.refresh();
    });
    lines.on('close', () => {
      clearTimeout(timer);
      resolve(hung);
    });
  });
}

/**
 * Reads files in a process of their own with the sources of a checkout. A file at which that process ends is noted as
 * `crashed`, one that takes longer than `longest` milliseconds as `hung`, and the reading goes on behind it.
 * @throws Error where the checkout cannot read at all
 */
export async function readWith(
  checkout: string,
  files: readonly string[],
  longest = LONGEST,
): Promise<Map<string, Read>> {
  const found = new Map<string, Read>();
  for (let left = files; left.length > 0; left = left.filter((file) => !found.has(file))) {
    const before = found.size;
    const hung = await run(checkout, left, found, longest);
    const [stuck] = left.filter((file) => !found.has(file));
    if (stuck === undefined) break;
    if (!hung && before === 0 && found.size === 0 && left.length > 1)
      throw new Error(`${checkout} reads nothing: are its packages installed and its data built?`);
    found.set(stuck, { kind: 'unread', problem: { code: hung ? 'hung' : 'crashed' } });
  }
  return found;
}
