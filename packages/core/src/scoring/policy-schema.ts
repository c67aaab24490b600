import type { IndicatorClass } from '../model/evaluation.js';
import type { Citation } from '../model/finding.js';
import type { ExecutionRule, MissedRule, OverRule, Policy, ShareBand } from '../model/policy.js';
import type { FormKind } from '../model/transcript.js';
import { Decimal } from '../values/decimal.js';
import { type PolicyFault, type PolicyTree, TreeReader } from './policy-tree.js';

type Path = readonly (string | number)[];
type Cite = (tree: PolicyTree | undefined, path: Path) => Citation | null;

const CLASSES: readonly [IndicatorClass, ...IndicatorClass[]] = [
  'cost',
  'output',
  'benefit',
  'satisfaction',
  'execution',
  'decision',
  'process',
  'input',
  'management',
];
const KINDS: readonly [FormKind, ...FormKind[]] = ['project', 'department', 'target', 'monitor', 'summary', 'account'];

/**
 * A policy from its file (strings only), and all that is wrong with it: unknown and missing keys, figures that are no
 * decimals, bands out of order. The policy is usable only where there are no faults.
 */
export function readPolicy(tree: PolicyTree): { readonly policy: Policy; readonly faults: readonly PolicyFault[] } {
  const read = new TreeReader();
  const root = read.map(
    tree,
    [],
    [
      'id',
      'title',
      'document',
      'issuer',
      'published',
      'inForce',
      'scope',
      'note?',
      'full',
      'places',
      'execution',
      'quantitative',
      'qualitative',
      'satisfaction',
      'cap',
      'notApplicable',
      'grades',
      'weights',
    ],
  );
  const own = { title: read.text(root['title'], ['title']), document: read.text(root['document'], ['document']) };
  const cite: Cite = (part, path) => read.citation(part, path, own);
  const inForce = read.map(root['inForce'], ['inForce'], ['from', 'to']);
  const scope = read.map(root['scope'], ['scope'], ['regions', 'forms', 'automatic']);
  const notApplicable = read.map(root['notApplicable'], ['notApplicable'], ['method', 'cite']);
  const policy: Policy = {
    id: read.text(root['id'], ['id']),
    ...own,
    issuer: read.text(root['issuer'], ['issuer']),
    published: read.date(root['published'], ['published']),
    inForce: {
      from: read.date(inForce['from'], ['inForce', 'from']),
      to: inForce['to'] === 'none' ? null : read.date(inForce['to'], ['inForce', 'to']),
    },
    scope: {
      regions: read
        .list(scope['regions'], ['scope', 'regions'])
        .map((each, at) => read.text(each, ['scope', 'regions', at])),
      forms: read
        .list(scope['forms'], ['scope', 'forms'])
        .map((each, at) => read.choice(each, ['scope', 'forms', at], KINDS)),
      automatic: read.flag(scope['automatic'], ['scope', 'automatic']),
    },
    note: read.optionalText(root['note'], ['note']),
    full: read.decimal(root['full'], ['full']),
    places: readPlaces(read, root['places']),
    execution: readExecution(read, root['execution'], cite),
    quantitative: readQuantitative(read, root['quantitative'], cite),
    qualitative: readQualitative(read, root['qualitative'], cite),
    satisfaction: readSatisfaction(read, root['satisfaction'], cite),
    cap: readCap(read, root['cap'], cite),
    notApplicable: {
      method: read.choice(notApplicable['method'], ['notApplicable', 'method'], ['rescale', 'keep']),
      citation: cite(notApplicable['cite'], ['notApplicable', 'cite']),
    },
    grades: readGrades(read, root['grades'], cite),
    weights: readWeights(read, root['weights'], cite),
  };
  return { policy, faults: read.faults };
}

function readPlaces(read: TreeReader, tree: PolicyTree | undefined): number {
  const places = read.decimal(tree, ['places']);
  if (places.isInteger() && places.sign() >= 0 && places.compare(Decimal.of(6)) <= 0) return Number(places.toString());
  read.fault(['places'], 'a whole number from 0 to 6 is expected');
  return 2;
}

function readBands(read: TreeReader, tree: PolicyTree | undefined, path: Path): ShareBand[] {
  const bands = read.list(tree, path).map((each, at) => {
    const band = read.map(each, [...path, at], ['from', 'share']);
    return {
      from: read.decimal(band['from'], [...path, at, 'from']),
      share: read.decimal(band['share'], [...path, at, 'share']),
    };
  });
  expectFalling(
    read,
    bands.map((band) => band.from),
    path,
  );
  return bands;
}

/** Bands are looked through from the top; one out of order would never be reached. */
function expectFalling(read: TreeReader, bounds: readonly Decimal[], path: Path): void {
  for (const [at, bound] of bounds.entries()) {
    const before = bounds[at - 1];
    if (before !== undefined && bound.compare(before) >= 0)
      read.fault([...path, at], 'bands must fall from the highest to the lowest');
  }
}

function readExecution(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): ExecutionRule {
  const path = ['execution'];
  const map = read.map(tree, path, ['method', 'bands?', 'cite']);
  const method = read.choice(map['method'], [...path, 'method'], ['proportional', 'completion-bands']);
  const citation = cite(map['cite'], [...path, 'cite']);
  if (method === 'proportional') return { method, citation };
  return { method, bands: readBands(read, map['bands'], [...path, 'bands']), citation };
}

