import type { EvaluatedForm, Evaluation, IndicatorClass } from '../../model/evaluation.js';
import type { NarrativeFact } from '../../model/transcript.js';
import { scanFigures } from '../../narrative/figures.js';
import { Decimal } from '../../values/decimal.js';
import { once } from '../once.js';
import { inText, type Place } from '../place.js';

/** A fact of the narrative with its figure read. */
export interface Stated {
  readonly fact: NarrativeFact;
  readonly report: number;
  /** Money in yuan, a percentage as printed (100 for 100%), marks or a count; null where the fact carries no figure. */
  readonly value: Decimal | null;
  readonly unit: 'money' | 'percent' | 'points' | 'count' | 'year' | 'none';
  /** Decimals of the printed figure. */
  readonly places: number;
  /** 以上, 约, 余: no exact figure. */
  readonly vague: boolean;
}

export const DEPARTMENT = 'department';

/** The class of indicators that a fact gives the score of, by the fact's field. */
export const CLASS_OF_SCORE: Readonly<Record<string, IndicatorClass>> = {
  outputScore: 'output',
  benefitScore: 'benefit',
  satisfactionScore: 'satisfaction',
  inputScore: 'input',
  processScore: 'process',
  costScore: 'cost',
};

const NO_FACTS: readonly Stated[] = [];
const NO_PARAGRAPHS: readonly (readonly Stated[])[] = [];
const NO_FORMS: readonly EvaluatedForm[] = [];

const readFacts = once((evaluation: Evaluation): readonly Stated[] =>
  evaluation.transcript.reports.flatMap((report, index) => report.facts.map((fact) => read(fact, index))),
);

/** All facts of the narrative in the order of the document. */
export function statedFacts(evaluation: Evaluation): readonly Stated[] {
  return evaluation.transcript.reports.length === 0 ? NO_FACTS : readFacts(evaluation);
}

function read(fact: NarrativeFact, report: number): Stated {
  const figure = scanFigures(fact.value)[0];
  const number = figure === undefined ? null : Decimal.parse(figure.number);
  if (figure === undefined || number === null)
    return { fact, report, value: null, unit: 'none', places: 0, vague: false };
  const point = figure.number.indexOf('.');
  const places = point < 0 ? 0 : figure.number.length - point - 1;
  const shared = { fact, report, places, vague: figure.vague };
  switch (figure.kind) {
    case 'money':
      return { ...shared, value: number.shift(figure.exponent), unit: 'money' };
    case 'percent':
      return { ...shared, value: number, unit: 'percent' };
    case 'count':
      return { ...shared, value: number.shift(figure.exponent), unit: 'count' };
    case 'year':
      return { ...shared, value: number, unit: 'year' };
    default:
      return { ...shared, value: number, unit: fact.field === 'year' ? 'year' : 'points' };
  }
}

/** The snippet of a fact as a place of a finding. */
export function textOf(stated: Stated): Place {
  return inText(stated.fact.quote, stated.fact.start, stated.fact.end);
}

/** The forms that a fact speaks of: project forms of that name, or the forms of the department. */
export function formsOf(evaluation: Evaluation, about: string): readonly EvaluatedForm[] {
  const { departments, projects } = indexOf(evaluation);
  return about === DEPARTMENT ? departments : (projects.get(about) ?? NO_FORMS);
}

const indexOf = once(({ forms }: Evaluation) => {
  const departments: EvaluatedForm[] = [];
  const projects = new Map<string, EvaluatedForm[]>();
  for (const form of forms) {
    if (form.kind === 'department') departments.push(form);
    if (form.kind !== 'project' || form.name === null) continue;
    const list = projects.get(form.name);
    if (list === undefined) projects.set(form.name, [form]);
    else list.push(form);
  }
  return { departments, projects };
});

/** An amount of a form in yuan: its figures are in 万元 unless the form says 元. */
export function inYuan(form: EvaluatedForm, amount: Decimal): Decimal {
  const unit = form.form.moneyUnit ?? '';
  return unit.includes('元') && !unit.includes('万') ? amount : amount.shift(4);
}

/** Yuan written in 万元, for people. */
export function wan(yuan: Decimal): string {
  return yuan.shift(-4).toString();
}

/** More facts than any paragraph states; what goes on longer is parted, so that looking back stays short. */
const PARAGRAPH = 200;

/** Facts that stand in one paragraph, in order. */
export function byParagraph(evaluation: Evaluation): readonly (readonly Stated[])[] {
  return evaluation.transcript.reports.length === 0 ? NO_PARAGRAPHS : paragraphs(evaluation);
}

const paragraphs = once((evaluation: Evaluation) => parted(statedFacts(evaluation)));

function parted(facts: readonly Stated[]): Stated[][] {
  const groups = new Map<string, Stated[]>();
  const full: Stated[][] = [];
  for (const stated of facts) {
    const key = `${stated.report}:${stated.fact.paragraph ?? stated.fact.quote}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stated]);
    else if (group.length < PARAGRAPH) group.push(stated);
    else {
      full.push(group);
      groups.set(key, [stated]);
    }
  }
  return [...full, ...groups.values()];
}

/** How a printed figure stands to the exact one: `cut` is one unit of its last place off, as when digits are cut off. */
export function agreement(printed: Decimal, places: number, exact: Decimal): 'same' | 'cut' | 'other' {
  if (exact.round(places).equals(printed)) return 'same';
  const unit = Decimal.one.shift(-places);
  return printed.sub(exact).abs().compare(unit) <= 0 ? 'cut' : 'other';
}

/** part ÷ whole in percent, to `places` + 4 decimals. */
export function percentage(part: Decimal, whole: Decimal, places = 2): Decimal {
  return part.mul(Decimal.hundred).div(whole, places + 4);
}

/** Share of the pairs of characters that two texts have in common (Dice), as a plain ratio from 0 to 1. */
export function alike(a: string, b: string): number {
  const first = pairs(a);
  const second = pairs(b);
  if (first.size === 0 || second.size === 0) return 0;
  let same = 0;
  for (const pair of first) if (second.has(pair)) same += 1;
  return (2 * same) / (first.size + second.size);
}

/** The pairs of neighbouring letters of a text as numbers; marks, figures and spaces do not count. */
function pairs(text: string): Set<number> {
  const out = new Set<number>();
  let previous = 0;
  for (let i = 0; i < text.length && i < 2000; i += 1) {
    const code = text.charCodeAt(i);
    const letter = (code >= 0x4e00 && code <= 0x9fff) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (!letter) continue;
    if (previous !== 0) out.add(previous * 65536 + code);
    previous = code;
  }
  return out;
}
