import type { EvaluatedForm } from '../../model/evaluation.js';
import type { DocumentCheck } from '../check.js';
import { at, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { visitTexts } from './cell-texts.js';

const bankWords = anyOf(ruleOf('G9').list('bank'));
const DIGITS = /\d[\d -]{9,21}[\dXx]/g;
const LONG = /\d[\d -]{9}/;
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

type Kind = 'mobile' | 'identity' | 'bank';

interface Seen {
  readonly places: Place[];
  readonly masked: string[];
}

/** Numbers of persons that must not be published: mobile, identity and bank numbers. One finding of each kind a document. */
export const g9: DocumentCheck = {
  code: 'G9',
  scope: 'document',
  run({ forms }, _context, report) {
    const found = new Map<Kind, Seen>();
    for (const form of forms) {
      look(form, form.form.contact?.phone ?? null, () => at('contact.phone'), found);
      look(form, form.form.contact?.name ?? null, () => at('contact.name'), found);
      visitTexts(form, (text, locate, key) => look(form, text, () => locate(form, key), found));
    }
    for (const [kind, { places, masked }] of found) {
      report({ case: kind, form: null, at: places, facts: { count: places.length, numbers: [...new Set(masked)] } });
    }
  },
};

function look(form: EvaluatedForm, text: string | null, place: () => Place, found: Map<Kind, Seen>): void {
  if (text === null || text.length < 11 || !LONG.test(text)) return;
  for (const [match] of text.matchAll(DIGITS)) {
    const kind = kindOf(match.replace(/[ -]/g, ''), text);
    if (kind === null) continue;
    const seen = found.get(kind) ?? { places: [], masked: [] };
    seen.places.push({ ...place(), form: form.order });
    seen.masked.push(mask(match.replace(/[ -]/g, '')));
    found.set(kind, seen);
  }
}

function kindOf(number: string, text: string): Kind | null {
  if (/^1[3-9]\d{9}$/.test(number)) return 'mobile';
  if (number.length === 18 && isIdentity(number)) return 'identity';
  if (number.length >= 16 && number.length <= 19 && bankWords.test(text) && isLuhn(number)) return 'bank';
  return null;
}

/** The check letter of the 18-digit citizen number (GB 11643). */
function isIdentity(number: string): boolean {
  if (!/^\d{6}(?:19|20)\d{9}[\dXx]$/.test(number)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(number.charAt(i)), 0);
  return ID_CHECKS.charAt(sum % 11) === number.charAt(17).toUpperCase();
}

function isLuhn(number: string): boolean {
  if (!/^\d+$/.test(number)) return false;
  let sum = 0;
  for (let i = 0; i < number.length; i += 1) {
    const digit = Number(number.charAt(number.length - 1 - i));
    const value = i % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** First three and last two digits; a finding must not spread the number. */
function mask(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`;
}
