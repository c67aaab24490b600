import { wordsOf } from '@kaocheng/core/checks/say';
import { sayKind } from '../../words/say.js';
import { nameOfFact, sayOverview } from '../../words/say-overview.js';
import { partsOfSentence } from '../rules/check-list.js';
import type { NARROWINGS } from './overview-search.js';

/** An execution rate as it is said: `90` → 90–100, `100` → ≥100. */
export function nameOfRate(key: string): string {
  return key === LAST_RATE ? `≥${key}` : `${key}–${Number(key) + RATE_STEP}`;
}

/** Execution rates come in steps of ten per cent; the last has no upper end. */
const RATE_STEP = 10;
const LAST_RATE = '100';

/** What a finding of a code is called, its facts by their names: `B5-certain` → 没有完成却得满分; an unknown code is null. */
export function titleOfCode(code: string): string | null {
  const words = wordsOf(code);
  if (words === null) return null;
  return partsOfSentence(words.title)
    .map((part) => (part.kind === 'words' ? part.text : (nameOfFact(part.name) ?? sayOverview('rules.blank'))))
    .join('');
}

/** What the list is narrowed to, in words: 执行率 90–100%, 自评优、复算良. */
export function nameOfNarrowing(name: (typeof NARROWINGS)[number], value: string): string {
  if (name === 'kind') return sayKind(value);
  if (name === 'rate') return sayOverview('lists.byRate', { rate: nameOfRate(value) });
  if (name === 'grades') {
    const [printed = '', recomputed = ''] = [...value];
    return sayOverview('lists.byGrades', { printed, recomputed });
  }
  const title = titleOfCode(value);
  return title === null ? value : `${value} ${title}`;
}
