import type { Lexicon } from '../labels/lexicon.js';
import type { IndicatorColumn, RawCell, RawForm, RawLabelled } from '../raw/raw-form.js';
import { findMatrix, readMatrix } from './budget-matrix.js';
import { Owner, type Ownership, own, ownership, takeCell, unreadCells } from './cells.js';
import { type Frame, findFrames } from './frame.js';
import { windowOf } from './frame-window.js';
import { readFunds } from './funds.js';
import { Break, type Glyphs, indexAt, pieceMarks, squash, textOf } from './glyphs.js';
import { findGoals, readGoals, readText } from './goals.js';
import { readHead } from './head.js';
import { kindOf } from './kind.js';
import { loneNumbers } from './page-numbers.js';
import { readRows } from './rows/read.js';
import { numbersLabelStart, rowNumbersIn } from './rows/row-numbers.js';
import { type FormReading, paid, type Work, workFor } from './rows/work.js';
import { isGlued, scanLabels } from './scan.js';
import { findTotal, readTail, readTotal } from './tail.js';
import { findBreakdown, findBudget, findTasks, readBudget, readTasks } from './tasks.js';
import { unweaveColumns } from './unweave/by-columns.js';
import { unweaveFunds } from './unweave/funds.js';
import { unweaveGoals } from './unweave/goals.js';
import { unweaveHeaders } from './unweave/header.js';
import { unweave } from './unweave/unweave.js';

/**
 * Finds and reads the forms of indicators in a text that has lost its grid: broken lines, one line, a cell a line, no
 * breaks at all. Frame first (titles, headers), then head, money, goals, rows and tail. Offsets are those of `text`;
 * what stands inside a form and went into no cell and no label is in `unread`.
 * @param budget what the reading may cost; left out: what a text of its length is worth. Once it is spent on what only
 *   looks like forms, the rest is left unread, and it says from where on
 * @param squashed how the text is squashed, where other searches go over it too
 */
export function recogniseText(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
  budget?: Work,
  squashed = squash,
): RawForm[] {
  if (budget?.unreadFrom != null || !HAN.test(text.slice(from, to))) return [];
  const headed = unweaveHeaders(unweaveColumns(squashed(text, from, to), lexicon), lexicon);
  const work = budget ?? workFor(headed.length);
  const frames = findFrames(headed, lexicon);
  const all = frames.reduce((glyphs, frame) => unweaveFunds(glyphs, lexicon, frame), headed);
  const forms = (all === headed ? frames : findFrames(all, lexicon)).flatMap((whole) => {
    if (work.idle <= 0) {
      work.unreadFrom ??= all.at[whole.start] ?? to;
      return [];
    }
    const { glyphs, frame } = windowOf(all, whole);
    return paid(work, glyphs, frame, () => readFrame(glyphs, lexicon, frame, work)) ?? [];
  });
  const marks = [...pieceMarks(text, from, to), ...loneNumbers(text, from, to)];
  return marks.length === 0 ? forms : forms.map((form) => withMarks(form, text, marks));
}

/** Without a Chinese character a text holds no label. */
const HAN = /\p{Script=Han}/u;

/** Reads the form of a frame, as it stands and, where that leaves doubt, as if its cells were woven. */
function readFrame(near: Glyphs, lexicon: Lexicon, frame: Frame, work: Work): FormReading | null {
  const mayWeave = work.weave > 0;
  const glyphs = mayWeave ? unweaveGoals(near, lexicon, frame) : near;
  const plain = readForm(glyphs, lexicon, frame, work);
  if (plain === null || plain.doubt < SURE || !mayWeave) return plain;
  work.weave -= frame.end - frame.start;
  const again = unwoven(glyphs, lexicon, frame, plain.doubt <= SOUND);
  if (again === glyphs) return plain;
  const woven = readForm(again, lexicon, frame, work);
  return woven !== null && woven.doubt <= Math.max(CALM, plain.doubt) ? woven : plain;
}

/**
 * The form with the marks of numbered pieces and the lone numbers inside it among what was not read: they belong to none
 * of its cells.
 */
function withMarks(form: RawForm, text: string, marks: readonly (readonly [number, number])[]): RawForm {
  const inside = marks.flatMap(([start, end]): RawCell[] => {
    const printed = text.slice(start, end).trim();
    const at = end - printed.length;
    return at >= form.start && end <= form.end ? [{ text: printed, spans: [[at, end]], confidence: 0 }] : [];
  });
  const ink = inside.reduce((sum, mark) => sum + mark.text.length, 0);
  return inside.length === 0 ? form : { ...form, unread: [...form.unread, ...inside], glyphs: form.glyphs + ink };
}

