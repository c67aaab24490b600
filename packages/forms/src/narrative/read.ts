import type { NarrativeFact, Report } from '@kaocheng/core/model/transcript';
import { anyOf } from '../labels/word-pattern.js';
import { type Clauses, clausesOf, quoteAround, spanAt } from './clauses.js';
import { phraseOf, readFigure } from './figure-facts.js';
import { type Paragraph, paragraphsOf } from './flow.js';
import { headingAt } from './headings.js';
import { ProjectNames } from './projects.js';
import { statementsOf } from './statements.js';
import { isTitle } from './titles.js';
import { wordIn, words } from './vocabulary.js';

/** What the forms of the same document say of themselves. */
export interface NarrativeContext {
  /** Names of the project forms, as printed. */
  readonly projects: readonly string[];
  readonly department: string | null;
  readonly year: string | null;
}

const DEPARTMENT = 'department';
/** Figures that may be of what the sentence has named before: 公务接待费支出决算…，完成预算的…，较上年减少…. */
const CARRIED = new Set([
  'annual',
  'initial',
  'executed',
  'fiscal',
  'carryover',
  'yearEndCarryover',
  'rate',
  'change',
  'changeRate',
]);
/** A document states some hundreds; what states more is no narrative. */
const MOST_FACTS = 5000;
/** As many figures as a document may print for all that; behind them nothing is looked for. */
const MOST_FIGURES = 20_000;
/** No paragraph is so long: a report that was pasted without line breaks is read in pieces. */
const LONGEST = 10_000;
/** Where a piece may end, best first. */
const PIECE_ENDS = ['。', '；', '，'] as const;
/** A line of a table of contents. */
const CONTENTS = /…{3}|[.·]{6}/;

/** What the narrative of a document states. */
export interface Narrative {
  readonly reports: Report[];
  /** Where in the text what was not looked at begins, as it states more than any document; null where all was. */
  readonly unreadFrom: number | null;
}

/**
 * The figures and claims that the narrative of a document states, report by report, each with its quote (at most 80
 * characters, layout breaks gone) and its place in `text`. `regions`: the text outside the forms. Fields are named as in
 * forms/narrative.yaml; a figure that no label of the vocabulary names goes by the words printed before it. What stands
 * behind more figures than any document prints is not looked at. Never throws.
 */
export function readNarrative(
  text: string,
  regions: readonly { start: number; end: number }[],
  context: NarrativeContext,
): Narrative {
  const names = new ProjectNames(context.projects, words.projectWords);
  const reports: Report[] = [];
  let report: Report | null = null;
  let stack: (string | null)[] = [];
  let whole: string | null = null;
  let facts = 0;
  const department = departmentNames(context.department);
  let figures = 0;
  let unreadFrom: number | null = null;
  for (const printed of paragraphsOf(text, regions)) {
    const [paragraph = printed, ...others] = piecesOf(printed);
    if (facts > MOST_FACTS || figures > MOST_FIGURES) {
      unreadFrom = paragraph.at[0] ?? 0;
      break;
    }
    const title = isTitle(paragraph.text) ? paragraph.text : null;
    if (title !== null) {
      report = { title, facts: [] };
      reports.push(report);
      stack = [];
      whole = names.find(title) ?? onlyProject(title, context.projects);
    }
    if (report === null) {
      report = { title: '', facts: [] };
      reports.push(report);
    }
    if (CONTENTS.test(paragraph.text)) continue;
    const heading = headingAt(paragraph.text, 0);
    const body = heading === null ? 0 : heading.bodyStart;
    const head = headOf(paragraph.text.slice(body));
    let own = accountRow(paragraph.text.slice(body)) ?? names.find(head) ?? unlisted(head);
    if (heading === null && own !== null && !nameOpens(paragraph.text, head)) own = null;
    if (heading !== null) {
      stack.length = heading.depth;
      stack[heading.depth] = own;
    } else if (own !== null) stack.push(own);
    const inherited = stack.findLast((entry) => entry !== null && entry !== undefined) ?? whole;
    const standing: Standing = {
      own,
      inherited,
      names,
      department,
      item: heading === null ? null : itemOf(paragraph.text.slice(body)),
    };
    for (const [i, piece] of [paragraph, ...others].entries()) {
      if (facts > MOST_FACTS || figures > MOST_FIGURES) {
        unreadFrom = piece.at[0] ?? 0;
        break;
      }
      const clauses = clausesOf(piece, i === 0 ? body : 0);
      figures += clauses.figures.length;
      const found = factsOf(piece, clauses, standing, paragraph.at[0] ?? 0);
      facts += found.length;
      report.facts.push(...found);
    }
    if (unreadFrom !== null) break;
  }
  return {
    reports: reports.filter((entry) => entry.facts.length > 0).map((entry) => ofMany(entry, context.projects)),
    unreadFrom,
  };
}

