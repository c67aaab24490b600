import type { Overview } from '@kaocheng/contracts/overview';
import { Decimal } from '@kaocheng/core/values/decimal';
import type { EChartsCoreOption } from 'echarts/core';
import { sayOverview } from '../words/say-overview.js';
import type { Palette } from './palette.js';

type Total = Overview['totals'][number];

/** A form with both totals; `difference` is printed less recomputed, an exact decimal with its sign. */
export interface ComparedTotal extends Total {
  readonly difference: string;
  readonly relation: 'equal' | 'higher' | 'lower';
}

/** Each pair with its difference, those farthest apart first, equal ones last in their order. */
export function compareTotals(totals: readonly Total[]): ComparedTotal[] {
  return totals
    .map((total) => ({ total, by: Decimal.of(total.printed).sub(Decimal.of(total.recomputed)) }))
    .sort((a, b) => magnitude(b.by).compare(magnitude(a.by)))
    .map(({ total, by }) => ({
      ...total,
      difference: by.sign() > 0 ? `+${by}` : by.toString(),
      relation: by.isZero() ? 'equal' : by.sign() > 0 ? 'higher' : 'lower',
    }));
}

function magnitude(value: Decimal): Decimal {
  return value.sign() < 0 ? value.negated() : value;
}

const RELATIONS = ['equal', 'higher', 'lower'] as const;

/** The pairs by relation, in the order in which the chart draws them: a picked mark is found again in it. */
export function seriesOf(totals: readonly ComparedTotal[]): readonly (readonly ComparedTotal[])[] {
  return RELATIONS.map((relation) => totals.filter((total) => total.relation === relation));
}

/** The lower end of both axes: a multiple of ten below every total, at most 60. */
export function axisStart(totals: readonly ComparedTotal[]): number {
  let least = 70;
  for (const { printed, recomputed } of totals) least = Math.min(least, Number(printed), Number(recomputed));
  return Math.floor(Math.min(least - 1, 60) / 10) * 10;
}

/** Printed against recomputed totals: a mark a form, on the diagonal where both are equal. */
export function totalsOption(totals: readonly ComparedTotal[], nameOf: (total: ComparedTotal) => string) {
  const names = [sayOverview('charts.equal'), sayOverview('charts.higher'), sayOverview('charts.lowerThan')];
  const series = seriesOf(totals);
  const from = axisStart(totals);
  return (palette: Palette): EChartsCoreOption => {
    const colours = [palette.accent, palette.error, palette.warning];
    const shapes = ['circle', 'triangle', 'diamond'];
    const axis = (name: string) => ({
      type: 'value' as const,
      name,
      nameLocation: 'middle' as const,
      nameGap: 26,
      min: from,
      max: 100,
      axisLabel: { color: palette.soft },
      nameTextStyle: { color: palette.soft },
      splitLine: { lineStyle: { color: palette.line, opacity: 0.5 } },
      axisLine: { lineStyle: { color: palette.line } },
    });
    return {
      animation: false,
      textStyle: { fontFamily: palette.font },
      color: colours,
      grid: { left: 48, right: 24, top: 34, bottom: 42 },
      legend: { top: 0, textStyle: { color: palette.ink } },
      tooltip: {
        trigger: 'item',
        renderMode: 'richText',
        formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
          const total = series[seriesIndex]?.[dataIndex];
          if (total === undefined) return '';
          const { printed, recomputed } = total;
          return [
            nameOf(total),
            `${sayOverview('charts.printed')} ${printed}`,
            `${sayOverview('charts.recomputed')} ${recomputed}`,
          ].join('\n');
        },
      },
      xAxis: axis(sayOverview('charts.printed')),
      yAxis: axis(sayOverview('charts.recomputed')),
      series: [
        ...series.map((own, at) => ({
          type: 'scatter' as const,
          name: names[at],
          symbol: shapes[at],
          symbolSize: own.length > 300 ? 5 : 9,
          itemStyle: { opacity: 0.75 },
          cursor: 'pointer',
          // A chart has no place finer than a pixel: only here do the exact decimals become floats.
          data: own.map(({ printed, recomputed }) => [Number(printed), Number(recomputed)]),
        })),
        {
          type: 'line' as const,
          data: [
            [from, from],
            [100, 100],
          ],
          symbol: 'none',
          silent: true,
          tooltip: { show: false },
          lineStyle: { color: palette.soft, type: 'dashed' as const, width: 1 },
        },
      ],
    };
  };
}