/**
 * Doubt of a form's rows below which it is not woven, up to which only plain signs show that it is, and up to which rows
 * count as read.
 */
const SURE = -1.5;
const SOUND = -0.5;
const CALM = 0;

/** The glyphs with the rows of a form in logical order, where the text was taken line by line through the cells of a row. */
function unwoven(glyphs: Glyphs, lexicon: Lexicon, { indicators, start, end }: Frame, calm: boolean): Glyphs {
  const [header] = indicators;
  if (header === undefined) return glyphs;
  const total = findTotal(glyphs, lexicon, header.end, end, isGlued(glyphs, start, end));
  const last = total?.start ?? rowsEnd(glyphs, lexicon, header.end, end);
  const columns = header.columns.flatMap((column) =>
    column.field === null || column.field.endsWith('Weight') ? [] : [column.field as IndicatorColumn],
  );
  return indicators.reduce(
    (all, one, i) => unweave(all, one.end, Math.min(last, indicators[i + 1]?.start ?? last), columns, lexicon, calm),
    glyphs,
  );
}

const UNIT = /\((?:单位:)?(万元|元)\)|单位:(万元|元)/u;

/** Where the block of funds begins: at the block label before the header (项目资金（万元）), else at the header. */
function fundsStart(glyphs: Glyphs, lexicon: Lexicon, from: number, header: number, glued: boolean): number {
  const labels = scanLabels(glyphs, lexicon, ['blocks', 'fundRows'], Math.max(from, header - 40), header, glued);
  let start = header;
  for (const label of [...labels].reverse()) {
    if (
      start - label.end > 6 ||
      label.label.field === 'goals' ||
      label.label.field === 'indicators' ||
      label.label.field === 'basics'
    )
      break;
    start = label.start;
  }
  return start;
}

/** Where the block of indicators begins: at 绩效指标 before the header, however broken. */
function indicatorsStart(glyphs: Glyphs, lexicon: Lexicon, from: number, header: number): number {
  let start = numbersLabelStart(glyphs, lexicon, header);
  for (let i = Math.max(from, header - 14); i < header; i++) {
    const label = lexicon.match('blocks', glyphs.fold, i);
    if (label === null || label.field !== 'indicators') continue;
    const end = i + label.folded.length;
    if (end <= header && header - end <= 8 && ((glyphs.before[i] as Break) > Break.none || end === header)) {
      start = i;
      break;
    }
  }
  return start;
}

