import { readFileSync } from 'node:fs';
import { openRecords } from '@kaocheng/server/start/open-records';
import { StartProblem } from '@kaocheng/server/start/start-problem';
import { type AuditHead, verifyAudit } from '@kaocheng/store/audit/verify';
import type { Screen } from '../screen.js';
import { screen as words } from '../words.js';
import { quiet } from './quiet.js';
import { withSettings } from './serve.js';

/**
 * Checks the audit trail of the settings' database, against heads handed out before where a file of them is named (one
 * JSON object or a list). Returns 0 where it is whole, 1 where it is not, 2 where it could not be checked.
 */
export function verifyTrail(environment: NodeJS.ProcessEnv, headsFile: string | null, screen: Screen): Promise<number> {
  return withSettings(environment, screen, async (settings) => {
    const heads = headsFile === null ? [] : readHeads(headsFile);
    const records = await openRecords(settings, quiet);
    try {
      const verdict = await verifyAudit(records.store, heads);
      if (verdict.ok) {
        const lines = verdict.heads.map((head) => words('verify.head', { ...head }));
        await screen.write(`${[words('verify.whole', { entries: verdict.entries }), ...lines].join('\n')}\n`);
        return 0;
      }
      const { region, seq, kind } = verdict.firstFault;
      screen.complain(words('verify.fault', { region, seq, kind: words(`verify.kinds.${kind}`) }));
      return 1;
    } finally {
      await records.close();
    }
  });
}

function readHeads(file: string): AuditHead[] {
  const refuse = (reason: string): never => {
    throw new StartProblem([{ code: 'heads-broken', facts: { file, reason } }]);
  };
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const heads = Array.isArray(content) ? content : [content];
    return heads.every(isHead) ? heads : refuse('region, seq, hash');
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    return refuse((error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : ''));
  }
}

function isHead(value: unknown): value is AuditHead {
  if (typeof value !== 'object' || value === null) return false;
  const { region, seq, hash } = value as Partial<AuditHead>;
  return typeof region === 'string' && Number.isSafeInteger(seq) && typeof hash === 'string';
}
