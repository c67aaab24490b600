import { builtInFormat } from './built-in-formats.js';
import { type Digits, digitsOf, plainOf } from './digits.js';
import { type FormatSection, parseFormatCode } from './format-code.js';
import { formatDate } from './format-date.js';
import { formatBy, formatGeneral, GENERAL_WIDTH } from './format-number.js';
import { hanDate, hanNumber } from './han-digits.js';

const parsed = new Map<string, readonly FormatSection[]>();
const MOST_PARSED = 2000;
/** A number that is shown as it is stored where it has no format. */
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

function sectionsOf(code: string): readonly FormatSection[] {
  const known = parsed.get(code);
  if (known !== undefined) return known;
  const sections = parseFormatCode(code);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(code, sections);
  return sections;
}

/**
 * What a worksheet shows for a stored number under a format code. A text that is no number is shown as it is; a number
 * that the format cannot show (a negative date) is shown without it.
 * @param stored as in the file: `0.9875`, `45078`, `1.2E-3`
 */
export function shownNumber(stored: string, code: string, from1904: boolean): string {
  if (code === 'General' && stored.length <= GENERAL_WIDTH && PLAIN.test(stored)) return stored;
  const value = digitsOf(stored);
  if (value === null) return stored;
  const sections = sectionsOf(code);
  const { section, bare } = choose(sections, value);
  if (section === undefined) return formatGeneral(value);
  if (section.tokens.length === 0) return code.trim() === '' ? formatGeneral(value) : '';
  const shown: Digits = bare ? { ...value, negative: false } : value;
  const { han } = section;
  if (section.isDate) {
    const date = formatDate(section.tokens, Number(plainOf(value)), from1904) ?? formatGeneral(value);
    return han === undefined ? date : hanDate(date, han);
  }
  const text = shownFigure(section, shown);
  if (han === undefined) return text;
  return hanNumber(
    text,
    han,
    section.tokens.some(({ kind }) => kind === 'general'),
  );
}

/** A number, its sign already taken off where the section shows none, by a section that shows no date. */
function shownFigure(section: FormatSection, shown: Digits): string {
  if (section.tokens.some(({ kind }) => kind === 'general' || kind === 'text')) {
    const number = formatGeneral(shown);
    return section.tokens
      .map((token) =>
        token.kind === 'literal'
          ? token.text
          : token.kind === 'percent'
            ? '%'
            : token.kind === 'general' || token.kind === 'text'
              ? number
              : '',
      )
      .join('');
  }
  const text = formatBy(section.tokens, { ...shown, negative: false });
  return shown.negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** What a worksheet shows for a stored text under a format code: its fourth section, or an only one with @. */
export function shownText(text: string, code: string): string {
  if (!code.includes('@')) return text;
  const sections = sectionsOf(code);
  const section = sections[3] ?? (sections.length === 1 ? sections[0] : undefined);
  if (section === undefined || !section.tokens.some(({ kind }) => kind === 'text')) return text;
  return section.tokens
    .map((token) => (token.kind === 'text' ? text : token.kind === 'literal' ? token.text : ''))
    .join('');
}

/** The section for a number; `bare` where it shows a negative number without its sign. */
function choose(
  sections: readonly FormatSection[],
  value: Digits,
): { readonly section: FormatSection | undefined; readonly bare: boolean } {
  const number = Number(plainOf(value));
  const conditional = sections.some(({ condition }) => condition !== null);
  if (conditional) {
    const found = sections.find(({ condition }) => condition !== null && holds(condition, number));
    if (found !== undefined) return { section: found, bare: number < 0 && found !== sections[0] };
    const rest = sections.find(({ condition }) => condition === null);
    return { section: rest, bare: false };
  }
  const numeric = sections.length > 3 ? sections.slice(0, 3) : sections;
  if (number < 0 && numeric.length > 1) return { section: numeric[1], bare: true };
  if (number === 0 && numeric.length > 2) return { section: numeric[2], bare: false };
  return { section: numeric[0], bare: false };
}

function holds({ operator, value }: { readonly operator: string; readonly value: number }, number: number): boolean {
  if (operator === '>=') return number >= value;
  if (operator === '<=') return number <= value;
  if (operator === '>') return number > value;
  if (operator === '<') return number < value;
  return operator === '<>' ? number !== value : number === value;
}

/** Format code of a built-in number of a format, or of one that the workbook defines. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? builtInFormat(id);
}