/** A report on a project, in a document that has the form of one project only, is on that project. */
function onlyProject(title: string, projects: readonly string[]): string | null {
  const [name, ...more] = new Set(projects);
  if (name === undefined || more.length > 0) return null;
  return wordIn(title, words.projectReports) !== null && wordIn(title, words.otherReports) === null ? name : null;
}

/** A report that counts several projects is on none of them alone, whatever its title. */
function ofMany(report: Report, projects: readonly string[]): Report {
  const name = onlyProject(report.title, projects);
  const counts =
    name !== null && report.facts.some(({ field, value }) => field === 'projectCount' && !/^[1一]个?$/.test(value));
  return counts
    ? { ...report, facts: report.facts.map((fact) => (fact.about === name ? { ...fact, about: DEPARTMENT } : fact)) }
    : report;
}

interface Standing {
  readonly own: string | null;
  readonly inherited: string | null;
  readonly names: ProjectNames;
  /** The department's names, longest first. */
  readonly department: readonly string[];
  /** The indicator that the paragraph's heading names. */
  readonly item: string | null;
}

/** A paragraph in pieces of at most `LONGEST` characters, each as far as a sentence or a clause ends. */
function piecesOf({ text, at }: Paragraph): Paragraph[] {
  const pieces: Paragraph[] = [];
  let from = 0;
  while (text.length - from > LONGEST) {
    const part = text.slice(from, from + LONGEST);
    const end = PIECE_ENDS.map((mark) => part.lastIndexOf(mark) + 1).find((one) => one > 0) ?? LONGEST;
    pieces.push({ text: part.slice(0, end), at: at.slice(from, from + end) });
    from += end;
  }
  pieces.push(from === 0 ? { text, at } : { text: text.slice(from), at: at.slice(from) });
  return pieces;
}

/** The facts of a paragraph, or of a piece of one that begins at the offset `start` of the source. */
function factsOf(paragraph: Paragraph, clauses: Clauses, standing: Standing, start: number): NarrativeFact[] {
  const out: NarrativeFact[] = [];
  const about = (from: number): string =>
    standing.own ?? (saysDepartment(clauses, from) ? DEPARTMENT : (standing.inherited ?? DEPARTMENT));
  const push = (fact: Omit<NarrativeFact, 'quote' | 'start' | 'end' | 'paragraph'>, from: number, to: number): void => {
    const quote = quoteAround(clauses, from, to);
    out.push({
      ...fact,
      quote: paragraph.text.slice(quote.from, quote.to).replaceAll(' ', ''),
      start: paragraph.at[from] ?? 0,
      end: (paragraph.at[to - 1] ?? 0) + 1,
      paragraph: start,
    });
  };
  let carried: { sentence: number; subject: string | null; project: boolean } = {
    sentence: -1,
    subject: null,
    project: false,
  };
  for (let i = 0; i < clauses.figures.length && out.length < MOST_FACTS; i += 1) {
    const figure = clauses.figures[i];
    const read = readFigure(clauses, i, standing.item, standing.department);
    if (figure === undefined || read === null) continue;
    const { subject, ...reading } = read;
    const sentence = spanAt(clauses.sentences, figure.start);
    if (sentence !== carried.sentence) carried = { sentence, subject: null, project: false };
    if (reading.field === 'projectAnnual') carried.project = true;
    const field =
      reading.field === 'executed' && carried.project && subject === undefined ? 'projectExecuted' : reading.field;
    const part = reading.field === reading.label && figure.kind === 'money' ? standing.names.find(reading.label) : null;
    const value = paragraph.text.slice(figure.start, figure.end);
    if (part !== null && part !== standing.own) {
      push({ about: part, field: 'projectExpenditure', value, label: reading.label }, figure.start, figure.end);
      continue;
    }
    const sign = reading.field === 'change' || reading.field === 'changeRate' ? reading.label : '';
    if (subject !== undefined) carried.subject = standing.names.find(subject) ?? subject;
    const of = CARRIED.has(field) && (subject !== undefined || standing.own === null) ? carried.subject : null;
    push({ about: of ?? about(figure.start), ...reading, field, value: sign + value }, figure.start, figure.end);
    if (reading.field === 'score') pushSubject(clauses, figure.start, reading.label, standing, push);
  }
  for (const { from, to, ...statement } of statementsOf(clauses, standing.item).slice(0, MOST_FACTS))
    push({ about: about(from), ...statement }, from, to);
  return out.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
}

