import { readFileSync } from 'node:fs';
import { StartProblem } from '@kaocheng/server/start/start-problem';
import { type AuditHead, type AuditVerdict, verifyAudit } from '@kaocheng/store/audit/verify';
import { type RecordVerdict, verifyRecords } from '@kaocheng/store/audit/verify-records';
import { inspectBackup } from '@kaocheng/store/backup/read';
import { openStore } from '@kaocheng/store/connect';
import { useEmbedded } from '@kaocheng/store/embedded/use-embedded';
import { told } from '../backup/told.js';
import type { Screen } from '../screen.js';
import { screen as words } from '../words.js';
import { withSettings } from './serve.js';

/** What was found of the trail, and of the records that it speaks of; these are not looked at where the trail is broken. */
interface Found {
  readonly trail: AuditVerdict;
  readonly records: RecordVerdict | null;
}

/**
 * Checks the audit trail of the settings' database and the records against it, also while a Kaocheng serves it, against heads handed out before where a
 * file names some (a backup, or one JSON object or a list). Returns 0 where both are whole, 1 where one is not, 2 where
 * they could not be checked.
 */
export function verifyTrail(environment: NodeJS.ProcessEnv, headsFile: string | null, screen: Screen): Promise<number> {
  return withSettings(environment, screen, async ({ data, databaseUrl, region }) => {
    const check = async (url: string, heads: readonly AuditHead[]): Promise<Found> => {
      const store = await openStore({ url, region });
      try {
        const trail = await verifyAudit(store, heads);
        return { trail, records: trail.ok ? await verifyRecords(store) : null };
      } finally {
        await store.close();
      }
    };
    try {
      const heads = headsFile === null ? [] : await readHeads(headsFile);
      const found = await (databaseUrl === null
        ? useEmbedded(data, (url) => check(url, heads))
        : check(databaseUrl, heads));
      return await say(found, screen);
    } catch (error) {
      throw told(error);
    }
  });
}

async function say({ trail, records }: Found, screen: Screen): Promise<number> {
  if (!trail.ok) {
    const { region, seq, kind } = trail.firstFault;
    screen.complain(words('verify.fault', { region, seq, kind: words(`verify.kinds.${kind}`) }));
    return 1;
  }
  const heads = trail.heads.filter(({ hash }) => hash !== '').map((head) => words('verify.head', { ...head }));
  await screen.write(`${[words('verify.whole', { entries: trail.entries }), ...heads].join('\n')}\n`);
  if (records === null || records.ok) {
    await screen.write(`${words('verify.records', { documents: records?.documents ?? 0 })}\n`);
    return 0;
  }
  const { document, version, kind } = records.firstFault;
  const what = words(`verify.recordKinds.${kind}`);
  screen.complain(words('verify.recordFault', { document, version: version ?? '–', what }));
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
