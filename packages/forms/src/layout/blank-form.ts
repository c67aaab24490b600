import { blankFundRow, blankIndicatorForm, blankSummaryRow, INDICATOR_CELLS } from '@kaocheng/core/model/keys';
import type { Form, FundRow, Indicator, IndicatorForm, SummaryForm, SummaryRow } from '@kaocheng/core/model/transcript';
import { splitLevelWeight } from '../assemble/split.js';
import type { FundsBlock, IndicatorsBlock, ListBlock, Template, TemplateBlock } from '../templates/template.js';
import { blankAccount } from './blank-account.js';
import { printsUnit } from './outside.js';

/**
 * The empty form of a template, to be filled in: every value blank but those that the official form prints itself (classes
 * of indicators with their weights, names of fixed indicators, the weight of the execution rate). Laid out under its template
 * it is the blank official table. Null for kinds that no template describes.
 */
export function blankForm(template: Template, year: string | null): Form | null {
  const { id, kind, title, moneyUnit, blocks } = template;
  const base = { order: 1, title: title.replace(/[（(]?\{year\}\s*年度?[)）]?/, '').trim(), year, template: id };
  if (kind === 'account') {
    const table = find(blocks, 'account');
    return table === null ? null : blankAccount(template, table, year);
  }
  if (kind === 'summary') return blankSummary(base, blocks);
  const [funds, indicators, tasks] = [find(blocks, 'funds'), find(blocks, 'indicators'), find(blocks, 'tasks')];
  const form: IndicatorForm = {
    kind,
    ...blankIndicatorForm(),
    ...base,
    moneyUnit: printsUnit(template, moneyUnit) ? moneyUnit : null,
    funds:
      funds === null ? null : Object.fromEntries(funds.sources.map((one) => [one.source, fundRow(funds, one.weight)])),
    goals: find(blocks, 'goals') === null ? null : { expected: null, actual: null },
    indicators: indicators === null ? [] : blankIndicators(indicators),
    total: { weight: null, score: null, grade: null },
  };
  if (tasks !== null) form.tasks = Array.from({ length: tasks.blank }, () => ({ name: null, content: null }));
  return form;
}

type BlockOf<T extends TemplateBlock['type']> = T extends 'tasks' | 'rows'
  ? ListBlock
  : Extract<TemplateBlock, { type: T }>;

function find<T extends TemplateBlock['type']>(blocks: readonly TemplateBlock[], type: T): BlockOf<T> | null {
  return (blocks.find((block) => block.type === type) as BlockOf<T> | undefined) ?? null;
}

function blankSummary(base: Pick<SummaryForm, 'order' | 'title'>, blocks: readonly TemplateBlock[]): SummaryForm {
  const list = find(blocks, 'rows');
  const row = (): SummaryRow => ({
    ...blankSummaryRow(),
    ...Object.fromEntries((list?.columns ?? []).map(({ key }) => [key, null])),
  });
  return {
    kind: 'summary',
    ...base,
    rows: Array.from({ length: list?.blank ?? 0 }, row),
    totals: { annual: null, executed: null },
    extra: {},
  };
}

function fundRow({ columns }: FundsBlock, weight: string | null): FundRow {
  const row = blankFundRow();
  return columns.some(({ key }) => key === 'weight') ? { ...row, weight } : row;
}

/** The rows of the empty form: a class with its weight as a reader parts them. */
export function blankIndicators({ columns, blank }: IndicatorsBlock): Indicator[] {
  const plain = new Set<string>(INDICATOR_CELLS);
  const keys = columns.map(({ key }) => key).filter((key) => !plain.has(key));
  const own = keys.filter((key) => !key.startsWith('extra.')).map((key) => [key, null]);
  const extra = keys.filter((key) => key.startsWith('extra.')).map((key) => [key.slice('extra.'.length), null]);
  return blank.flatMap(({ level1, level2, names }) => {
    const [first, second] = [splitLevelWeight(level1), splitLevelWeight(level2)];
    return names.map(
      (name): Indicator => ({
        level1: first.label,
        ...(first.weight === null ? {} : { level1Weight: first.weight }),
        level2: second.label === '' ? null : second.label,
        ...(second.weight === null ? {} : { level2Weight: second.weight }),
        name: name === '' ? null : name,
        target: null,
        ...Object.fromEntries(own),
        ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
      }),
    );
  });
}