/** The name before 自评分为89分: what the score is said to be of. */
function pushSubject(
  clauses: Clauses,
  start: number,
  label: string,
  standing: Standing,
  push: (fact: Omit<NarrativeFact, 'quote' | 'start' | 'end' | 'paragraph'>, from: number, to: number) => void,
): void {
  if (standing.own === null) return;
  const at = clauses.text.lastIndexOf(label, start);
  const name = at < 0 ? '' : phraseOf(clauses.text.slice(Math.max(clauseStart(clauses, at), at - 40), at));
  if (name.length >= 4) push({ about: standing.own, field: 'projectName', value: name }, at - name.length, start);
}

/** A department is also called without its place: 甲县医疗保障局, 医疗保障局. */
function departmentNames(name: string | null): string[] {
  if (name === null || name.length < 3) return [];
  const short = name.replace(/^.{2,8}?[省市县区州盟旗]/, '');
  return short.length >= 3 && short !== name ? [name, short] : [name];
}

function clauseStart(clauses: Clauses, at: number): number {
  return clauses.bounds[spanAt(clauses.bounds, at)] ?? 0;
}

/** A heading or first clause: up to its first mark. */
function headOf(text: string): string {
  const end = text.slice(0, 60).search(/[，,。；;：:]/);
  return text.slice(0, end < 0 ? 60 : end);
}

/** 支出绩效自评情况综述: any of the words, in their order, before the last one. */
const HEADING_END = new RegExp(
  `${words.headingWords.map((word) => `(?:${word})?`).join('')}(?:${anyOf(words.headingEnds)})$`,
);
const PROJECT_END = new RegExp(`(?:${anyOf(words.projectEnds)})$`);

/** A project that no form names: the heading 某项目绩效自评综述 without its last words. */
function unlisted(head: string): string | null {
  const name = head.replace(HEADING_END, '');
  return name !== head && name.length >= 4 ? name : null;
}

/** A functional class as heading of an account paragraph: 卫生健康支出（类）…（项）. */
function accountRow(text: string): string | null {
  const match = /^.{2,60}?（类）.{2,60}?（款）(?:.{2,60}?（项）)?/.exec(text.slice(0, 160));
  return match === null ? null : match[0];
}

/** A paragraph without a mark speaks of a project only where it opens with its name as a title does: 某项目绩效自评综述. */
function nameOpens(text: string, head: string): boolean {
  const mark = text.charAt(head.length);
  return mark === '：' || mark === ':' || PROJECT_END.test(head);
}

/** ①预算调整率（2分）：… and ①参保人员满意度：… are headed by an indicator. */
function itemOf(text: string): string | null {
  const match = /^([^，,。；;：:（(0-9]{3,24})(?:[（(]\d+(?:\.\d+)?分?[）)]|[：:])/.exec(text.slice(0, 40));
  return match?.[1] ?? null;
}

function saysDepartment(clauses: Clauses, from: number): boolean {
  const start = clauses.sentences[spanAt(clauses.sentences, from)] ?? 0;
  const opening = clauses.text.slice(start, Math.min(from, start + 14));
  return words.department.some((word) => opening.includes(word));
}
