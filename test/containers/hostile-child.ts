import { existsSync, readFileSync } from 'node:fs';
import { readDocument } from '@kaocheng/documents/read';

/** Most memory of this process in bytes. What the system counts for a child begins with the memory of its parent. */
function peakMemory(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}

/** Reads the files named in its arguments, one after the other, and prints what each came to: code, processor time, memory. */
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const before = process.cpuUsage();
  const read = await readDocument(bytes, 'hostile');
  const { user, system } = process.cpuUsage(before);
  const forms = read.kind === 'read' ? read.transcripts.flatMap((transcript) => transcript.forms) : [];
  const code = read.kind === 'unread' ? read.problem.code : forms.length === 0 ? 'no-form' : 'read';
  const memory = peakMemory();
  console.log(JSON.stringify({ file, code, milliseconds: (user + system) / 1000, memory }));
}
