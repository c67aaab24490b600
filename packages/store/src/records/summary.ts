import { isCounted } from '@kaocheng/core/checks/count';
import { once } from '@kaocheng/core/checks/once';
import type { Examination } from '@kaocheng/core/examine/examine';
import type { EvaluatedForm, EvaluatedSummary } from '@kaocheng/core/model/evaluation';
import type { FactValue, Finding, Severity } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form } from '@kaocheng/core/model/transcript';
import type { Decimal } from '@kaocheng/core/values/decimal';
import { figuresOf } from './figures.js';
import type { FindingRecord, FormRecord } from './record.js';
import { storable } from './storable.js';

/** What is kept of an examination: plain data, so that it can come out of a worker. */
export interface ExaminationSummary {
  readonly province: string | null;
  readonly department: string | null;
  readonly year: string | null;
  readonly forms: readonly FormRecord[];
  readonly findings: readonly FindingRecord[];
}

/** Longest name, title or department that lists show; the transcript has all of it. */
const MOST_SHOWN = 300;
const RATE_PLACES = 4;

/** The rows that are kept of an examination: a row for each form, a row for each finding, those that hang included. Pure. */
export function summaryOf(examination: Examination): ExaminationSummary {
  const { evaluation, scorecards } = examination;
  const { transcript } = evaluation;
  const findings = examination.findings.flatMap((finding) => withHanging(finding, []));
  const counts = new Map<number, Record<Severity, number>>();
  for (const { form, severity, counted } of findings) {
    if (form === null || !counted) continue;
    const count = counts.get(form) ?? { error: 0, warning: 0, info: 0 };
    counts.set(form, { ...count, [severity]: count[severity] + 1 });
  }
  const cards = new Map(scorecards.map((card) => [card.form, card]));
  const evaluated = new Map(evaluation.forms.map((form) => [form.order, form]));
  const summaries = new Map(evaluation.summaries.map((form) => [form.order, form]));
  const [department, year] = [shown(transcript.department), shown(transcript.year)];
  const forms = transcript.forms.map((form): FormRecord => {
    const { error: errors = 0, warning: warnings = 0, info: infos = 0 } = counts.get(form.order) ?? {};
    return formRecord({
      form,
      card: cards.get(form.order),
      evaluated: evaluated.get(form.order) ?? summaries.get(form.order),
      department,
      year,
      errors,
      warnings,
      infos,
    });
  });
  return {
    province: shown(transcript.province),
    department,
    year,
    forms,
    findings,
  };
}

