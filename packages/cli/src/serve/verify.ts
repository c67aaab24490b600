import { readFileSync } from 'node:fs';
import { StartProblem } from '@kaocheng/server/start/start-problem';
import { type AuditHead, type AuditVerdict, verifyAudit } from '@kaocheng/store/audit/verify';
import { inspectBackup } from '@kaocheng/store/backup/read';
import { openStore } from '@kaocheng/store/connect';
import { useEmbedded } from '@kaocheng/store/embedded/use-embedded';
import { told } from '../backup/told.js';
import type { Screen } from '../screen.js';
import { screen as words } from '../words.js';
import { withSettings } from './serve.js';

/**
 * Checks the audit trail of the settings' database, also while a Kaocheng serves it, against heads handed out before where a
 * file names some (a backup, or one JSON object or a list). Returns 0 where the trail is whole, 1 where it is not, 2 where it
 * could not be checked.
 */
export function verifyTrail(environment: NodeJS.ProcessEnv, headsFile: string | null, screen: Screen): Promise<number> {
  return withSettings(environment, screen, async ({ data, databaseUrl, region }) => {
    const check = async (url: string, heads: readonly AuditHead[]): Promise<AuditVerdict> => {
      const store = await openStore({ url, region });
      return verifyAudit(store, heads).finally(() => store.close());
    };
    try {
      const heads = headsFile === null ? [] : await readHeads(headsFile);
      const verdict = await (databaseUrl === null
        ? useEmbedded(data, (url) => check(url, heads))
        : check(databaseUrl, heads));
      return await say(verdict, screen);
    } catch (error) {
      throw told(error);
    }
  });
}

async function say(verdict: AuditVerdict, screen: Screen): Promise<number> {
  if (verdict.ok) {
    const lines = verdict.heads.map((head) => words('verify.head', { ...head }));
    await screen.write(`${[words('verify.whole', { entries: verdict.entries }), ...lines].join('\n')}\n`);
    return 0;
  }
  const { region, seq, kind } = verdict.firstFault;
  screen.complain(words('verify.fault', { region, seq, kind: words(`verify.kinds.${kind}`) }));
  return 1;
}

async function readHeads(file: string): Promise<readonly AuditHead[]> {
  const refuse = (reason: string): never => {
    throw new StartProblem([{ code: 'heads-broken', facts: { file, reason } }]);
  };
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refuse((error as NodeJS.ErrnoException).code ?? '');
  }
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (isPacked) return (await inspectBackup(file)).auditHeads;
  try {
    const content: unknown = JSON.parse(bytes.toString('utf8'));
    const heads = Array.isArray(content) ? content : [content];
    return heads.every(isHead) ? heads : refuse('region, seq, hash');
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    return refuse(error instanceof Error ? error.message : '');
  }
}

function isHead(value: unknown): value is AuditHead {
  if (typeof value !== 'object' || value === null) return false;
  const { region, seq, hash } = value as Partial<AuditHead>;
  return typeof region === 'string' && Number.isSafeInteger(seq) && typeof hash === 'string';
}
