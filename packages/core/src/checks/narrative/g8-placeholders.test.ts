import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

describe('G8', () => {
  it('says nothing of a text without template words', () => {
    expect(checkFor('G8', [], { reports: [report([stated('annual', '3万元')])] })).toEqual([]);
  });

  it('reports template words with their quote', () => {
    const facts = [stated('placeholder', '字以内', { quote: '存在问题（100字以内）' })];
    expect(checkFor('G8', [], { reports: [report(facts)] })).toMatchObject([
      { rule: 'placeholder', quote: ['存在问题（100字以内）'] },
    ]);
  });
});
