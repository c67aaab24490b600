import {
  FORM_CELLS,
  FUND_CELLS,
  INDICATOR_CELLS,
  INDICATOR_COLUMNS,
  SUMMARY_CELLS,
  SUMMARY_COLUMNS,
} from '../model/keys.js';
import type { Transcript } from '../model/transcript.js';
import { isObject, isWholeForm, isWholeIndicator } from './whole.js';

/** Gives a value of the type that stands in its place: the same value where it is of that type, else a blank. */
type Mend = (value: unknown) => unknown;
type Shape = readonly (readonly [key: string, mend: Mend])[];

const printed: Mend = (value) => (typeof value === 'string' ? value : null);
const text: Mend = (value) => (typeof value === 'string' ? value : '');
const truth: Mend = (value) => value === true;
const strings: Mend = (value) => {
  if (!Array.isArray(value)) return [];
  return value.every((item) => typeof item === 'string') ? value : value.filter((item) => typeof item === 'string');
};

/** A key that may be missing, and must be of its type where it is there. */
function optional(mend: Mend): Mend {
  return (value) => (value === undefined ? undefined : mend(value));
}

const figure: Mend = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

function withShape(value: Readonly<Record<string, unknown>>, shape: Shape): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | null = null;
  for (const [key, mend] of shape) {
    const before = value[key];
    const after = mend(before);
    if (after === before) continue;
    copy ??= { ...value };
    copy[key] = after;
  }
  return copy ?? value;
}

/** An object of a shape, or null. */
function orNull(shape: Shape): Mend {
  return (value) => (isObject(value) ? withShape(value, shape) : null);
}

/** An object of a shape; a blank one where none stands. */
function object(shape: Shape): Mend {
  return (value) => withShape(isObject(value) ? value : {}, shape);
}

/** A list of objects; what is no object is left out. */
function list(mend: (item: Readonly<Record<string, unknown>>, index: number) => unknown): Mend {
  return (value) => {
    if (!Array.isArray(value)) return [];
    let copy: unknown[] | null = null;
    for (let i = 0; i < value.length; i += 1) {
      const before: unknown = value[i];
      const after = isObject(before) ? mend(before, i) : undefined;
      if (after !== before) copy ??= value.slice(0, i);
      if (copy !== null && after !== undefined) copy.push(after);
    }
    return copy ?? value;
  };
}

function listOf(shape: Shape): Mend {
  return list((item) => withShape(item, shape));
}

/** Values by labels that are not known beforehand. */
function recordOf(mend: Mend): Mend {
  return (value) => {
    if (!isObject(value)) return {};
    let copy: Record<string, unknown> | null = null;
    for (const key of Object.keys(value)) {
      const after = mend(value[key]);
      if (after === value[key]) continue;
      copy ??= { ...value };
      copy[key] = after;
    }
    return copy ?? value;
  };
}

function all(mend: Mend, ...keys: readonly string[]): Shape {
  return keys.map((key) => [key, mend] as const);
}

const record = recordOf(printed);
const span: Mend = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) ? value : null;
const spans: Mend = (value) => {
  if (!Array.isArray(value)) return undefined;
  return value.every((one) => span(one) !== null) ? value : value.filter((one) => span(one) !== null);
};
const cell = object([
  ['confidence', (value) => (typeof value === 'number' ? value : 0)],
  ['spans', optional(spans)],
]);

const formShape: Shape = [
  ['title', printed],
  ['year', optional(printed)],
  ['cells', optional(recordOf(cell))],
];

const fundRow = orNull([...all(printed, ...FUND_CELLS), ['extra', optional(record)]]);

const indicatorShape: Shape = [
  ...all(printed, ...INDICATOR_CELLS),
  ...all(optional(printed), ...INDICATOR_COLUMNS),
  ['extra', optional(record)],
];

const indicatorFormShape: Shape = [
  ...formShape,
  ...all(printed, ...FORM_CELLS),
  ['funds', (value) => (isObject(value) ? recordOf(fundRow)(value) : null)],
  ['goals', orNull(all(printed, 'expected', 'actual'))],
  ['indicators', list((row) => (isWholeIndicator(row) ? row : withShape(row, indicatorShape)))],
  ['total', orNull(all(printed, 'weight', 'score', 'grade'))],
  ['contact', object(all(printed, 'name', 'phone', 'finance'))],
  ['attachments', strings],
  ['extra', record],
  ['tasks', optional(listOf(all(printed, 'name', 'content')))],
  ['budget', optional(record)],
];

const summaryShape: Shape = [
  ...formShape,
  ['rows', listOf([...all(printed, ...SUMMARY_CELLS), ...all(optional(printed), ...SUMMARY_COLUMNS)])],
  ['totals', object(all(printed, 'annual', 'executed'))],
  ['extra', record],
];

const accountShape: Shape = [
  ...formShape,
  ...all(printed, 'table', 'unit', 'department', 'note'),
  ['empty', truth],
  ['columns', strings],
  ['rows', listOf([...all(printed, 'code', 'name'), ...all(optional(printed), 'line', 'side'), ['values', record]])],
];

function shapeOf(kind: unknown): Shape {
  if (kind === 'summary') return summaryShape;
  if (kind === 'account') return accountShape;
  return kind === 'project' || kind === 'department' || kind === 'target' || kind === 'monitor'
    ? indicatorFormShape
    : formShape;
}

const factShape: Shape = [
  ...all(text, 'about', 'field', 'value', 'quote'),
  ...all(optional(figure), 'start', 'end', 'paragraph'),
  ...all(
    optional((value) => (typeof value === 'string' ? value : undefined)),
    'label',
    'indicator',
    'of',
  ),
];

const transcriptShape: Shape = [
  ['source', text],
  ...all(printed, 'province', 'place', 'department', 'year'),
  [
    'forms',
    list((form, index) => {
      const mended = isWholeForm(form) ? form : withShape(form, shapeOf(form['kind']));
      return Number.isFinite(mended['order']) ? mended : { ...mended, order: index + 1 };
    }),
  ],
  [
    'reports',
    listOf([
      ['title', text],
      ['facts', listOf(factShape)],
    ]),
  ],
  [
    'tables',
    optional(
      listOf([
        ['title', text],
        ['note', printed],
      ]),
    ),
  ],
  ['unread', listOf([])],
];

/**
 * A transcript that has all its keys: those that are missing or of another type are blank, so that nothing that reads it has
 * to ask. Files that other programs wrote lack some. A transcript that is whole comes back as it is; none is altered.
 */
export function complete(transcript: unknown): Transcript {
  return object(transcriptShape)(transcript) as Transcript;
}
