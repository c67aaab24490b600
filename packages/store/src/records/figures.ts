import { once } from '@kaocheng/core/checks/once';
import type { Finding } from '@kaocheng/core/model/finding';
import { canonical, digestOf } from './canonical.js';

const LENGTH = 16;

/** Digest of the figures that a finding rests on: what is printed, what is expected, and the parts of its arithmetic. */
export function figuresOf({ code, printed, expected, facts }: Finding): string {
  const ofFacts = digestOfFacts(facts);
  return digestOf(canonical([code, printed, expected, ofFacts])).slice(0, LENGTH);
}

const digestOfFacts = once((facts: Finding['facts']): string => digestOf(canonical(facts)));
