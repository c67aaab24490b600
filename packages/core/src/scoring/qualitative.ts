import type { Policy } from '../model/policy.js';
import type { Decimal } from '../values/decimal.js';
import { fold } from '../values/fold.js';
import type { QualitativeValue, Tier, Value } from '../values/value.js';
import { type Assessment, atMost, inBand, withoutScore } from './assess.js';

/** A row of words: the band of its tier, within which any score is right; undetermined where the wording tells none. */
export function assessWords(target: Value, actual: Value, weight: Decimal, policy: Policy): Assessment {
  const { bands, citation } = policy.qualitative;
  const tier = tierOf(target, actual);
  const band = tier === null ? undefined : bands.find((each) => each.tier === tier);
  if (band === undefined) return withoutScore('undetermined', 'tier-unknown', citation);
  return inBand(
    {
      low: atMost(band.low.mul(weight).round(policy.places), weight),
      high: atMost(band.high.mul(weight).round(policy.places), weight),
    },
    citation,
  );
}

/**
 * The tier that an actual in words reaches against its target: the same wording is reached; a level of its own tells
 * its tier; the same state with a weaker adverb is partial, negated it is missed. Null where the wording tells none.
 */
export function tierOf(target: Value, actual: Value): Tier | null {
  if (sameWording(target, actual)) return target.kind === 'qualitative' && target.scale !== null ? null : 'reached';
  if (actual.kind !== 'qualitative' || actual.scale !== null) return null;
  if (actual.tier !== null) return actual.tier;
  if (actual.strength === 0) return 'missed';
  if (target.kind !== 'qualitative') return null;
  if (!sameStem(target, actual)) return null;
  if (actual.strength >= target.strength) return 'reached';
  return actual.strength === 1 ? 'partial' : null;
}

function sameStem(target: QualitativeValue, actual: QualitativeValue): boolean {
  return target.stem !== '' && actual.stem.includes(target.stem);
}

function sameWording(target: Value, actual: Value): boolean {
  if (target.printed === null || actual.printed === null) return false;
  return target.printed === actual.printed || bare(target.printed) === bare(actual.printed);
}

function bare(text: string): string {
  const folded = fold(text);
  let kept = '';
  for (const char of folded) if (!' ,;.。、：:\n\t'.includes(char)) kept += char;
  return kept;
}
