import { expect, test } from 'vitest';
import { type DraftStorage, dropDraft, keepDraft, takeDraft } from './drafts.js';
import type { Tab } from './tab.js';
import { begun } from './testing/begun.js';

/** A storage as the browser has it. */
function storage(): DraftStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const tab = (id: string, open: readonly string[] = []): Tab => ({
  id,
  alive: (ids) => Promise.resolve(new Set(ids.filter((each) => open.includes(each)))),
});

const { form, fill } = begun();
const draft = (name: string) => ({ version: 2, form: fill({ codeAndName: name }), base: form });

test('A tab finds what it kept, of that document only', async () => {
  const kept = storage();
  keepDraft(kept, 'd1', 'a', draft('甲'));
  expect(await takeDraft(kept, 'd1', tab('a'))).toEqual(draft('甲'));
  expect(await takeDraft(kept, 'd2', tab('a'))).toBeNull();
  keepDraft(kept, 'd1', 'a', null);
  expect(await takeDraft(kept, 'd1', tab('a'))).toBeNull();
});

test('Two tabs do not share what they keep; what a tab left behind that is gone is taken over once', async () => {
  const kept = storage();
  keepDraft(kept, 'd1', 'a', draft('甲'));
  expect(await takeDraft(kept, 'd1', tab('b', ['a']))).toBeNull();
  expect(await takeDraft(kept, 'd1', tab('b'))).toEqual(draft('甲'));
  expect(await takeDraft(kept, 'd1', tab('c', ['b']))).toBeNull();
  expect(await takeDraft(kept, 'd1', tab('b'))).toEqual(draft('甲'));
});

test('What cannot be read is no draft, and a full storage says so', async () => {
  const kept = storage();
  kept.setItem('kaocheng.fill.d1.a', '{"version":2}');
  expect(await takeDraft(kept, 'd1', tab('a'))).toBeNull();
  kept.setItem('kaocheng.fill.d1.a', 'no json');
  expect(await takeDraft(kept, 'd1', tab('a'))).toBeNull();
  const full = {
    ...kept,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(keepDraft(full, 'd1', 'a', draft('甲'))).toBe(false);
});

test('A draft that is saved is forgotten, one that was kept since stays', async () => {
  const kept = storage();
  keepDraft(kept, 'd1', 'a', draft('乙'));
  dropDraft(kept, 'd1', 'a', draft('甲'));
  expect(await takeDraft(kept, 'd1', tab('a'))).toEqual(draft('乙'));
  dropDraft(kept, 'd1', 'a', draft('乙'));
  expect(await takeDraft(kept, 'd1', tab('a'))).toBeNull();
});
