import { general } from '@kaocheng/core/generated/words/general';
import { webOverview } from '@kaocheng/core/generated/words/web-overview';
import { type Sentences, sayFrom } from './say.js';

const file = webOverview;

/** A sentence of words/web-overview.yaml. */
export const sayOverview = sayFrom(file);

function named(names: Sentences, key: string): string | null {
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  return typeof name === 'string' ? name : null;
}

/** What a place of a finding's sentence is called (`annual` → 全年预算数), or null. */
export function nameOfFact(fact: string): string | null {
  return named(file.facts, fact);
}

/** What a limit of a check is called (`tolerance` → 容差), or null where it is not for people. */
export function nameOfNumber(number: string): string | null {
  return named(file.numbers, number);
}

/** What the checks of a letter are about (`B` → 分值与得分). */
export function nameOfCheckFamily(letter: string): string {
  return named(file.rules.family, letter) ?? file.rules.other;
}

/** What a class of indicators is called (`output` → 产出). */
export function nameOfClass(name: string): string {
  return named(general.terms, name) ?? name;
}
