import type { Work } from '../connect.js';
import { StoreProblem } from '../problem.js';
import { type AuditContent, bodyOf, hashOf } from './entry.js';

/** The end of a chain, held until the transaction ends. */
export interface HeldChain {
  readonly region: string;
  readonly seq: number;
  readonly hash: string;
}

/**
 * Takes the chain of a region for this transaction: whoever appends after waits for its end. Take it last, when all other
 * work of the transaction is done, so that nobody waits long.
 */
export async function holdChain(trx: Work, region: string): Promise<HeldChain> {
  const row = await trx
    .selectFrom('audit_chain')
    .select(['seq', 'hash'])
    .where('region_code', '=', region)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new StoreProblem('not-migrated', { region });
  return { region, ...row };
}

/** Appends one entry behind the end of a held chain, in one statement: others wait meanwhile. */
export async function appendEntry(
  trx: Work,
  chain: HeldChain,
  entry: Omit<AuditContent, 'seq' | 'region'>,
): Promise<void> {
  const { region } = chain;
  const seq = chain.seq + 1;
  const body = bodyOf({ seq, region, ...entry });
  const hash = hashOf(chain.hash, body);
  await trx
    .with('entry', (db) =>
      db.insertInto('audit_entry').values({
        region_code: region,
        seq,
        made_at: entry.at,
        made_by: entry.by,
        action: entry.action,
        subject: entry.subject,
        body,
        prior_hash: chain.hash,
        hash,
      }),
    )
    .updateTable('audit_chain')
    .set({ seq, hash })
    .where('region_code', '=', region)
    .execute();
}
