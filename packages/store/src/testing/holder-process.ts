import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

/** A process of its own that starts the embedded database of a folder and holds it until it is ended. */
export interface HolderProcess {
  readonly child: ChildProcess;
  /** URL of the database; null where it could not be had. */
  readonly url: string | null;
  readonly superuserUrl: string;
  readonly place: string;
  /** Code and facts of the refusal. */
  readonly refusal: { readonly code: string; readonly facts: Readonly<Record<string, string>> } | null;
  /** Ends it by a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const MODULE = new URL('../embedded/start-embedded.ts', import.meta.url).href;

const PROGRAM = `
const [folder, port, gid, uid] = process.argv.slice(1);
const { startEmbedded } = await import(${JSON.stringify(MODULE)});
if (gid !== '') { process.setgroups([]); process.setgid(Number(gid)); process.setuid(Number(uid)); }
const say = (facts) => process.stdout.write(JSON.stringify(facts) + '\\n');
try {
  const embedded = await startEmbedded({ folder, port: Number(port) });
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => embedded.stop());
  say({ url: embedded.url, superuserUrl: embedded.superuserUrl, place: embedded.place, refusal: null });
} catch (error) {
  say({ url: null, superuserUrl: '', place: '', refusal: { code: error.code ?? error.message, facts: error.facts ?? {} } });
}
`;

/** Which account it becomes, and where it says that it serves. */
interface HolderOptions {
  readonly port?: number;
  readonly account?: { readonly uid: number; readonly gid: number };
}

/** Begins such a process, and does not wait for anything. */
export function beginHolder(folder: string, { port = 3000, account }: HolderOptions = {}) {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const flags = ['--import', tsx, '--conditions=source', '--input-type=module', '-e', PROGRAM];
  const values = [folder, String(port), String(account?.gid ?? ''), String(account?.uid ?? '')];
  const child = spawn(process.execPath, [...flags, ...values], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, gone: once(child, 'exit') };
}

/** Starts such a process and waits until it holds the database or is refused; with `account` it becomes that user first. */
export async function startHolder(folder: string, options: HolderOptions = {}): Promise<HolderProcess> {
  const { child, gone } = beginHolder(folder, options);
  let said = '';
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout) {
    said += text;
    if (said.includes('\n')) break;
  }
  const facts: Omit<HolderProcess, 'child' | 'end'> = JSON.parse(said);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { child, ...facts, end };
}
