import { factsDigest } from '@kaocheng/core/checks/facts-digest';
import type { Finding } from '@kaocheng/core/model/finding';

interface Known extends Pick<Finding, 'code' | 'printed' | 'expected'> {
  readonly digest: string;
}

const known = new WeakMap<Finding['facts'], Known>();

/** Digest of the figures that a finding rests on; of a finding that was found before, the one that was made before. */
export function figuresOf({ code, printed, expected, facts }: Finding): string {
  const before = known.get(facts);
  if (before?.code === code && before.printed === printed && before.expected === expected) return before.digest;
  const digest = factsDigest({ code, printed, expected, facts });
  known.set(facts, { code, printed, expected, digest });
  return digest;
}
