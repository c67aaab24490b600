import type { Figure } from '@kaocheng/core/narrative/figures';
import { anyOf } from '../labels/word-pattern.js';
import { type Clauses, spanAt } from './clauses.js';
import { type LabelHit, labelsIn, wordIn, words } from './vocabulary.js';

/** What the words before a figure make of it. */
export interface Reading {
  readonly field: string;
  readonly label: string;
  readonly of?: string;
  readonly indicator?: string;
  /** What the figure is of, where the words before its label name it. */
  readonly subject?: string;
}

const CLASS_SUFFIX = 'Class';
const BETWEEN: readonly string[] = [...words.verbs, ...words.nouns];
/** All up to the last colon or bracket; a short bracket inside a term, as in 因公出国（境）费, stays. */
const MEASURED = `的?(?:${anyOf(words.measured)})?(?:${anyOf(words.reached)})?$`;
/** 占…的比例为 before a share; 的比例达到 behind the words of a completion; 个预算项目 behind a count. */
const SHARE = new RegExp(`占([^占]{0,30}?)${MEASURED}`);
const REACHED = new RegExp(`^${MEASURED}`);
const PROJECTS = new RegExp(`^(?:${anyOf(words.projectKinds)})*项目`);
const OUTSIDE = /^.*(?:[：:【】]|[（(](?![^（()）]{1,4}[）)])|(?<![（(][^（()）]{1,4})[）)])/;

/**
 * Names the figure at `index` of a paragraph from the words before it, or null where nothing names it.
 * `item`: the indicator that the paragraph's heading names.
 */
export function readFigure(
  clauses: Clauses,
  index: number,
  item: string | null,
  department: readonly string[],
): Reading | null {
  const figure = clauses.figures[index];
  if (figure === undefined || inFormula(clauses.text, figure)) return null;
  const clauseStart = clauses.bounds[spanAt(clauses.bounds, figure.start)] ?? 0;
  const previousEnd = previousFigureEnd(clauses, index);
  const from = Math.max(clauseStart, previousEnd, figure.start - 60);
  const before = clauses.text.slice(from, figure.start);
  if (figure.kind === 'points') return points(clauses, figure, from, before, item, department);
  if (figure.kind === 'percent') return percent(clauses, index, figure, from, before, item, department);
  if (figure.kind === 'money') return money(clauses, figure, from, before, department);
  if (figure.kind === 'count') return count(clauses, figure, before, department);
  if (figure.kind === 'plain') {
    const hit = nearest(clauses.labels, from, figure.start, clauses.text, ['points']);
    if (hit?.field === 'score') return { field: 'score', label: hit.word };
    const phrase = phraseOf(before, department);
    return /[率度]$/.test(phrase) ? { field: 'indicatorActual', label: phrase, indicator: item ?? phrase } : null;
  }
  return null;
}

function money(
  clauses: Clauses,
  figure: Figure,
  from: number,
  before: string,
  department: readonly string[],
): Reading | null {
  const changed = change(clauses, figure, before, 'change');
  if (changed !== null) return changed;
  const hit = nearest(clauses.labels, from, figure.start, clauses.text, ['money']);
  if (hit !== null) return { field: hit.field, label: hit.word, ...subject(clauses, from, hit, department) };
  const phrase = phraseOf(before, department);
  return phrase === '' ? null : { field: phrase, label: phrase };
}

function percent(
  clauses: Clauses,
  index: number,
  figure: Figure,
  from: number,
  before: string,
  item: string | null,
  department: readonly string[],
): Reading | null {
  const share = SHARE.exec(before);
  if (share !== null && words.share.some((word) => before.includes(word))) {
    return { field: 'share', label: partOf(clauses, index), of: share[1] ?? '' };
  }
  const completed = words.completion.find((word) => {
    const at = before.lastIndexOf(word);
    return at >= 0 && REACHED.test(before.slice(at + word.length));
  });
  if (completed !== undefined)
    return { field: 'rate', label: completed, of: completed.includes('年初') ? 'initial' : 'budget' };
  const changed = change(clauses, figure, before, 'changeRate');
  if (changed !== null) return changed;
  const hit = nearest(clauses.labels, from, figure.start, clauses.text, ['percent']);
  const own = hit === null ? '' : subjectOf(clauses.text.slice(from, hit.start), department);
  if (hit !== null && own === '')
    return { field: hit.field, label: hit.word, ...(item === null ? {} : { indicator: item }) };
  const phrase = phraseOf(before, department);
  if (phrase === '') return null;
  return /[率度例重]$/.test(phrase) || item !== null
    ? { field: 'indicatorActual', label: phrase, indicator: item ?? phrase }
    : { field: phrase, label: phrase };
}

