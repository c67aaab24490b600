import { sayProblem } from '@kaocheng/contracts/say-problem';
import type { OpenedDocument } from '@kaocheng/store/records/open';
import { readSample, testStore } from '@kaocheng/store/records/testing/test-store';
import { expect, it } from 'vitest';
import { noteOf, outputTask } from './output-of.js';
import type { WrittenOutput } from './output-task.js';

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

it('says what could not be written or shown of a document, each in one sentence', () => {
  const done = { kind: 'written', bytes: new Uint8Array(), code: 'c' } as const;
  const glyph = { character: '\ue863', code: 'U+E863', text: '张\ue863办' };
  const said = (left: number, outside: number, missing: WrittenOutput['missing']): string => {
    const note = noteOf({ ...done, left, outside, missing });
    return note === null ? '' : sayProblem(note.code, note.facts);
  };
  expect(said(0, 0, [])).toBe('');
  for (const [left, outside] of [
    [0, 0],
    [3, 0],
    [0, 4],
    [3, 4],
  ] as const) {
    const sentence = said(left, outside, [glyph]);
    expect(sentence).toContain('有 1 个字没有字体能显示：U+E863（“张\ue863办”）');
    expect(sentence.includes('有 3 张表')).toBe(left > 0);
    expect(sentence.includes('有 4 项内容')).toBe(outside > 0);
  }
  const other = { ...glyph, code: 'U+E001', text: '李' };
  expect(said(0, 0, [glyph, other])).toContain('：U+E863（“张\ue863办”）、U+E001（“李”）；');
});
