import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { sayOverview } from '../words/say-overview.js';
import type { DrawnChart, Picked } from './engine.js';
import { type Palette, usePalette } from './palette.js';
import './chart.css';

interface ChartProps {
  readonly title: string;
  readonly note?: string;
  /** What is drawn; must keep its identity while its data do. */
  readonly option: (palette: Palette) => EChartsCoreOption;
  /** Height in pixels. */
  readonly height: number;
  readonly onPick?: (picked: Picked) => void;
  /** The same figures as a table, with the links that a click on the chart follows. */
  readonly table: ReactNode;
  readonly isEmpty: boolean;
}

/** A chart and, on demand, its figures as a table. The drawing engine is fetched when the first chart is shown. */
export function Chart({ title, note, option, height, onPick, table, isEmpty }: ChartProps) {
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <p>{note}</p>}
      </figcaption>
      {isEmpty ? (
        <p className="chart-empty">{sayOverview('overview.nothing')}</p>
      ) : (
        <>
          <Drawing title={title} option={option} height={height} {...(onPick === undefined ? {} : { onPick })} />
          <details className="chart-table">
            <summary>{sayOverview('overview.asTable')}</summary>
            <div className="chart-scroll">{table}</div>
          </details>
        </>
      )}
    </figure>
  );
}

type DrawingProps = Pick<ChartProps, 'title' | 'option' | 'height' | 'onPick'>;

function Drawing({ title, option, height, onPick }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<DrawnChart>(null);
  const pick = useRef(onPick);
  const palette = usePalette();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  pick.current = onPick;
  const wanted = useRef(option(palette));
  useEffect(() => {
    wanted.current = option(palette);
    chart.current?.show(wanted.current);
  }, [option, palette]);
  useEffect(() => {
    let isGone = false;
    const observer = new ResizeObserver(() => chart.current?.fit());
    import('./engine.js').then(
      ({ drawIn }) => {
        if (isGone || place.current === null) return;
        chart.current = drawIn(place.current, (picked) => pick.current?.(picked));
        chart.current.show(wanted.current);
        observer.observe(place.current);
        setState('shown');
      },
      () => setState('failed'),
    );
    return () => {
      isGone = true;
      observer.disconnect();
      chart.current?.end();
      chart.current = null;
    };
  }, []);
  return (
    <>
      {state === 'failed' ? <p className="chart-empty">{sayOverview('overview.chartFailed')}</p> : null}
      <div
        ref={place}
        className="chart-place"
        data-state={state}
        style={{ height: state === 'failed' ? 0 : height }}
        role="img"
        aria-label={sayOverview('charts.graph', { title })}
      />
    </>
  );
}
