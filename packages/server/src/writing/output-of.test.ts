import type { OpenedDocument } from '@kaocheng/store/records/open';
import { readSample, testStore } from '@kaocheng/store/records/testing/test-store';
import { expect, it } from 'vitest';
import { outputTask } from './output-of.js';

it('leaves out a finding that was dismissed, but not where its figures have changed since', async () => {
  const test = await testStore();
  try {
    const document = await readSample(test.store, '甲.txt');
    const decision = { reason: '已核实', figures: 'one', by: '乙', at: document.receivedAt };
    const opened: OpenedDocument = {
      document,
      transcript: '{}',
      corrections: [],
      decisions: [
        { ...decision, finding: 'stands', state: 'dismissed', lapsed: false },
        { ...decision, finding: 'lapsed', state: 'dismissed', lapsed: true },
        { ...decision, finding: 'confirmed', state: 'confirmed', lapsed: false },
      ],
    };
    const wish = { what: 'findings', format: 'xlsx', date: '2026-01-02', patient: true } as const;
    const task = outputTask(opened, wish, { version: '0.1.0', fonts: null });
    expect(task?.dismissed).toEqual(['stands']);
  } finally {
    await test.end();
  }
});