function readQuantitative(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): Policy['quantitative'] {
  const path = ['quantitative'];
  const map = read.map(tree, path, ['met', 'missed', 'over', 'lowerIsBetter']);
  const met = read.map(map['met'], [...path, 'met'], ['cite']);
  const lower = read.map(map['lowerIsBetter'], [...path, 'lowerIsBetter'], ['method', 'zeroAt', 'cite', 'note?']);
  const zeroAt = read.decimal(lower['zeroAt'], [...path, 'lowerIsBetter', 'zeroAt']);
  if (zeroAt.compare(Decimal.one) <= 0) read.fault([...path, 'lowerIsBetter', 'zeroAt'], 'more than 1 is expected');
  return {
    met: { citation: cite(met['cite'], [...path, 'met', 'cite']) },
    missed: readMissed(read, map['missed'], cite),
    over: readOver(read, map['over'], cite),
    lowerIsBetter: {
      method: read.choice(
        lower['method'],
        [...path, 'lowerIsBetter', 'method'],
        ['relative-overrun', 'target-over-actual'],
      ),
      zeroAt,
      citation: cite(lower['cite'], [...path, 'lowerIsBetter', 'cite']),
    },
  };
}

function readMissed(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): MissedRule {
  const path = ['quantitative', 'missed'];
  const map = read.map(tree, path, ['method', 'from?', 'cite']);
  const method = read.choice(map['method'], [...path, 'method'], ['proportional', 'threshold', 'zero-below']);
  const citation = cite(map['cite'], [...path, 'cite']);
  if (method === 'proportional') return { method, citation };
  const from = read.decimal(map['from'], [...path, 'from']);
  if (from.sign() <= 0 || from.atLeast(Decimal.one))
    read.fault([...path, 'from'], 'a share between 0 and 1 is expected');
  return { method, from, citation };
}

function readOver(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): OverRule {
  const path = ['quantitative', 'over'];
  const map = read.map(tree, path, ['askReasonFrom', 'cut', 'from?', 'fromIncluded?', 'points?', 'cite', 'note?']);
  const cut = read.choice(map['cut'], [...path, 'cut'], ['none', 'points', 'zero']);
  return {
    askReasonFrom: read.decimal(map['askReasonFrom'], [...path, 'askReasonFrom']),
    cut,
    from: cut === 'none' ? null : read.decimal(map['from'], [...path, 'from']),
    fromIncluded: cut !== 'none' && read.flag(map['fromIncluded'], [...path, 'fromIncluded']),
    points: cut === 'points' ? read.decimal(map['points'], [...path, 'points']) : null,
    citation: cite(map['cite'], [...path, 'cite']),
  };
}

function readQualitative(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): Policy['qualitative'] {
  const path = ['qualitative'];
  const map = read.map(tree, path, ['bands', 'cite']);
  const bands = read.list(map['bands'], [...path, 'bands']).map((each, at) => {
    const place = [...path, 'bands', at];
    const band = read.map(each, place, ['tier', 'high', 'low']);
    return {
      tier: read.choice(band['tier'], [...place, 'tier'], ['reached', 'partial', 'missed']),
      high: read.decimal(band['high'], [...place, 'high']),
      low: read.decimal(band['low'], [...place, 'low']),
    };
  });
  expectFalling(
    read,
    bands.map((band) => band.high),
    [...path, 'bands'],
  );
  return { bands, citation: cite(map['cite'], [...path, 'cite']) };
}

function readSatisfaction(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): Policy['satisfaction'] {
  if (tree === 'none') return null;
  const map = read.map(tree, ['satisfaction'], ['bands', 'cite']);
  return {
    bands: readBands(read, map['bands'], ['satisfaction', 'bands']),
    citation: cite(map['cite'], ['satisfaction', 'cite']),
  };
}

function readCap(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): Policy['cap'] {
  if (tree === 'none') return null;
  const map = read.map(tree, ['cap'], ['steps', 'cite']);
  const path = ['cap', 'steps'];
  const steps = read.list(map['steps'], path).map((each, at) => {
    const step = read.map(each, [...path, at], ['below', 'atMost']);
    return {
      below: read.decimal(step['below'], [...path, at, 'below']),
      atMost: read.decimal(step['atMost'], [...path, at, 'atMost']),
    };
  });
  expectFalling(
    read,
    steps.map((step) => step.below),
    path,
  );
  return { steps, citation: cite(map['cite'], ['cap', 'cite']) };
}

function readGrades(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): Policy['grades'] {
  const map = read.map(tree, ['grades'], ['bands', 'cite']);
  const path = ['grades', 'bands'];
  const bands = read.list(map['bands'], path).map((each, at) => {
    const band = read.map(each, [...path, at], ['from', 'grade']);
    return {
      from: read.decimal(band['from'], [...path, at, 'from']),
      grade: read.text(band['grade'], [...path, at, 'grade']),
    };
  });
  expectFalling(
    read,
    bands.map((band) => band.from),
    path,
  );
  return { bands, citation: cite(map['cite'], ['grades', 'cite']) };
}

function readWeights(read: TreeReader, tree: PolicyTree | undefined, cite: Cite): Policy['weights'] {
  const map = read.map(tree, ['weights'], ['patterns', 'cite']);
  const path = ['weights', 'patterns'];
  const patterns = read.list(map['patterns'], path).map((each, at) => {
    const pattern = read.map(each, [...path, at], ['name', 'weights']);
    const weights: Partial<Record<IndicatorClass, Decimal>> = {};
    const place = [...path, at, 'weights'];
    const entries = read.map(
      pattern['weights'],
      place,
      CLASSES.map((name) => `${name}?`),
    );
    for (const [name, share] of Object.entries(entries)) {
      weights[read.choice(name, [...place, name], CLASSES)] = read.decimal(share, [...place, name]);
    }
    return { name: read.text(pattern['name'], [...path, at, 'name']), weights };
  });
  return { patterns, citation: cite(map['cite'], ['weights', 'cite']) };
}
