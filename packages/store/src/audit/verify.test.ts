import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../connect.js';
import { type TestStore, testStore } from '../records/testing/test-store.js';
import { TEST_REGION } from '../testing/database.js';
import { appendEntry, holdChain } from './append.js';
import { bodyOf, hashOf } from './entry.js';
import { auditHeads, verifyAudit } from './verify.js';

const ENTRIES = 12;

describe('the audit trail', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  /** Does what the guard of the table refuses, as who owns the table can. */
  const tamper = async (...statements: RawBuilder<unknown>[]): Promise<void> => {
    await inTransaction(test.store, async (trx) => {
      await sql`alter table audit_entry disable trigger user`.execute(trx);
      for (const statement of statements) await statement.execute(trx);
      await sql`alter table audit_entry enable trigger user`.execute(trx);
    });
  };

  beforeEach(async () => {
    await tamper(sql`delete from audit_entry`, sql`update audit_chain set seq = 0, hash = ''`);
    for (let index = 1; index <= ENTRIES; index += 1) {
      await inTransaction(test.store, async (trx) => {
        const chain = await holdChain(trx, TEST_REGION);
        await appendEntry(trx, chain, {
          at: test.store.now(),
          by: `人${index}`,
          action: 'corrected',
          subject: `document-${index}`,
          facts: { value: String(index), reason: '改' },
        });
      });
    }
  });

  const fault = (seq: number, kind: string): unknown => ({ ok: false, firstFault: { region: TEST_REGION, seq, kind } });

  it('verifies a whole trail and hands out its head', async () => {
    const heads = await auditHeads(test.store);
    expect(heads).toMatchObject([{ region: TEST_REGION, seq: ENTRIES }]);
    expect(heads[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await verifyAudit(test.store, heads)).toEqual({ ok: true, entries: ENTRIES, heads });
  });

  it('finds an entry that was altered: what it says, who, when, or what it hangs on', async () => {
    for (const change of [
      sql`update audit_entry set body = replace(body, '"value":"5"', '"value":"6"') where seq = 5`,
      sql`update audit_entry set made_by = '别人' where seq = 5`,
      sql`update audit_entry set made_at = made_at + interval '1 day' where seq = 5`,
      sql`update audit_entry set subject = 'document-6' where seq = 5`,
      sql`update audit_entry set action = 'read' where seq = 5`,
      sql`update audit_entry set prior_hash = hash where seq = 5`,
    ]) {
      await tamper(change);
      expect(await verifyAudit(test.store)).toEqual(fault(5, 'altered'));
      await tamper(
        sql`update audit_entry set made_by = '人5', subject = 'document-5', action = 'corrected',
          body = replace(body, '"value":"6"', '"value":"5"') where seq = 5`,
        sql`update audit_entry set made_at = cast(substring(body from '"at":"([^"]+)"') as timestamp with time zone),
          prior_hash = (select hash from audit_entry where seq = 4) where seq = 5`,
      );
      expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
    }
  });

  it('finds an entry that was altered and hashed anew', async () => {
    const entry = await test.store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('seq', '=', 5)
      .executeTakeFirstOrThrow();
    const body = entry.body.replace('"value":"5"', '"value":"6"');
    await tamper(sql`update audit_entry set body = ${body}, hash = ${hashOf(entry.prior_hash, body)} where seq = 5`);
    expect(await verifyAudit(test.store)).toEqual(fault(5, 'altered'));
  });

  it('finds by a head that was handed out that the whole end was written anew', async () => {
    const heads = await auditHeads(test.store);
    const rows = await test.store.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
    let prior = rows[3]?.hash ?? '';
    const statements: RawBuilder<unknown>[] = [];
    for (const { seq, body } of rows.slice(4)) {
      const forged = body.replace('"reason":"改"', '"reason":"不改"');
      const hash = hashOf(prior, forged);
      statements.push(
        sql`update audit_entry set body = ${forged}, prior_hash = ${prior}, hash = ${hash} where seq = ${seq}`,
      );
      prior = hash;
    }
    await tamper(...statements, sql`update audit_chain set hash = ${prior}`);
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
    expect(await verifyAudit(test.store, heads)).toEqual(fault(ENTRIES, 'altered'));
  });

  it('finds an entry that was deleted, even where the others moved up', async () => {
    await tamper(sql`delete from audit_entry where seq = 4`);
    expect(await verifyAudit(test.store)).toEqual(fault(4, 'deleted'));
    await tamper(sql`update audit_entry set seq = seq - 1 where seq = 5`);
    await tamper(sql`update audit_entry set seq = seq - 1 where seq = 6`);
    expect(await verifyAudit(test.store)).toEqual(fault(4, 'deleted'));
  });

  it('finds the first entry deleted', async () => {
    await tamper(sql`delete from audit_entry where seq = 1`);
    expect(await verifyAudit(test.store)).toEqual(fault(1, 'deleted'));
  });

  it('finds entries that were reordered', async () => {
    await tamper(
      sql`update audit_entry set seq = 1000 where seq = 3`,
      sql`update audit_entry set seq = 3 where seq = 8`,
      sql`update audit_entry set seq = 8 where seq = 1000`,
    );
    expect(await verifyAudit(test.store)).toEqual(fault(3, 'reordered'));
  });

  it('finds that the end was cut off, by the head of the chain', async () => {
    await tamper(sql`delete from audit_entry where seq > 9`);
    expect(await verifyAudit(test.store)).toEqual(fault(10, 'cut-off'));
  });

  it('finds by a head that was handed out that the end was cut off with the head of the chain', async () => {
    const heads = await auditHeads(test.store);
    await tamper(
      sql`delete from audit_entry where seq > 9`,
      sql`update audit_chain set seq = 9, hash = (select hash from audit_entry where seq = 9)`,
    );
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
    expect(await verifyAudit(test.store, heads)).toEqual(fault(10, 'cut-off'));
    await tamper(sql`delete from audit_entry`, sql`delete from audit_chain`);
    expect(await verifyAudit(test.store, heads)).toEqual(fault(1, 'cut-off'));
    await tamper(sql`insert into audit_chain values (${TEST_REGION}, 0, '')`);
  });

  it('finds entries behind the head of the chain', async () => {
    await tamper(sql`update audit_chain set seq = 9, hash = (select hash from audit_entry where seq = 9)`);
    expect(await verifyAudit(test.store)).toEqual(fault(10, 'altered'));
  });

  it('refuses to change, delete or empty the trail', async () => {
    for (const statement of [
      sql`update audit_entry set made_by = '别人' where seq = 2`,
      sql`delete from audit_entry where seq = 2`,
      sql`truncate audit_entry`,
    ]) {
      await expect(statement.execute(test.store.db)).rejects.toThrow(/append-only/);
    }
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
  });

  it('finds whatever is done to any entries, and names the first that was touched', async () => {
    const at = fc.integer({ min: 1, max: ENTRIES });
    const column = fc.constantFrom('body', 'made_by', 'action', 'subject', 'hash', 'prior_hash');
    const alter = fc.record({ kind: fc.constant('alter' as const), at, column });
    const remove = fc.record({ kind: fc.constant('delete' as const), at });
    const swap = fc
      .record({ kind: fc.constant('swap' as const), at, other: at })
      .filter(({ at: one, other }) => one !== other);
    const deeds = fc
      .tuple(fc.option(swap, { nil: null }), fc.array(fc.oneof(alter, remove), { maxLength: 3 }))
      .map(([first, rest]) => (first === null ? rest : [first, ...rest]))
      .filter((all) => all.length > 0);
    await sql`create table audit_saved as select * from audit_entry`.execute(test.store.db);
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        await tamper(
          sql`delete from audit_entry`,
          sql`insert into audit_entry select * from audit_saved`,
          ...all.flatMap((one) => {
            if (one.kind === 'delete') return [sql`delete from audit_entry where seq = ${one.at}`];
            if (one.kind === 'alter') {
              const target = sql.ref(one.column);
              return [sql`update audit_entry set ${target} = ${target} || 'x' where seq = ${one.at}`];
            }
            return [
              sql`update audit_entry set seq = 1000 where seq = ${one.at}`,
              sql`update audit_entry set seq = ${one.at} where seq = ${one.other}`,
              sql`update audit_entry set seq = ${one.other} where seq = 1000`,
            ];
          }),
        );
        const touched = Math.min(...all.flatMap((one) => (one.kind === 'swap' ? [one.at, one.other] : [one.at])));
        expect(await verifyAudit(test.store)).toMatchObject({ ok: false, firstFault: { seq: touched } });
      }),
      { numRuns: 40 },
    );
    await sql`drop table audit_saved`.execute(test.store.db);
  });
});

describe('an entry', () => {
  const content = {
    seq: fc.integer({ min: 1 }),
    region: fc.string(),
    at: fc.constant('2026-01-02T03:04:05.678Z'),
    by: fc.string({ unit: 'grapheme' }),
    action: fc.string(),
    subject: fc.string(),
    facts: fc.dictionary(fc.string(), fc.string()),
  };

  it('has one text, in whatever order its facts come', () => {
    fc.assert(
      fc.property(fc.record(content), (entry) => {
        const turned = { ...entry, facts: Object.fromEntries(Object.entries(entry.facts).reverse()) };
        expect(bodyOf(turned)).toBe(bodyOf(entry));
        expect(JSON.parse(bodyOf(entry))).toEqual(JSON.parse(JSON.stringify(entry)));
      }),
    );
  });

  it('has another hash for another text, and behind another entry', () => {
    // printf '\na' | sha256sum
    expect(hashOf('', 'a')).toBe('7361a6f4b374745deaf896ac72887d55e04107d1a1ff14e5e4d829fb47e82426');
    expect(hashOf('', 'a')).not.toBe(hashOf('', 'b'));
    expect(hashOf('x', 'a')).not.toBe(hashOf('y', 'a'));
  });
});
