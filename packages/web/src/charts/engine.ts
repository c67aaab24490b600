import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([
  BarChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** A chart that is on the page. */
export interface DrawnChart {
  show(option: echarts.EChartsCoreOption): void;
  fit(): void;
  end(): void;
}

/** Where a mark stands that was clicked: the series and the index of the datum in it. */
export interface Picked {
  readonly series: number;
  readonly index: number;
}

/** Begins a chart in an element of the page, drawn as SVG so that it prints sharp. */
export function drawIn(place: HTMLElement, onPick: (picked: Picked) => void): DrawnChart {
  const chart = echarts.init(place, null, { renderer: 'svg' });
  chart.on('click', (event) => {
    const { seriesIndex, dataIndex } = event;
    if (seriesIndex !== undefined) onPick({ series: seriesIndex, index: dataIndex });
  });
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    fit: () => chart.resize(),
    end: () => chart.dispose(),
  };
}
