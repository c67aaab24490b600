import type { Form, FundRow, FundSource, Indicator } from '../../model/transcript.js';
import { department, fund, monitor, project, target } from './build.js';
import { isMissed, marks, type Outcome, printed, type SoundClass, type SoundRow, text } from './sound-rows.js';

/** What stays the same over all forms of a layout. */
export interface Layout {
  readonly name: string;
  /** Weight of the execution rate and of each class; null where the layout prints no marks. */
  readonly weights: Readonly<Partial<Record<'execution' | SoundClass, number>>> | null;
  readonly names: Readonly<Record<SoundClass, string>>;
  /** Whether sign and unit stand in columns of their own, and headings print their weight. */
  readonly columns: boolean;
  readonly headings: boolean;
  readonly sources: readonly FundSource[];
  readonly moneyUnit: '万元' | '元';
  readonly kind: 'project' | 'department' | 'monitor' | 'target';
}

const NAMES = { cost: '成本指标', output: '产出指标', benefit: '效益指标', satisfaction: '满意度指标' } as const;

/** Layouts of forms as they are published: of the regulation, with columns for sign and unit, by levels of money, of a department … */
export const LAYOUTS: readonly Layout[] = [
  {
    name: 'annex 1 of the regulation',
    weights: { execution: 10, output: 50, benefit: 30, satisfaction: 10 },
    names: NAMES,
    columns: false,
    headings: true,
    sources: ['fiscal', 'carryover', 'other'],
    moneyUnit: '万元',
    kind: 'project',
  },
  {
    name: 'columns for sign and unit',
    weights: { execution: 10, output: 50, benefit: 30, satisfaction: 10 },
    names: NAMES,
    columns: true,
    headings: false,
    sources: ['fiscal', 'special', 'own', 'other'],
    moneyUnit: '万元',
    kind: 'project',
  },
  {
    name: 'execution of twenty marks, money by level',
    weights: { execution: 20, cost: 10, output: 40, benefit: 20, satisfaction: 10 },
    names: { cost: '成本', output: '产出', benefit: '效果', satisfaction: '满意度' },
    columns: false,
    headings: true,
    sources: ['central', 'province', 'city', 'county', 'other'],
    moneyUnit: '万元',
    kind: 'project',
  },
  {
    name: 'amounts in yuan, cost in a class of its own',
    weights: { execution: 10, cost: 20, output: 40, benefit: 20, satisfaction: 10 },
    names: NAMES,
    columns: true,
    headings: true,
    sources: ['fiscal', 'own'],
    moneyUnit: '元',
    kind: 'project',
  },
  {
    name: 'department as a whole',
    weights: { execution: 10, output: 40, benefit: 40, satisfaction: 10 },
    names: { cost: '成本指标', output: '产出指标', benefit: '效益指标', satisfaction: '满意度指标' },
    columns: false,
    headings: true,
    sources: ['fiscal', 'own', 'other'],
    moneyUnit: '万元',
    kind: 'department',
  },
  {
    name: 'transfer without marks',
    weights: null,
    names: NAMES,
    columns: false,
    headings: false,
    sources: ['central', 'local', 'other'],
    moneyUnit: '万元',
    kind: 'project',
  },
  {
    name: 'monitoring to the end of July',
    weights: null,
    names: NAMES,
    columns: false,
    headings: false,
    sources: ['fiscal', 'other'],
    moneyUnit: '万元',
    kind: 'monitor',
  },
  {
    name: 'targets of a new project',
    weights: null,
    names: NAMES,
    columns: true,
    headings: false,
    sources: ['fiscal', 'other'],
    moneyUnit: '万元',
    kind: 'target',
  },
];

/** What varies from form to form. Amounts in hundredths of the unit. */
export interface Variant {
  readonly project: string;
  readonly rows: readonly { readonly row: SoundRow; readonly outcome: Outcome }[];
  /** Each source's annual budget, and what was spent of it in thousandths. */
  readonly annual: readonly number[];
  readonly spent: number;
  /** The budget of the year's start in hundredths of the annual one. */
  readonly initial: number;
  /** Decimals of the printed rate, as percentages print them. */
  readonly places: 0 | 1 | 2;
  /** How a source without money is printed. */
  readonly empty: string | null;
  readonly isGraded: boolean;
  /** 1,234.50 instead of 1234.50. */
  readonly grouped: boolean;
}

const GRADES: readonly (readonly [from: number, grade: string])[] = [
  [9000, '优'],
  [8000, '良'],
  [6000, '中'],
  [0, '差'],
];

