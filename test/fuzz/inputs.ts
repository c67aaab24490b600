import { Random } from '../generator/random.js';
import { type Container, damaged } from './containers.js';
import { hostile } from './hostile.js';
import { drawn, LABELS, mutated, NOISE, original, samplesOf, VALUES } from './pieces.js';

/** One input; its name says how it was made, and with the seed makes it again. */
export interface FuzzInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function page(random: Random): string {
  const tags = ['table', 'tr', 'td', 'th', 'div', 'p', 'span', 'script', 'style', 'nav', 'br', 'ul', 'li'] as const;
  let text = random.chance(0.5) ? '<!DOCTYPE html><html><body>' : '<table>';
  for (let i = random.between(1, 300); i > 0; i -= 1) {
    const tag = random.pick(tags);
    const span = random.chance(0.2)
      ? ` rowspan="${random.pick(['2', '0', '-1', '65535', '1e9', 'x'])}" colspan=${random.between(0, 5000)}`
      : '';
    text += random.chance(0.7) ? `<${tag}${span}>` : `</${tag}>`;
    if (random.chance(0.6)) text += random.chance(0.5) ? random.pick(LABELS) : random.pick(VALUES);
    if (random.chance(0.05)) text += random.pick(NOISE);
  }
  return text;
}

function json(random: Random): string {
  const depth = random.between(1, 2000);
  const value = (level: number): unknown => {
    if (level > 4 || random.chance(0.3)) return random.pick(['1', null, 0.6, true, '产出指标', '≥95%', 1e308]);
    if (random.chance(0.4)) return Array.from({ length: random.between(0, 6) }, () => value(level + 1));
    const keys = [
      'kind',
      'forms',
      'indicators',
      'funds',
      'total',
      'rows',
      'values',
      '__proto__',
      'constructor',
      'name',
      'cells',
    ] as const;
    return Object.fromEntries(
      Array.from({ length: random.between(0, 6) }, () => [random.pick(keys), value(level + 1)]),
    );
  };
  if (random.chance(0.1)) return '['.repeat(depth) + ']'.repeat(depth);
  const kind = random.pick(['project', 'department', 'summary', 'account', 'target', 'monitor']);
  const form = value(1);
  return JSON.stringify({
    forms: [{ kind, ...(typeof form === 'object' && form !== null && !Array.isArray(form) ? form : {}) }],
  });
}

/** A transcript as the program writes it, with its text changed. */
function transcript(random: Random): string {
  const sample = samplesOf('.json');
  return mutated(sample[random.between(0, sample.length - 1)] ?? '{}', random);
}

function utf16(text: string, random: Random): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), random.chance(0.5));
  return bytes;
}

function broken(bytes: Uint8Array, random: Random): Uint8Array {
  for (let i = random.between(1, 50); i > 0; i -= 1)
    bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
  return bytes;
}

/** How many of twenty inputs are containers, and from which place on. */
const CONTAINERS = 9;
const FIRST = 10;

/**
 * The input of a seed: of twenty ten are texts, pages and JSON, nine are containers, each kind in its turn; one of forty
 * is made to do harm, and `scale` says how large that is.
 */
export function fuzzInput(seed: number, scale: number, containers: readonly Container[]): FuzzInput {
  const random = new Random(seed);
  const make = (name: string, bytes: Uint8Array): FuzzInput => ({ name: `${seed} ${name}`, bytes });
  if (seed % 40 === 39) {
    const [name, text] = hostile(random, scale);
    return make(`hostile ${name}`, utf8(text));
  }
  const turn = seed % 20;
  const container = containers[(Math.floor(seed / 20) * CONTAINERS + turn - FIRST) % containers.length];
  if (turn >= FIRST && turn < FIRST + CONTAINERS && container !== undefined)
    return make(container.kind, damaged(container, random));
  switch (turn) {
    case 0:
      return make(
        'random bytes',
        Uint8Array.from({ length: random.between(0, 4000) }, () => random.between(0, 255)),
      );
    case 1:
    case 2:
      return make('labels and values', utf8(drawn(random, random.between(1, 400))));
    case 3: {
      const bytes = utf8(original(random));
      return make('cut off', bytes.subarray(0, random.between(0, bytes.length)));
    }
    case 4:
      return make('page', utf8(page(random)));
    case 5:
      return make('JSON', utf8(json(random)));
    case 6:
      return make('UTF-16', utf16(mutated(original(random), random), random));
    case 7:
      return make('broken bytes', broken(utf8(original(random)).slice(), random));
    case 8:
      return make(
        'tabs',
        utf8(mutated(original(random).replace(/ +/g, random.pick(['\t', '\t\t', '|', ' | '])), random)),
      );
    case 9:
      return make('mutated', utf8(mutated(original(random), random)));
    default:
      return make('transcript', utf8(transcript(random)));
  }
}
