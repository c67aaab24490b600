import {
  FORM_CELLS,
  FUND_CELLS,
  INDICATOR_CELLS,
  INDICATOR_COLUMNS,
  SUMMARY_CELLS,
  SUMMARY_COLUMNS,
} from '@kaocheng/core/model/keys';
import type {
  AccountForm,
  AccountRow,
  CellSource,
  Form,
  FundRow,
  Funds,
  Indicator,
  IndicatorForm,
  SummaryForm,
} from '@kaocheng/core/model/transcript';
import { fieldsOf, isObject, type Json, labelledOf, listOf, objectOf, presentOf, printed, refuse } from './shape.js';

const HEAD_KEYS = ['title', 'year', ...FORM_CELLS] as const;

type JsonObject = { readonly [key: string]: Json };

/**
 * One form of a transcript from its JSON: every key of the model is there afterwards, null where the JSON has none.
 * Throws ShapeError, which names the first place whose value is neither a string nor null.
 */
export function formOf(value: Json, order: number): Form {
  const path = `forms[${order}]`;
  if (!isObject(value)) return refuse(path, value);
  switch (value['kind']) {
    case 'project':
    case 'department':
    case 'target':
    case 'monitor':
      return indicatorForm(value, value['kind'], order, path);
    case 'summary':
      return summaryForm(value, order, path);
    case 'account':
      return accountForm(value, order, path);
    default:
      return refuse(`${path}.kind`, value['kind']);
  }
}

function indicatorForm(value: JsonObject, kind: IndicatorForm['kind'], order: number, path: string): IndicatorForm {
  const goals = value['goals'];
  const total = value['total'];
  const funds = value['funds'];
  const form: IndicatorForm = {
    kind,
    order: orderOf(value, order),
    ...fieldsOf(value, HEAD_KEYS, path),
    funds: isObject(funds) ? fundsOf(funds, `${path}.funds`) : null,
    goals: isObject(goals) ? fieldsOf(goals, ['expected', 'actual'], `${path}.goals`) : null,
    indicators: listOf(value['indicators'], `${path}.indicators`).map((row, i) =>
      indicatorOf(row, `${path}.indicators[${i + 1}]`),
    ),
    total: isObject(total) ? fieldsOf(total, ['weight', 'score', 'grade'], `${path}.total`) : null,
    contact: fieldsOf(objectOf(value['contact'], `${path}.contact`), ['name', 'phone', 'finance'], `${path}.contact`),
    attachments: listOf(value['attachments'], `${path}.attachments`).map((entry, i) => {
      const name = isObject(entry) ? entry['name'] : entry;
      return printed(name, `${path}.attachments[${i + 1}]`) ?? '';
    }),
    extra: labelledOf(value['extra'], `${path}.extra`),
    ...placesOf(value),
  };
  if (Array.isArray(value['tasks'])) {
    form.tasks = value['tasks'].map((task: Json, i: number) =>
      fieldsOf(objectOf(task, `${path}.tasks[${i + 1}]`), ['name', 'content'], `${path}.tasks[${i + 1}]`),
    );
  }
  if (isObject(value['budget'])) form.budget = labelledOf(value['budget'], `${path}.budget`);
  return form;
}

function fundsOf(value: JsonObject, path: string): Funds {
  const funds: Funds = {};
  for (const [source, row] of Object.entries(value)) {
    if (source !== '__proto__') funds[source] = isObject(row) ? fundRowOf(row, `${path}.${source}`) : null;
  }
  return funds;
}

function fundRowOf(value: JsonObject, path: string): FundRow {
  const row: FundRow = fieldsOf(value, FUND_CELLS, path);
  if (isObject(value['extra'])) row.extra = labelledOf(value['extra'], `${path}.extra`);
  return row;
}

function indicatorOf(value: Json, path: string): Indicator {
  const object = objectOf(value, path);
  const indicator: Indicator = {
    ...fieldsOf(object, INDICATOR_CELLS, path),
    ...presentOf(object, INDICATOR_COLUMNS, path),
  };
  if (isObject(object['extra'])) indicator.extra = labelledOf(object['extra'], `${path}.extra`);
  return indicator;
}

function summaryForm(value: JsonObject, order: number, path: string): SummaryForm {
  return {
    kind: 'summary',
    order: orderOf(value, order),
    ...fieldsOf(value, ['title', 'year'], path),
    rows: listOf(value['rows'], `${path}.rows`).map((row, i) => {
      const at = `${path}.rows[${i + 1}]`;
      const object = objectOf(row, at);
      return { ...fieldsOf(object, SUMMARY_CELLS, at), ...presentOf(object, SUMMARY_COLUMNS, at) };
    }),
    totals: fieldsOf(objectOf(value['totals'], `${path}.totals`), ['annual', 'executed'], `${path}.totals`),
    extra: labelledOf(value['extra'], `${path}.extra`),
    ...placesOf(value),
  };
}

function accountForm(value: JsonObject, order: number, path: string): AccountForm {
  return {
    kind: 'account',
    order: orderOf(value, order),
    ...fieldsOf(value, ['title', 'year', 'table', 'unit', 'department', 'note'], path),
    empty: value['empty'] === true,
    columns: listOf(value['columns'], `${path}.columns`).map(
      (column, i) => printed(column, `${path}.columns[${i + 1}]`) ?? '',
    ),
    rows: listOf(value['rows'], `${path}.rows`).map((row, i): AccountRow => {
      const at = `${path}.rows[${i + 1}]`;
      const object = objectOf(row, at);
      return {
        ...fieldsOf(object, ['code', 'name'], at),
        ...presentOf(object, ['line', 'side'], at),
        values: labelledOf(object['values'], `${at}.values`),
      };
    }),
    ...placesOf(value),
  };
}

function orderOf(value: JsonObject, order: number): number {
  const given = value['order'];
  return typeof given === 'number' && Number.isSafeInteger(given) ? given : order;
}

interface Places {
  start?: number;
  end?: number;
  template?: string;
  cells?: Record<string, CellSource>;
}

/** The template of the form, and where the form and its cells were read, as far as the JSON says it well. */
function placesOf(value: JsonObject): Places {
  const places: Places = {};
  const { start, end, template, cells } = value;
  if (typeof template === 'string') places.template = template;
  if (typeof start === 'number' && typeof end === 'number') Object.assign(places, { start, end });
  if (isObject(cells)) {
    places.cells = {};
    for (const [path, cell] of Object.entries(cells)) {
      if (isObject(cell) && typeof cell['confidence'] === 'number' && path !== '__proto__') {
        places.cells[path] = cellOf(cell, cell['confidence']);
      }
    }
  }
  return places;
}

function cellOf(cell: JsonObject, confidence: number): CellSource {
  const { spans, page, sheet, address, menu } = cell;
  const numbers = (list: Json): list is readonly number[] =>
    Array.isArray(list) && list.every((entry) => typeof entry === 'number');
  return {
    confidence,
    ...(Array.isArray(spans) && {
      spans: spans.filter(numbers).map(([from = 0, to = 0]): [number, number] => [from, to]),
    }),
    ...(typeof page === 'number' && { page }),
    ...(typeof sheet === 'string' && { sheet }),
    ...(typeof address === 'string' && { address }),
    ...(typeof menu === 'string' && { menu }),
  };
}
