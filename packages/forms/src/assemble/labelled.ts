import type { Printed } from '@kaocheng/core/model/transcript';
import { labels } from '../generated/labels.js';
import { foldLabel } from '../labels/lexicon.js';
import { anyOf } from '../labels/word-pattern.js';
import type { RawCell, RawForm, RawLabelled } from '../raw/raw-form.js';
import { printed, withoutLayout } from './printed.js';
import type { Sources } from './sources.js';
import { splitCode, splitPhone, stripGradeLabel, yearOf } from './split.js';

/** What the labels before and behind the tables give. */
export interface Labelled {
  name: Printed;
  code: Printed;
  supervisor: Printed;
  implementer: Printed;
  year: Printed;
  score: Printed;
  grade: Printed;
  conclusion: Printed;
  problems: Printed;
  measures: Printed;
  process: Printed;
  contact: { name: Printed; phone: Printed; finance: Printed };
  extra: Record<string, Printed>;
}

type Plain = 'supervisor' | 'implementer' | 'conclusion' | 'problems' | 'measures' | 'process';
const PLAIN: ReadonlySet<string> = new Set<Plain>([
  'supervisor',
  'implementer',
  'conclusion',
  'problems',
  'measures',
  'process',
]);
const isPlain = (field: string): field is Plain => PLAIN.has(field);

/** A form of a whole department names its unit where a project form names the project. */
const namesTheUnit = (raw: RawForm, { field, label }: RawLabelled): boolean =>
  field === 'department' &&
  (raw.kind === 'department' || raw.kind === 'target') &&
  !raw.head.some((other) => other.field === 'name') &&
  foldLabel(label).includes('单位');

/** A label of who filled the form in. */
const FILLER = /^(?:填报|申报)/u;

/** A value that names no unit: （公章）　年　月　日, 同上. */
const NO_NAME = new RegExp(`^(?:${anyOf(labels.namesNothing)}|[\\s\\d（）():：、,，.。/—-])*$`, 'u');

/**
 * The labels of the head in their order, but a filled 项目单位 before the 填报单位 above it: who filled a form in is the
 * implementer only where the form names no other.
 */
function ranked(head: readonly RawLabelled[]): readonly RawLabelled[] {
  const isFiller = ({ label }: RawLabelled): boolean => FILLER.test(foldLabel(label));
  const isImplementer = ({ field }: RawLabelled): boolean => field === 'implementer';
  const at = head.findIndex((each) => isImplementer(each) && !isFiller(each) && !NO_NAME.test(each.cell?.text ?? ''));
  const [before, named] = [head.slice(0, at), head[at]];
  if (named === undefined || !before.some((each) => isImplementer(each) && isFiller(each))) return head;
  const others = before.filter((each) => !isImplementer(each));
  return [...others, named, ...before.filter(isImplementer), ...head.slice(at + 1)];
}

/**
 * Values of the labels of a raw form by field. Labels that FORMAT.md has no key for stand in `extra` by the label as printed;
 * of two values of one field the first counts, the second stands in `extra`.
 */
export function assembleLabelled(raw: RawForm, sources: Sources): Labelled {
  const into: Labelled = {
    name: null,
    code: null,
    supervisor: null,
    implementer: null,
    year: null,
    score: null,
    grade: null,
    conclusion: null,
    problems: null,
    measures: null,
    process: null,
    contact: { name: null, phone: null, finance: null },
    extra: {},
  };
  const keep = ({ label, cell, menu }: RawLabelled, value: Printed): void => {
    const key = withoutLayout(label).replace(/[:：]+$/u, '');
    const before = into.extra[key];
    if (before !== undefined && before !== null) {
      if (value !== null && value !== before) into.extra[key] = `${before} ${value}`;
    } else into.extra[key] = sources.note(`extra.${key}`, cell, value);
    if (menu !== undefined && into.extra[key] === null) sources.menu(`extra.${key}`, menu);
  };
  const name = (cell: RawCell | null, value: string): void => {
    const split = splitCode(value);
    into.name = sources.note('name', cell, split.name);
    into.code ??= sources.note('code', cell, split.code);
  };
  for (const labelled of [...ranked(raw.head), ...raw.tail]) {
    const { field, label, cell } = labelled;
    const value = printed(cell);
    if (isPlain(field)) {
      if (into[field] === null) into[field] = sources.note(field, cell, value);
      else if (value !== into[field]) keep(labelled, value);
    } else if (field === 'name' || namesTheUnit(raw, labelled)) {
      if (value === null) continue;
      if (into.name === null) name(cell, value);
      else if (value !== into.name) keep(labelled, value);
    } else if (field === 'code') into.code ??= sources.note('code', cell, value);
    else if (field === 'totalScore') into.score ??= sources.note('total.score', cell, value);
    else if (field === 'totalGrade' || field === 'grade')
      into.grade ??= sources.note('total.grade', cell, value === null ? null : stripGradeLabel(value));
    else if (field === 'contactName') {
      const split = splitPhone(value ?? '');
      into.contact.name ??= sources.note('contact.name', cell, split.name);
      into.contact.phone ??= sources.note('contact.phone', cell, split.phone);
    } else if (field === 'contactPhone') into.contact.phone ??= sources.note('contact.phone', cell, value);
    else if (field === 'contactFinance') into.contact.finance ??= sources.note('contact.finance', cell, value);
    else if (/年度$/u.test(foldLabel(label)) && yearOf(value) !== null && (value ?? '').length <= 6)
      into.year ??= sources.note('year', cell, yearOf(value));
    else keep(labelled, value);
  }
  return into;
}