/** A form of a layout in which nothing is wrong. Arithmetic is done in whole hundredths, not by the program. */
export function soundForm(layout: Layout, variant: Variant): Form {
  const { weights, kind } = layout;
  const classes = (['cost', 'output', 'benefit', 'satisfaction'] as const).filter(
    (level1) => weights === null || weights[level1] !== undefined,
  );
  let points = 0;
  const indicators: Indicator[] = [];
  for (const level1 of classes) {
    const rows = variant.rows.filter(({ row }) => row.class === level1);
    const whole = weights?.[level1] ?? 0;
    const each = Math.floor(whole / Math.max(1, rows.length));
    for (const [index, { row, outcome }] of rows.entries()) {
      const weight = index === rows.length - 1 ? whole - each * (rows.length - 1) : each;
      const cells = printed(row, outcome, layout.columns);
      const score = weights === null ? null : marks(row, outcome, weight);
      points += score === null ? 0 : Math.round(Number(score) * 100);
      const missed = isMissed(row, outcome);
      indicators.push({
        level1: layout.names[level1],
        level1Weight: layout.headings ? String(whole) : null,
        level2: row.level2,
        name: row.name,
        ...cells,
        target: cells.target ?? null,
        actual: kind === 'target' ? null : (cells.actual ?? null),
        weight: weights === null ? null : String(weight),
        score: kind === 'target' ? null : score,
        deviation: missed ? '连续降雨顺延至次年完成' : null,
      });
    }
  }
  const { funds, marks: executionMarks } = money(layout, variant);
  points += executionMarks;
  const isScored = weights !== null && kind !== 'target';
  const grade = variant.isGraded ? (GRADES.find(([from]) => points >= from)?.[1] ?? null) : null;
  const cells = {
    name: variant.project,
    implementer: '清河县住房和城乡建设局',
    supervisor: '清河县住房和城乡建设局',
    moneyUnit: layout.moneyUnit,
    funds,
    goals:
      kind === 'target'
        ? { expected: '按计划完成年度工作', actual: null }
        : {
            expected: '按计划完成年度工作',
            actual: '各项工作按计划推进',
          },
    indicators,
    total: isScored ? { weight: '100', score: text(points), grade } : null,
  };
  switch (kind) {
    case 'department':
      return department(cells);
    case 'monitor':
      return monitor(cells);
    case 'target':
      return target(cells);
    default:
      return project(cells);
  }
}

function money(layout: Layout, variant: Variant): { funds: Record<string, FundRow>; marks: number } {
  const { moneyUnit, sources, weights, kind } = layout;
  const amount = (hundredths: number): string => {
    const scaled = moneyUnit === '元' ? hundredths * 10_000 : hundredths;
    const [whole = '', rest = ''] = (scaled / 100).toFixed(2).split('.');
    return `${variant.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${rest}`;
  };
  const parts = sources.map((source, index) => {
    const annual = variant.annual[index] ?? 0;
    return {
      source,
      annual,
      initial: Math.floor((annual * variant.initial) / 100),
      executed: Math.floor((annual * variant.spent) / 1000),
    };
  });
  const sum = (key: 'annual' | 'initial' | 'executed'): number => parts.reduce((all, part) => all + part[key], 0);
  const [annual, executed] = [sum('annual'), sum('executed')];
  const weight = weights?.execution ?? null;
  const percent = (places: number): string => `${roundedShare(executed * 100, annual, places)}%`;
  const isSpent = kind !== 'target';
  const points = weight === null ? 0 : Math.round(Number(roundedShare(executed * weight, annual, 2)) * 100);
  const funds: Record<string, FundRow> = {
    total: fund({
      initial: kind === 'target' ? null : amount(sum('initial')),
      annual: amount(annual),
      executed: isSpent ? amount(executed) : null,
      weight: weight === null ? null : String(weight),
      rate: isSpent ? percent(variant.places) : null,
      score: weight === null ? null : text(points),
      reason: isSpent && variant.spent < 900 ? '合同尾款按约定次年支付' : null,
    }),
  };
  for (const part of parts) {
    const cell = (value: number): string | null => (part.annual === 0 ? variant.empty : amount(value));
    funds[part.source] = fund({
      initial: kind === 'target' ? null : cell(part.initial),
      annual: cell(part.annual),
      executed: isSpent ? cell(part.executed) : null,
    });
  }
  return { funds, marks: points };
}

/** part ÷ whole to some places, half up, by whole numbers. */
function roundedShare(part: number, whole: number, places: number): string {
  const scale = 10 ** places;
  return (Math.floor((part * scale * 2 + whole) / (whole * 2)) / scale).toFixed(places);
}