/** All that the row of a form is made of; department and year are those of the document. */
interface FormParts {
  readonly form: Form;
  readonly card: Scorecard | undefined;
  readonly evaluated: EvaluatedForm | EvaluatedSummary | undefined;
  readonly department: string | null;
  readonly year: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

const formsKnown = new WeakMap<Form, { readonly parts: FormParts; readonly record: FormRecord }>();

/** The row of a form; of one that is the same as before, the one that was made before. */
function formRecord(parts: FormParts): FormRecord {
  const { form, card, evaluated, department, year, errors, warnings, infos } = parts;
  const known = formsKnown.get(form);
  if (known !== undefined && isSame(known.parts, parts)) return known.record;
  const record = {
    order: form.order,
    kind: form.kind,
    title: shown(form.title),
    name: 'name' in form ? shown(form.name) : null,
    department: departmentOf(form) ?? department,
    year: shown(form.year) ?? year,
    ...scoresOf(card),
    ...moneyOf(evaluated),
    moneyUnit: 'moneyUnit' in form ? shown(form.moneyUnit) : form.kind === 'account' ? shown(form.unit) : null,
    errors,
    warnings,
    infos,
  };
  formsKnown.set(form, { parts, record });
  return record;
}

const isSame = (a: FormParts, b: FormParts): boolean =>
  a.card === b.card &&
  a.evaluated === b.evaluated &&
  a.department === b.department &&
  a.year === b.year &&
  a.errors === b.errors &&
  a.warnings === b.warnings &&
  a.infos === b.infos;

function departmentOf(form: Form): string | null {
  if (form.kind === 'account') return shown(form.department);
  return form.kind === 'summary' ? null : shown(form.supervisor);
}

type Scores = Pick<
  FormRecord,
  'policy' | 'printedTotal' | 'recomputedTotal' | 'printedGrade' | 'gradeOfPrinted' | 'recomputedGrade'
>;

function scoresOf(card: Scorecard | undefined): Scores {
  const totals = card?.totals;
  return {
    policy: card?.policy ?? null,
    printedTotal: exact(totals?.printed.value),
    recomputedTotal: exact(totals?.cap ?? totals?.rescaled ?? totals?.recomputed),
    printedGrade: shown(card?.grade.printed),
    gradeOfPrinted: card?.grade.ofPrinted ?? null,
    recomputedGrade: card?.grade.recomputed ?? null,
  };
}

function moneyOf(
  form: EvaluatedForm | EvaluatedSummary | undefined,
): Pick<FormRecord, 'annual' | 'executed' | 'executionRate'> {
  const row = form === undefined ? null : 'totals' in form ? form.totals : form.totalFunds;
  const annual = row?.annual.value ?? null;
  const executed = row?.executed.value ?? null;
  const rate = annual === null || executed === null || annual.isZero() ? null : executed.div(annual, RATE_PLACES);
  return { annual: exact(annual), executed: exact(executed), executionRate: rate?.toFixed(RATE_PLACES) ?? null };
}

function withHanging(finding: Finding, roots: readonly Finding[]): FindingRecord[] {
  const root = roots.at(-1);
  const own = findingRecord(finding, root === undefined ? null : root.id, isCounted(finding, roots));
  if (finding.hangs.length === 0) return [own];
  return [own, ...finding.hangs.flatMap((hanging) => withHanging(hanging, [...roots, finding]))];
}

/** Rows by the places of their findings, which nothing but a check that ran anew makes anew. */
const findingsKnown = new WeakMap<
  Finding['where'],
  { readonly finding: Finding; readonly root: string | null; readonly record: FindingRecord }
>();

/** The row of a finding; of one that is the same as before, the one that was made before. */
function findingRecord(finding: Finding, root: string | null, counted: boolean): FindingRecord {
  const { id, form, rule, code, severity, weight, where, printed, expected, facts } = finding;
  const known = findingsKnown.get(where);
  const before = known?.finding;
  if (
    known !== undefined &&
    before !== undefined &&
    known.root === root &&
    known.record.counted === counted &&
    before.id === id &&
    before.form === form &&
    before.rule === rule &&
    before.code === code &&
    before.severity === severity &&
    before.weight === weight &&
    before.printed === printed &&
    before.expected === expected &&
    before.facts === facts
  ) {
    return known.record;
  }
  const record: FindingRecord = {
    id: storable(id),
    form,
    rule,
    code,
    severity,
    weight,
    place: storable(where[0] ?? ''),
    printed: printed === null ? null : storable(printed),
    expected: expected === null ? null : storable(expected),
    facts: storableFacts(facts),
    hangsOn: root === null ? null : storable(root),
    counted,
    figures: figuresOf(finding),
  };
  findingsKnown.set(where, { finding, root, record });
  return record;
}

const exact = (value: Decimal | null | undefined): string | null => value?.toString() ?? null;

/** A print for lists: in one line, not too long. */
function shown(print: string | null | undefined): string | null {
  const line = print?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '') return null;
  const glyphs = Array.from(storable(line));
  return glyphs.length > MOST_SHOWN ? `${glyphs.slice(0, MOST_SHOWN - 1).join('')}…` : glyphs.join('');
}

/** The same facts give the same object again, so that who compares records sees at once that they are the same. */
const storableFacts = once(
  (facts: Finding['facts']): Record<string, FactValue> =>
    Object.fromEntries(Object.entries(facts).map(([key, value]) => [storable(key), storableFact(value)])),
);

function storableFact(value: FactValue): FactValue {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? value.map(storableFact) : storableFacts(value);
}

const isList = (value: FactValue): value is readonly FactValue[] => Array.isArray(value);
