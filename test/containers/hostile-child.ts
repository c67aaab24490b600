import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readDocument } from '@kaocheng/documents/read';
import { pdfOf } from '@kaocheng/documents/testing/pdf-file';

/** Most memory of this process in bytes. What the system counts for a child begins with the memory of its parent. */
function peakMemory(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}

/** Lets go what earlier files left behind and has the system count the most memory from here on, where it can. */
function forget(): void {
  globalThis.gc?.();
  if (existsSync('/proc/self/clear_refs')) writeFileSync('/proc/self/clear_refs', '5');
}

// The libraries of the readers are no file's doing.
await readDocument(pdfOf([{ content: ' ' }]), 'hostile');

/**
 * Reads the files named in its arguments, one after the other, and prints what each came to: code, processor time, and
 * the memory that it took beyond what the program has, which from its source has far more than when it is built.
 */
for (const file of process.argv.slice(2)) {
  const bytes = new Uint8Array(readFileSync(file));
  forget();
  const base = process.memoryUsage().rss;
  const before = process.cpuUsage();
  const read = await readDocument(bytes, 'hostile');
  const { user, system } = process.cpuUsage(before);
  const forms = read.kind === 'read' ? read.transcripts.flatMap((transcript) => transcript.forms) : [];
  const code = read.kind === 'unread' ? read.problem.code : forms.length === 0 ? 'no-form' : 'read';
  const memory = peakMemory() - base;
  console.log(JSON.stringify({ file, code, milliseconds: (user + system) / 1000, memory }));
}
