import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette.js';

/** One bar: what stands beside it and how many. */
export interface Bar {
  readonly label: string;
  readonly count: number;
}

/** A further count drawn inside the same bar (errors among the findings). */
export interface BarSeries {
  readonly name: string;
  readonly colour: Exclude<keyof Palette, 'font'>;
  readonly counts: readonly number[];
}

/** Labels longer than this are cut in the chart; the table says them whole. */
const LONGEST = 16;

function short(label: string): string {
  const letters = [...label];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : label;
}

function axes(labels: readonly string[], palette: Palette, lies: boolean) {
  const names = {
    type: 'category' as const,
    data: labels.map(short),
    inverse: lies,
    axisTick: { show: false },
    axisLabel: { color: palette.ink, interval: 0 },
    axisLine: { lineStyle: { color: palette.line } },
  };
  const counts = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { color: palette.soft },
    splitLine: { lineStyle: { color: palette.line, opacity: 0.5 } },
  };
  return lies ? { xAxis: counts, yAxis: names } : { xAxis: names, yAxis: counts };
}

/**
 * Bars of counts; lying ones have room for long labels.
 * @param series counts beside each other for each label, drawn upon each other where `stacked`
 */
export function barsOption(
  labels: readonly string[],
  series: readonly BarSeries[],
  { lies = false, stacked = false }: { readonly lies?: boolean; readonly stacked?: boolean } = {},
) {
  return (palette: Palette): EChartsCoreOption => ({
    animation: false,
    textStyle: { fontFamily: palette.font },
    color: series.map(({ colour }) => palette[colour]),
    grid: { left: 8, right: 40, top: series.length > 1 ? 34 : 14, bottom: 8, containLabel: true },
    ...(series.length > 1 ? { legend: { top: 0, textStyle: { color: palette.ink } } } : {}),
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    ...axes(labels, palette, lies),
    series: series.map(({ name, counts }) => ({
      type: 'bar' as const,
      name,
      cursor: 'pointer',
      barMaxWidth: 28,
      ...(stacked ? { stack: 'all' } : {}),
      label: {
        show: !stacked,
        position: lies ? ('right' as const) : ('top' as const),
        color: palette.ink,
        formatter: ({ value }: { value: number }) => (value === 0 ? '' : String(value)),
      },
      data: [...counts],
    })),
  });
}