function readForm(glyphs: Glyphs, lexicon: Lexicon, frame: Frame, work: Work): FormReading | null {
  const book = ownership(glyphs, frame.start, frame.end);
  const glued = isGlued(glyphs, frame.start, frame.end);
  const title = frame.title === null ? null : takeCell(book, frame.title.start, frame.title.end, 0.95);
  const subtitle = frame.title?.subtitle == null ? null : takeCell(book, ...frame.title.subtitle, 0.95);
  const bodyStart = frame.title === null ? frame.start : (frame.title.subtitle?.[1] ?? frame.title.end);
  const [header] = frame.indicators;
  const money = frame.funds.at(-1);
  const headerAt = header === undefined ? frame.end : indicatorsStart(glyphs, lexicon, bodyStart, header.start);
  const moneyAt = money === undefined ? null : fundsStart(glyphs, lexicon, bodyStart, money.start, glued);
  const goals = findGoals(glyphs, lexicon, bodyStart, headerAt, glued);
  const tasks = findTasks(glyphs, bodyStart, headerAt);
  const budgetAt =
    money === undefined
      ? findBudget(glyphs, bodyStart, headerAt)
      : findBreakdown(glyphs, money.end, Math.max(money.end, headerAt));
  const matrix = money === undefined ? findMatrix(glyphs, bodyStart, headerAt) : null;
  const starts = [
    ...(matrix === null ? [] : [matrix.start]),
    headerAt,
    ...(moneyAt === null ? [] : [moneyAt]),
    ...(goals === null ? [] : [goals.start]),
    ...(tasks === null ? [] : [tasks.start]),
    ...(budgetAt === null ? [] : [budgetAt]),
  ];
  const headEnd = Math.min(...starts);
  const nextOf = (at: number): number => Math.min(frame.end, ...starts.filter((start) => start > at));
  const head = readHead(book, lexicon, bodyStart, headEnd, glued, money === undefined);
  const unit = UNIT.exec(glyphs.fold.slice(moneyAt ?? bodyStart, Math.min(frame.end, (money?.end ?? headEnd) + 40)));
  if (money !== undefined && moneyAt !== null) own(book, moneyAt, money.start, Owner.label);
  if (frame.title !== null) ownSiteLine(book, bodyStart, headEnd, lexicon);
  const funds =
    money === undefined ? null : readFunds(book, lexicon, money, moneyAt ?? money.start, nextOf(moneyAt ?? 0), glued);
  const fundsEnd = nextOf(moneyAt ?? 0);
  const later =
    funds === null || funds.end >= fundsEnd ? [] : readHead(book, lexicon, funds.end, fundsEnd, glued, false).labelled;
  const goalsEnd = goals === null ? 0 : nextOf(goals.start);
  const course = goals === null ? null : processIn(glyphs, lexicon, goals.bodyStart, goalsEnd, glued);
  const texts = goals === null ? null : readGoals(book, goals, course?.start ?? goalsEnd, glued);
  let processCell: RawCell | null = null;
  if (course !== null) {
    own(book, course.start, course.end, Owner.label);
    processCell = readText(book, course.end, goalsEnd);
  }
  if (tasks !== null) own(book, tasks.start, tasks.bodyStart, Owner.label);
  const taskList = tasks === null ? [] : readTasks(book, tasks.bodyStart, nextOf(tasks.start));
  const budget = [
    ...(budgetAt === null ? [] : readBudget(book, budgetAt, nextOf(budgetAt))),
    ...(matrix === null ? [] : readMatrix(book, matrix, nextOf(matrix.start))),
  ];
  let last = Math.max(goalsEnd === frame.end ? bodyStart : goalsEnd, money?.end ?? 0);
  let total: RawForm['total'] = null;
  let rows: RawForm['rows'] = [];
  let columns: RawForm['columns'] = [];
  let tail: readonly RawLabelled[] = [];
  let doubt = 0;
  if (header !== undefined) {
    own(book, headerAt, header.end, Owner.label);
    const place = findTotal(glyphs, lexicon, header.end, frame.end, glued);
    const end = place?.start ?? rowsEnd(glyphs, lexicon, header.end, frame.end);
    const label = numbersLabelStart(glyphs, lexicon, header.start);
    const numbers =
      label === header.start
        ? null
        : rowNumbersIn(glyphs, lexicon, textOf(glyphs, label, header.start), header.end, end);
    const parts = frame.indicators
      .map((one, i) => [one.end, Math.min(end, frame.indicators[i + 1]?.start ?? end)] as const)
      .filter(([a, b]) => b > a);
    for (const later of frame.indicators.slice(1)) own(book, later.start, later.end, Owner.label);
    const read = parts.map(([a, b], i) => readRows(book, lexicon, header.columns, a, b, i === 0, work, numbers));
    rows = carryLevels(
      read.flatMap((one) => one.rows),
      read.map((one) => one.rows.length),
    );
    columns = read[0]?.columns ?? [];
    if (read.length > 0) doubt = Math.max(...read.map((one) => one.doubt));
    if (place === null && frame.end === glyphs.length) rows = withoutCutRow(book, rows);
    last = end;
    if (place !== null) {
      const sum = (field: 'weight' | 'score'): number =>
        rows.reduce((all, row) => all + (Number(row.cells[field]?.text) || 0), 0);
      total = readTotal(
        book,
        place,
        sum('weight'),
        sum('score'),
        rows.some((row) => row.cells.score !== undefined),
        columns.indexOf('score') >= 0 && columns.indexOf('score') < columns.indexOf('weight'),
      );
      last = place.end;
    }
    const closing = readTail(book, lexicon, last, frame.end, glued);
    tail = closing.labelled;
    last = Math.max(last, closing.end);
  } else last = lastOwned(book);
  const raw = {
    start: glyphs.at[frame.start] ?? 0,
    title,
    subtitle,
    moneyUnit: unit?.[1] ?? unit?.[2] ?? head.moneyUnit ?? unitOfCells(head.funds) ?? unitOfLabels(budget),
    head: [...head.labelled, ...later],
    fundColumns: funds?.columns ?? [],
    funds: funds?.rows ?? head.funds,
    goals: texts,
    process: processCell,
    columns,
    rows,
    total,
    tail,
    attachments: [],
    ...(taskList.length === 0 ? {} : { tasks: taskList }),
    ...(budget.length === 0 ? {} : { budget }),
  };
  const [bound, end] = boundOf(glyphs, frame, last);
  last = bound;
  const cut: Ownership = { glyphs, from: book.from, owner: book.owner.subarray(0, Math.max(0, last - book.from)) };
  const form: RawForm = {
    ...raw,
    kind: kindOf(title?.text ?? '', new Set(columns), new Set(funds?.columns ?? []), header !== undefined),
    end,
    unread: unreadCells(cut),
    glyphs: cut.owner.length,
  };
  return { raw: form, doubt };
}

