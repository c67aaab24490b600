import type { EvaluatedForm } from '../../model/evaluation.js';
import type { Policy } from '../../model/policy.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck, Report } from '../check.js';
import { at, atIndicator, atLevel1, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { type MisplacedRow, misplacedRow, type OffGroup } from './misplaced-row.js';
import { isUnder, ownExecution, type WeightGroup, weightGroups } from './weight-groups.js';

const tolerance = ruleOf('B2').number('tolerance');

/** Indicators under a heading weigh what the heading says, and all together with execution what the total says. */
export const b2: FormCheck = {
  code: 'B2',
  scope: 'form',
  run(subject, context, report) {
    const { form } = subject;
    const off = addUp(form, 'level1') ? NONE : offGroups(weightGroups(form, 'level1'));
    const misplaced = misplacedRow(off);
    const execution = ownExecution(subject)?.weight ?? null;
    if (misplaced !== null) reportMisplaced(misplaced, report);
    else for (const one of off) heading(one, 'level1', leftOut(form, execution), report);
    if (!addUp(form, 'level2')) {
      for (const one of offGroups(weightGroups(form, 'level2')))
        heading(one, 'level2', leftOut(form, execution), report);
    }
    whole(form, execution, off, context.policyOf(form), report);
    repeated(form, report);
  },
};

const NONE: readonly OffGroup[] = [];

/** Whether all is well under the headings of a level; the groups are only made where it is not. */
function addUp({ indicators }: EvaluatedForm, level: 'level1' | 'level2'): boolean {
  let sum = Decimal.zero;
  for (let i = 0; i < indicators.length; i += 1) {
    const row = indicators[i];
    if (row === undefined) continue;
    const next = indicators[i + 1];
    const { value } = level === 'level1' ? row.level1Weight : row.level2Weight;
    if (row.weight.value === null) return false;
    sum = sum.add(row.weight.value);
    if (next !== undefined && isUnder(row, next, level)) continue;
    if (value !== null && !sum.equals(value)) return false;
    sum = Decimal.zero;
  }
  return true;
}

/** The groups whose heading is not the sum of their rows. */
function offGroups(groups: readonly WeightGroup[]): OffGroup[] {
  const off: OffGroup[] = [];
  for (const group of groups) {
    const sum = weigh(group);
    const { value } = group.heading;
    if (value === null || sum === null || sum.sub(value).abs().compare(tolerance) <= 0) continue;
    off.push({ group, sum, heading: value });
  }
  return off;
}

function reportMisplaced({ row, from, to }: MisplacedRow, report: Report): void {
  report({
    case: 'misplaced',
    at: [
      atIndicator(row.name, row.index, 'level1'),
      atLevel1(from.group.name),
      atLevel1(to.group.name),
      atIndicator(row.name, row.index, 'weight'),
    ],
    printed: from.group.name,
    expected: to.group.name,
    facts: {
      name: row.name,
      level2: row.indicator.level2,
      weight: row.weight.printed,
      from: from.group.name,
      to: to.group.name,
    },
  });
}

/** The sum of a group's weights; null where one is blank or only one of several is printed. */
function weigh({ indicators }: WeightGroup): Decimal | null {
  let sum = Decimal.zero;
  let counted = 0;
  for (const { weight, target, score } of indicators) {
    if (weight.value !== null) {
      sum = sum.add(weight.value);
      counted += 1;
    } else if (target.kind !== 'blank' || score.value !== null) return null;
  }
  return counted === 0 ? null : sum;
}

/** What rows that the document leaves out may weigh: nothing where a total of the weights is printed. */
function leftOut(form: EvaluatedForm, execution: Decimal | null): Decimal {
  if (form.total.weight.printed !== null) return Decimal.zero;
  let left = Decimal.hundred.sub(execution ?? Decimal.zero);
  for (const { weight } of form.indicators) if (weight.value !== null) left = left.sub(weight.value);
  return left;
}

function heading(
  { group, sum, heading: stated }: OffGroup,
  level: 'level1' | 'level2',
  left: Decimal,
  report: Report,
): void {
  const weighed = group.indicators.filter(({ weight }) => weight.value !== null);
  const index = group.indicators[0]?.index ?? 0;
  const place: Place =
    level === 'level1'
      ? { ...atLevel1(group.name), cell: `indicators.${index}.level1Weight` }
      : { where: `level2[${group.name}].weight`, cell: `indicators.${index}.level2Weight` };
  const isOpen = sum.lessThan(stated) && stated.sub(sum).compare(left) <= 0;
  report({
    case: isOpen ? 'heading-less' : 'heading',
    at: [place, ...weighed.map(({ name, index: row }) => atIndicator(name, row, 'weight'))],
    printed: group.heading.printed,
    expected: sum.toString(),
    facts: { heading: group.name, parts: weighed.map(({ weight }) => weight.printed ?? ''), sum: sum.toString() },
  });
}

function whole(
  form: EvaluatedForm,
  execution: Decimal | null,
  off: readonly OffGroup[],
  policy: Policy | null,
  report: Report,
): void {
  if (form.indicators.length === 0) return;
  let sum = execution ?? Decimal.zero;
  let weighed = 0;
  for (const { weight, target, score } of form.indicators) {
    if (weight.value !== null) {
      sum = sum.add(weight.value);
      weighed += 1;
    } else if (target.kind !== 'blank' || score.value !== null) return;
  }
  if (weighed === 0) return;
  const printed = form.total.weight.value;
  const should = printed ?? Decimal.hundred;
  if (execution === null && mayWeigh(form, should.sub(sum), policy)) return;
  if (sum.equals(should) || sum.sub(should).abs().compare(tolerance) <= 0) return;
  const parts: Decimal[] = execution === null ? [] : [execution];
  for (const { weight } of form.indicators) if (weight.value !== null) parts.push(weight.value);
  const facts = { parts: parts.map(String), sum: sum.toString(), execution: execution?.toString() ?? null };
  const headings = off.map(({ group }) => atLevel1(group.name));
  if (printed !== null) {
    report({
      case: 'total',
      at: [at('total.weight'), ...headings],
      printed: form.total.weight.printed,
      expected: sum.toString(),
      facts,
    });
  } else if (form.kind !== 'target' && form.kind !== 'monitor') {
    const funds = form.funds.filter(({ weight }) => weight.value !== null).map(({ path }) => at(`${path}.weight`));
    report({
      case: 'hundred',
      at: [at('total.weight'), ...funds, ...headings],
      facts,
    });
  }
}

/** Some forms print the marks of the execution and not what it weighs: what is left then is no less, and no more than any measure gives it. */
function mayWeigh(form: EvaluatedForm, left: Decimal, policy: Policy | null): boolean {
  const marks = form.totalFunds?.score.value ?? null;
  if (marks === null || left.sign() <= 0 || left.lessThan(marks)) return false;
  const given = (policy?.weights.patterns ?? []).flatMap(({ weights }) => weights.execution ?? []);
  return given.length === 0 || given.some((weight) => left.compare(weight) <= 0);
}

/** The weight of the total row printed again on one of its parts. */
function repeated(form: EvaluatedForm, report: Report): void {
  const total = form.totalFunds;
  if (total === null || total.weight.value === null || total.weight.value.sign() <= 0) return;
  for (const row of form.funds) {
    if (row === total || row.weight.value === null || row.weight.value.sign() <= 0) continue;
    report({
      case: 'repeated',
      at: [at(`${row.path}.weight`), at(`${row.path}.score`), at(`${total.path}.weight`)],
      printed: row.weight.printed,
      facts: { source: row.source, weight: total.weight.printed },
    });
  }
}
