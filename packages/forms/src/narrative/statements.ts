import { type Clauses, spanAt } from './clauses.js';
import { phraseOf } from './figure-facts.js';
import { wordIn, words } from './vocabulary.js';

/** A statement without a figure of its own, or one whose wording counts; `from`…`to` are offsets in the paragraph. */
export interface Statement {
  readonly field: 'completion' | 'shortfall' | 'delay' | 'comparison' | 'reason' | 'grade' | 'placeholder' | 'year';
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly label?: string;
  readonly of?: string;
  readonly indicator?: string;
}

/** What a paragraph claims: all reached, something missed, above or below a target, a grade, a template word, a year. */
export function statementsOf(clauses: Clauses, item: string | null): Statement[] {
  const out: Statement[] = [];
  for (let i = 0; i + 1 < clauses.bounds.length; i += 1) {
    const from = clauses.bounds[i] ?? 0;
    const to = clauses.bounds[i + 1] ?? clauses.text.length;
    const clause = clauses.text.slice(from, Math.min(to, from + 200));
    pushIf(out, completion(clause, from, item));
    pushIf(out, shortfall(clause, from, item));
    pushIf(out, delay(clause, from, item));
    pushIf(out, reason(clauses, clause, from));
    pushIf(out, comparison(clauses, clause, from, item));
    pushIf(out, grade(clause, from));
    for (const found of placeholders(clause, from)) out.push(found);
  }
  for (const year of years(clauses)) out.push(year);
  return out;
}

function pushIf(list: Statement[], statement: Statement | null): void {
  if (statement !== null) list.push(statement);
}

/** That all was reached; under the heading of an indicator or a class (2.质量指标：…) all of that. */
function completion(clause: string, from: number, item: string | null): Statement | null {
  const of = item === null ? {} : { indicator: item };
  const claim = words.completed;
  const phrase = wordIn(clause, claim.phrases);
  if (phrase !== null)
    return {
      field: 'completion',
      value: phrase,
      from: from + clause.indexOf(phrase),
      to: from + clause.indexOf(phrase) + phrase.length,
      ...of,
    };
  const verb = wordIn(clause, claim.verb);
  if (
    verb === null ||
    wordIn(clause, claim.all) === null ||
    wordIn(clause, claim.object) === null ||
    clause.length > 40
  )
    return null;
  if (wordIn(clause, claim.open) !== null) return null;
  const at = clause.indexOf(verb);
  const object = Math.max(...claim.object.map((word) => clause.lastIndexOf(word)));
  // 完成年初目标的100% is said of one thing.
  if (object < at || /^的?\d/.test(clause.slice(object + 2))) return null;
  return { field: 'completion', value: clause.slice(at, object + 2), from: from + at, to: from + object + 2, ...of };
}

function shortfall(clause: string, from: number, item: string | null): Statement | null {
  const word = wordIn(clause, words.missed);
  if (word === null) return null;
  const at = clause.indexOf(word);
  if (words.denied.some((entry) => clause.slice(0, at).endsWith(entry))) return null;
  const subject = phraseOf(clause.slice(0, at)) || item;
  return {
    field: 'shortfall',
    value: word,
    from: from + at,
    to: from + at + word.length,
    ...(subject === null ? {} : { indicator: subject }),
  };
}

/** 财政拨付滞后, 部分单位进度缓慢. */
function delay(clause: string, from: number, item: string | null): Statement | null {
  const word = wordIn(clause, words.delayed);
  if (word === null) return null;
  const at = clause.indexOf(word);
  if (words.denied.some((entry) => clause.slice(0, at).includes(entry))) return null;
  const subject = phraseOf(clause.slice(0, at)) || item;
  return {
    field: 'delay',
    value: word,
    from: from + at,
    to: from + at + word.length,
    ...(subject === null ? {} : { indicator: subject }),
  };
}