function points(
  clauses: Clauses,
  figure: Figure,
  from: number,
  before: string,
  item: string | null,
  department: readonly string[],
): Reading | null {
  const { text } = clauses;
  const next = text.charAt(figure.end);
  if (/[（(]$/.test(before) && (next === '）' || next === ')')) {
    const name = phraseOf(before.slice(0, -1));
    return name === '' ? null : { field: 'indicatorWeight', label: name, indicator: name };
  }
  const hit = nearest(clauses.labels, from, figure.start, text, ['points']);
  const indicator = item === null ? {} : { indicator: item };
  if (hit === null) {
    if (/得$|得满分$/.test(before) && item !== null)
      return { field: 'indicatorScore', label: before.slice(-3), ...indicator };
    const phrase = phraseOf(before, department);
    return phrase === '' ? null : { field: phrase, label: phrase };
  }
  if (hit.field === 'deduction') {
    const subject = phraseOf(text.slice(from, hit.start)) || previousPhrase(clauses, figure.start);
    return {
      field: 'deduction',
      label: hit.word,
      indicator:
        item !== null && wordIn(text.slice(from, hit.start), ['该项', '此项', '本项']) !== null ? item : subject,
    };
  }
  if (hit.field === 'indicatorScore') return { field: 'indicatorScore', label: hit.word, ...indicator };
  if (hit.field.endsWith(CLASS_SUFFIX)) {
    const sentence = periodAt(clauses.text, figure.start);
    const scored = wordIn(sentence, words.scored) !== null;
    if (!scored && wordIn(sentence, words.weighted) === null) return null;
    return { field: hit.field.slice(0, -CLASS_SUFFIX.length) + (scored ? 'Score' : 'Weight'), label: hit.word };
  }
  return { field: hit.field, label: hit.word };
}

function count(clauses: Clauses, figure: Figure, before: string, department: readonly string[]): Reading | null {
  const after = clauses.text.slice(figure.end, figure.end + 8);
  if (figure.unit === '个' && PROJECTS.test(after)) {
    const other = wordIn(clauseAt(clauses, figure.start), words.otherCount);
    if (other !== null) return { field: 'otherProjectCount', label: other };
    if (wordIn(sentenceAt(clauses, figure.start), words.projectCount) !== null)
      return { field: 'projectCount', label: phraseOf(before, department) };
  }
  const phrase = phraseOf(before, department);
  return phrase === '' ? null : { field: phrase, label: phrase };
}

/** 与上年相比增加, 较2021年减少: what changed, and against what. */
function change(clauses: Clauses, figure: Figure, before: string, field: string): Reading | null {
  const word = endsWithOne(before, [...words.increase, ...words.decrease]);
  if (word === null) return null;
  const sentence = sentenceAt(clauses, figure.start, figure.start);
  const base = words.bases.find((entry) => entry.words.some((name) => sentence.includes(name)));
  const year = /[与比较]\D{0,4}(\d{4})年/.exec(sentence);
  return { field, label: word, of: year !== null ? 'lastYear' : (base?.of ?? 'lastYear') };
}

/** The nearest label of a kind between two offsets, with only words like 为, 共, “…” between it and the figure. */
function nearest(
  labels: readonly LabelHit[],
  from: number,
  to: number,
  text: string,
  kinds: readonly string[],
): LabelHit | null {
  for (let i = lastBefore(labels, to); i >= 0; i -= 1) {
    const hit = labels[i];
    if (hit === undefined || hit.start < from) return null;
    if (!kinds.includes(hit.kind)) continue;
    return onlyBetween(text.slice(hit.end, to)) ? hit : null;
  }
  return null;
}

function lastBefore(labels: readonly LabelHit[], to: number): number {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle]?.end ?? 0) <= to) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function onlyBetween(gap: string): boolean {
  let rest = gap.replace(/[“"《][^”"》]{0,60}[”"》]/g, '');
  for (let turn = 0; turn < 6 && rest !== ''; turn += 1) {
    const word = BETWEEN.find((entry) => rest.startsWith(entry));
    if (word === undefined) return false;
    rest = rest.slice(word.length);
  }
  return rest === '';
}

/** The noun before a figure: what is left of the words before it without openings (其中) and verbs (为, 达). */
export function phraseOf(before: string, department: readonly string[] = []): string {
  let phrase = before.slice(Math.max(0, before.length - 40));
  if (phrase.endsWith('、')) return '';
  for (let turn = 0; turn < 6; turn += 1) {
    const tail = endsWithOne(phrase, words.verbs);
    if (tail === null || tail.length === phrase.length) break;
    phrase = phrase.slice(0, -tail.length);
  }
  phrase = phrase.replace(OUTSIDE, '');
  const year = /^\D{0,20}\d{4}年[度初末]?/.exec(phrase);
  if (year !== null) phrase = phrase.slice(year[0].length);
  for (const name of department) if (phrase.startsWith(name)) phrase = phrase.slice(name.length);
  for (let turn = 0; turn < 4; turn += 1) {
    const head = words.opening.find((word) => phrase.startsWith(word) && phrase.length > word.length + 1);
    if (head === undefined) break;
    phrase = phrase.slice(head.length);
  }
  phrase = phrase
    .replace(/[（(]\d+(?:\.\d+)?分?[）)]$/, '')
    .replace(/^[\s、：:）)”」①-⑳.．]+|[\s（(：:“]+$/g, '')
    .replace(/^\d{1,2}[、.．]/, '');
  return phrase.length <= 30 && phrase.length >= 2 && !(words.opening as readonly string[]).includes(phrase)
    ? phrase
    : '';
}

/** What the words before a label say that the figure is of (公务接待费 of 公务接待费支出决算); empty for the department itself. */
function subjectOf(before: string, department: readonly string[]): string {
  const words = before.replace(/、$/, '');
  if (/[：:]$/.test(words) || labelsIn(words).some((hit) => hit.end === words.length)) return '';
  const phrase = phraseOf(words, department).replace(/(?:的|项目)$/, '');
  return phrase.length < 2 ? '' : phrase;
}

function subject(clauses: Clauses, from: number, hit: LabelHit, department: readonly string[]): { subject?: string } {
  const found = subjectOf(clauses.text.slice(from, hit.start), department);
  return found === '' ? {} : { subject: found };
}

/** 100% in 执行数/预算数×100% is no statement. */
function inFormula(text: string, figure: Figure): boolean {
  const before = text.charAt(figure.start - 1);
  return before === '×' || before === '*' || before === '＊' || before === '/' || before === '÷';
}

function previousFigureEnd(clauses: Clauses, index: number): number {
  for (let i = index - 1; i >= 0; i -= 1) {
    const figure = clauses.figures[i];
    if (figure === undefined) return 0;
    if (!inFormula(clauses.text, figure)) return figure.end;
  }
  return 0;
}

/** The clause before the one of an offset, as a subject (预算调整率高于指标值，扣2分). */
function previousPhrase(clauses: Clauses, offset: number): string {
  const index = spanAt(clauses.bounds, offset);
  if (index === 0) return '';
  return clauses.text.slice(clauses.bounds[index - 1] ?? 0, (clauses.bounds[index] ?? 1) - 1).slice(-40);
}

/** The label of the amount before the share at `index`, in the same clause or the one before. */
function partOf(clauses: Clauses, index: number): string {
  const figure = clauses.figures[index - 1];
  const share = clauses.figures[index];
  if (figure === undefined || share === undefined || figure.kind !== 'money') return '';
  const clause = spanAt(clauses.bounds, share.start);
  const from = clauses.bounds[Math.max(0, clause - 1)] ?? 0;
  return figure.start < from ? '' : phraseOf(clauses.text.slice(Math.max(from, figure.start - 40), figure.start));
}

/** The text around an offset from full stop to full stop; an enumeration of weights goes over semicolons. */
function periodAt(text: string, offset: number): string {
  const from = Math.max(0, offset - 300);
  const around = text.slice(from, offset + 300);
  const end = around.indexOf('。', offset - from);
  return around.slice(around.lastIndexOf('。', offset - from) + 1, end < 0 ? around.length : end);
}

function clauseAt(clauses: Clauses, offset: number): string {
  const index = spanAt(clauses.bounds, offset);
  return clauses.text.slice(clauses.bounds[index] ?? 0, clauses.bounds[index + 1] ?? clauses.text.length).slice(0, 200);
}

/** The sentence of an offset, or its part before `to`. */
export function sentenceAt(clauses: Clauses, offset: number, to?: number): string {
  const index = spanAt(clauses.sentences, offset);
  const start = clauses.sentences[index] ?? 0;
  const end = to ?? clauses.sentences[index + 1] ?? clauses.text.length;
  return clauses.text.slice(Math.max(start, offset - 300), Math.min(end, offset + 300));
}

export function endsWithOne(text: string, list: readonly string[]): string | null {
  let best: string | null = null;
  for (const word of list) if (text.endsWith(word) && word.length > (best?.length ?? 0)) best = word;
  return best;
}
