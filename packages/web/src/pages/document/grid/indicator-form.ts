import { general } from '@kaocheng/core/generated/words/general';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { FundRow, IndicatorForm, Printed } from '@kaocheng/core/model/transcript';
import { say } from '../../../words/say.js';
import { type Grid, gridOf, label, type Piece, value } from './grid.js';
import { indicatorRows } from './indicator-rows.js';

const terms: Readonly<Record<string, string>> = general.terms;

/** What a key of a form is called: `fiscal` → 财政拨款; a printed label is its own name. */
export function termOf(key: string): string {
  return terms[key] ?? key;
}

const LABEL = 6;
const FIELD = 14;

/**
 * A form with indicators (project, department, target, monitor) as the official table: head, funds, goals, indicators
 * with headings merged downward, total, then the long texts. What the form does not print has no row.
 */
export function indicatorGrid(form: IndicatorForm, scorecard: Scorecard | null): Grid {
  return gridOf([
    ...headRows(form),
    ...fundRows(form, scorecard),
    ...goalRows(form),
    ...taskRows(form),
    ...pairRows('budget', form.budget ?? {}),
    ...(form.indicators.length === 0 && form.total === null ? [] : indicatorRows(form, scorecard)),
    ...textRows(form),
    ...pairRows('extra', form.extra),
    ...attachmentRows(form),
    ...contactRow(form),
  ]);
}

function field(path: string, text: Printed, title: string, width = FIELD): Piece[] {
  return [label(title, LABEL), value(path, text, width)];
}

function headRows(form: IndicatorForm): Piece[][] {
  const { name, code, supervisor, implementer, year, moneyUnit, title } = form;
  const isWhole = form.kind === 'department';
  const rows: Piece[][] = [];
  if (title !== null) rows.push([{ ...value('title', title, 1, 'figure') }]);
  const nameTitle = say(isWhole ? 'form.departmentName' : 'form.projectName');
  rows.push(
    code === null
      ? field('name', name, nameTitle, LABEL + 2 * FIELD)
      : [...field('name', name, nameTitle), ...field('code', code, say('form.code'))],
  );
  if (!isWhole || supervisor !== null || implementer !== null) {
    rows.push([
      ...field('supervisor', supervisor, say('form.supervisor')),
      ...field('implementer', implementer, say('form.implementer')),
    ]);
  }
  if ((year ?? null) !== null || moneyUnit !== null) {
    rows.push([
      ...(year === undefined ? [] : field('year', year, say('form.year'))),
      ...field('moneyUnit', moneyUnit, say('form.moneyUnit')),
    ]);
  }
  return rows;
}

const FUND_COLUMNS = ['initial', 'annual', 'executed', 'weight', 'rate', 'score'] as const;

function fundRows(form: IndicatorForm, scorecard: Scorecard | null): Piece[][] {
  const funds = Object.entries(form.funds ?? {}).filter((entry): entry is [string, FundRow] => entry[1] !== null);
  if (funds.length === 0) return [];
  const isPrinted = (key: keyof FundRow): boolean => funds.some(([, row]) => row[key] !== null);
  const columns = FUND_COLUMNS.filter((key) => ['annual', 'executed'].includes(key) || isPrinted(key));
  const labels = [...new Set(funds.flatMap(([, row]) => Object.keys(row.extra ?? {})))];
  const scores = new Map(scorecard?.rows.map((row) => [row.path, row]));
  const hasScore = funds.some(([source]) => scores.has(`funds.${source}`));
  const hasReason = isPrinted('reason');
  const widthOf = (key: string): number => (['weight', 'score'].includes(key) ? 4 : 7);
  const head: Piece[] = [
    label(say('form.funds'), LABEL, funds.length + 1),
    label(say('form.source'), 10),
    ...columns.map((key) => label(termOf(key), widthOf(key))),
    ...(hasScore ? [label(say('form.columns.computed'), 5)] : []),
    ...labels.map((each) => label(each, 7)),
    ...(hasReason ? [label(termOf('reason'), 9)] : []),
  ];
  const rows = funds.map(([source, row]): Piece[] => [
    label(termOf(source), 10, 1, source === 'total' ? 'figure' : 'text'),
    ...columns.map((key) => value(`funds.${source}.${key}`, row[key], widthOf(key), 'figure')),
    ...(hasScore
      ? [
          {
            content: { kind: 'score', path: `funds.${source}.computed`, row: scores.get(`funds.${source}`) ?? null },
            width: 5,
            align: 'figure',
          } satisfies Piece,
        ]
      : []),
    ...labels.map((each) => value(`funds.${source}.extra.${each}`, row.extra?.[each] ?? null, 7, 'figure')),
    ...(hasReason ? [value(`funds.${source}.reason`, row.reason, 9)] : []),
  ]);
  return [head, ...rows];
}

function goalRows({ goals, kind }: IndicatorForm): Piece[][] {
  if (goals === null) return [];
  const hasActual = kind !== 'target' || goals.actual !== null;
  const width = 2 * FIELD + LABEL;
  if (!hasActual) return [[label(say('form.goals'), LABEL), value('goals.expected', goals.expected, width)]];
  return [
    [label(say('form.goals'), LABEL, 2), label(termOf('expected'), width / 2), label(termOf('actual'), width / 2)],
    [value('goals.expected', goals.expected, width / 2), value('goals.actual', goals.actual, width / 2)],
  ];
}

function taskRows({ tasks = [] }: IndicatorForm): Piece[][] {
  if (tasks.length === 0) return [];
  return [
    [
      label(say('form.tasks'), LABEL, tasks.length + 1),
      label(say('form.taskName'), FIELD),
      label(say('form.taskContent'), LABEL + FIELD),
    ],
    ...tasks.map(({ name, content }, index) => [
      value(`tasks.${index}.name`, name, FIELD),
      value(`tasks.${index}.content`, content, LABEL + FIELD),
    ]),
  ];
}

/** Labels that have no key of their own, two a row; a long value has a row for itself. */
function pairRows(group: 'budget' | 'extra', pairs: Readonly<Record<string, Printed>>): Piece[][] {
  const rows: Piece[][] = [];
  let open: Piece[] | null = null;
  for (const [title, text] of Object.entries(pairs)) {
    const path = `${group}.${title}`;
    if ((text ?? '').length > LONG) {
      if (open !== null) rows.push(open);
      open = null;
      rows.push(field(path, text, title, LABEL + 2 * FIELD));
    } else if (open === null) open = field(path, text, title);
    else {
      rows.push([...open, ...field(path, text, title)]);
      open = null;
    }
  }
  if (open !== null) rows.push(open);
  return rows;
}

const LONG = 40;

function textRows(form: IndicatorForm): Piece[][] {
  return (['process', 'conclusion', 'problems', 'measures'] as const)
    .filter((key) => form[key] !== null)
    .map((key) => field(key, form[key], say(`form.texts.${key}`), LABEL + 2 * FIELD));
}

function attachmentRows({ attachments }: IndicatorForm): Piece[][] {
  return attachments.map((text, index) =>
    field(`attachments.${index}`, text, say('form.attachment', { number: index + 1 }), LABEL + 2 * FIELD),
  );
}

function contactRow({ contact }: IndicatorForm): Piece[][] {
  const { name, phone, finance } = contact;
  if (name === null && phone === null && finance === null) return [];
  return [
    [
      ...field('contact.name', name, say('form.contactName'), 8),
      ...field('contact.phone', phone, say('form.contactPhone'), 8),
      ...(finance === null ? [] : field('contact.finance', finance, say('form.contactFinance'), 8)),
    ],
  ];
}