/** 较上年增加的主要原因是…: the word of change, and the reason up to the end of the sentence. */
function reason(clauses: Clauses, clause: string, from: number): Statement | null {
  const word = wordIn(clause, words.reasons);
  if (word === null) return null;
  const at = from + clause.indexOf(word);
  const sentence = spanAt(clauses.sentences, at);
  const start = Math.max(clauses.sentences[sentence] ?? 0, at - 60);
  const before = clauses.text.slice(start, at);
  const change = [...words.increase, ...words.decrease, ...words.level]
    .map((entry) => ({ entry, place: before.lastIndexOf(entry) }))
    .reduce((best, next) => (next.place > best.place ? next : best), { entry: '', place: -1 });
  if (change.place < 0) return null;
  const end = Math.min(clauses.sentences[sentence + 1] ?? clauses.text.length, at + 80);
  const because = clauses.text.slice(at + word.length, end).replace(/[。；;]$/, '');
  return because === ''
    ? null
    : {
        field: 'reason',
        value: change.entry,
        label: because,
        from: start + change.place,
        to: Math.min(end, at + word.length + 20),
      };
}

/** 小于年初指标值, 决算数大于预算数, 与2021年决算数持平. */
function comparison(clauses: Clauses, clause: string, from: number, item: string | null): Statement | null {
  const level = wordIn(clause, words.level);
  const word = wordIn(clause, [...words.above, ...words.below]) ?? level;
  if (word === null) return null;
  const at = clause.indexOf(word);
  const rest = level === word ? clause.slice(0, at) : clause.slice(at + word.length, at + word.length + 12);
  const year = level === word ? /(\d{4})年/.exec(rest) : null;
  const base = words.bases.find((entry) =>
    entry.words.some((name) => (level === word ? rest.includes(name) : rest.startsWith(name))),
  );
  if (base === undefined && year === null) return null;
  const subject = phraseOf(clause.slice(0, at)) || item;
  const index = spanAt(clauses.bounds, from);
  return {
    field: 'comparison',
    value: word,
    from: from + at,
    to: Math.min(clauses.bounds[index + 1] ?? clauses.text.length, from + at + word.length),
    of: year !== null ? 'lastYear' : (base?.of ?? ''),
    ...(subject === null ? {} : { indicator: subject }),
  };
}

function grade(clause: string, from: number): Statement | null {
  for (const label of words.grades.labels) {
    const at = clause.indexOf(label);
    if (at < 0) continue;
    const rest = clause.slice(at + label.length);
    const match = /^[为是：:“"'‘]{1,4}([^”"'’。，,；;]{1,3})(?=[”"'’。，,；;]|$)/.exec(rest);
    const value = match?.[1];
    if (value !== undefined && (words.grades.words as readonly string[]).includes(value)) {
      const start = from + at + label.length + (match?.[0].length ?? 0) - value.length;
      return { field: 'grade', value, label, from: start, to: start + value.length };
    }
  }
  return null;
}

function placeholders(clause: string, from: number): Statement[] {
  const word = wordIn(clause, words.placeholders);
  if (word === null) return [];
  const at = clause.indexOf(word);
  return [{ field: 'placeholder', value: word, from: from + at, to: from + at + word.length }];
}

/** Years of the work that the text reports; years of comparisons, documents, plans and titles are left out. */
function years(clauses: Clauses): Statement[] {
  const out: Statement[] = [];
  for (const figure of clauses.figures) {
    if (figure.kind !== 'year') continue;
    const before = clauses.text.slice(Math.max(0, figure.start - 4), figure.start);
    if (words.otherYear.some((word) => before.endsWith(word))) continue;
    const after = clauses.text.slice(figure.end, figure.end + 14);
    if (words.laterWord.some((word) => after.startsWith(word))) continue;
    const verb = words.reported.find((word) => {
      const at = after.indexOf(word);
      return at >= 0 && at <= 2;
    });
    if (verb === undefined) continue;
    out.push({ field: 'year', value: figure.number, label: verb, from: figure.start, to: figure.end });
  }
  return out;
}