/**
 * Where a form ends whose last glyph in logical order is `last` − 1: no glyph behind it stands before one of it in the
 * source, also where lines have been put in another order. As a glyph index and as an offset of the source.
 */
function boundOf(glyphs: Glyphs, frame: Frame, last: number): [bound: number, end: number] {
  let bound = Math.max(frame.start + 1, last);
  let most = 0;
  for (let i = frame.start; i < frame.end; i++) {
    const at = glyphs.at[i] ?? 0;
    if (i < bound) most = Math.max(most, at);
    else if (at < most) {
      for (let k = bound; k < i; k++) most = Math.max(most, glyphs.at[k] ?? 0);
      bound = i + 1;
    }
  }
  return [bound, most + 1];
}

/** What a web site prints between a heading and the form: date, source, size of the letters. */
function ownSiteLine(book: Ownership, from: number, to: number, lexicon: Lexicon): void {
  const { glyphs } = book;
  let end = from;
  while (end < to && end - from < 80 && lexicon.match('head', glyphs.fold, end) === null) end++;
  if (/发布(?:时间|日期)|来源|阅读(?:次数|量)|浏览(?:次数|量)|字[号体]|打印/u.test(glyphs.fold.slice(from, end)))
    own(book, from, end, Owner.ornament);
}

/** 部门预算总额（万元） */
const unitOfLabels = (budget: readonly { readonly label: string }[]): string | null =>
  budget.map(({ label }) => /[（(](万元|元)[）)]/u.exec(label)?.[1]).find((unit) => unit !== undefined) ?? null;

/** 20万元 in the cells themselves. */
const unitOfCells = (funds: RawForm['funds']): string | null => {
  const texts = funds.flatMap((row) => Object.values(row.cells).map((cell) => cell.text));
  return texts.some((text) => text.endsWith('万元')) ? '万元' : texts.some((text) => text.endsWith('元')) ? '元' : null;
};

/**
 * Where a text breaks off inside a form, its last row breaks off too: without the marks that the rows before it have it
 * is no row but unread text.
 */
function withoutCutRow(book: Ownership, rows: RawForm['rows']): RawForm['rows'] {
  const marks = (row: RawForm['rows'][number]): boolean =>
    row.cells.weight !== undefined || row.cells.score !== undefined;
  const last = rows.at(-1);
  if (last === undefined || rows.length < 4 || marks(last) || !rows.slice(0, -1).every(marks)) return rows;
  for (const cell of Object.values(last.cells))
    for (const [start, end] of cell.spans)
      for (let i = indexAt(book.glyphs, start); (book.glyphs.at[i] ?? end) < end; i++) own(book, i, i + 1, Owner.none);
  return rows.slice(0, -1);
}

/** Rows of a page that begins without a class label belong to the class that the page before ended with. */
function carryLevels(rows: RawForm['rows'], counts: readonly number[]): RawForm['rows'] {
  let index = 0;
  let before: RawForm['rows'][number] | undefined;
  return counts.flatMap((count) => {
    const part = rows.slice(index, index + count);
    index += count;
    const filled = part.map((row) => {
      if (row.level1 !== undefined || before?.level1 === undefined) return row;
      return {
        ...row,
        level1: before.level1,
        ...(before.level1Weight === undefined ? {} : { level1Weight: before.level1Weight }),
        ...(row.level2 === undefined && before.level2 !== undefined ? { level2: before.level2 } : {}),
      };
    });
    before = filled.at(-1) ?? before;
    return filled;
  });
}

/** Without a row of totals: the rows end at the first label behind the indicators, else with the form. */
function rowsEnd(glyphs: Glyphs, lexicon: Lexicon, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if ((glyphs.before[i] as Break) < Break.line) continue;
    const label = lexicon.match('tail', glyphs.fold, i);
    if (label === null) continue;
    const end = i + label.folded.length;
    if (
      glyphs.fold[end] === ':' ||
      (end < to && (glyphs.before[end] as Break) >= Break.line) ||
      label.folded.length >= 4
    )
      return i;
  }
  return to;
}

function processIn(
  glyphs: Glyphs,
  lexicon: Lexicon,
  from: number,
  to: number,
  glued: boolean,
): { start: number; end: number } | null {
  return scanLabels(glyphs, lexicon, ['goals'], from, to, glued, (label) => label.field === 'process').at(0) ?? null;
}

function lastOwned(book: Ownership): number {
  for (let i = book.owner.length - 1; i >= 0; i--) if (book.owner[i] !== Owner.none) return book.from + i + 1;
  return book.from;
}
