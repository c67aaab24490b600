import { openStore, type Store, type StoreSettings } from '../../connect.js';
import { takeJob } from '../../jobs/queue.js';
import { TEST_REGION, testDatabase } from '../../testing/database.js';
import { keepReading } from '../keep.js';
import { receiveDocument } from '../receive.js';
import type { DocumentRecord, FindingRecord, FormRecord } from '../record.js';
import type { ExaminationSummary } from '../summary.js';

/** A store on a database of its own. */
export interface TestStore {
  readonly store: Store;
  readonly url: string;
  end(): Promise<void>;
}

export async function testStore(settings: Partial<StoreSettings> = {}): Promise<TestStore> {
  const database = await testDatabase();
  const store = await openStore({ url: database.url, region: TEST_REGION, ...settings });
  return {
    store,
    url: database.url,
    end: async () => {
      await store.close();
      await database.drop();
    },
  };
}

export function form(more: Partial<FormRecord> = {}): FormRecord {
  return {
    order: 1,
    kind: 'project',
    title: '项目支出绩效自评表',
    name: '乡村道路养护',
    department: '交通运输局',
    year: '2023',
    policy: 'cn-2020-10',
    printedTotal: '95.5',
    recomputedTotal: '93.20',
    printedGrade: null,
    gradeOfPrinted: '优',
    recomputedGrade: '优',
    annual: '100.00',
    executed: '75.10',
    executionRate: '0.7510',
    moneyUnit: '万元',
    errors: 0,
    warnings: 0,
    infos: 0,
    ...more,
  };
}

export function finding(more: Partial<FindingRecord> = {}): FindingRecord {
  return {
    id: '1:B5:indicators.3.score',
    form: 1,
    rule: 'score-rule',
    code: 'B5',
    severity: 'error',
    weight: 7,
    place: 'indicators.3.score',
    printed: '5',
    expected: '3.33',
    facts: { target: '5000', actual: '3334' },
    hangsOn: null,
    counted: true,
    figures: '5000 3334',
    ...more,
  };
}

export function summary(more: Partial<ExaminationSummary> = {}): ExaminationSummary {
  return { province: '四川', department: '交通运输局', year: '2023', forms: [form()], findings: [finding()], ...more };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Receives a document and keeps a reading of it. */
export async function readSample(
  store: Store,
  name: string,
  examined: ExaminationSummary = summary(),
): Promise<DocumentRecord> {
  await receiveDocument(store, { name, bytes: bytesOf(name), type: 'text' }, '甲');
  const job = await takeJob(store, 'test');
  if (job === null) throw new Error('no job');
  return await keepReading(store, job, { transcript: `{"source":${JSON.stringify(name)}}`, summary: examined }, '读');
}

/** What a promise is refused with; fails where it is not. */
export async function refusal(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('not refused');
}
