import { figureText } from './figure-text.js';
import './figure.css';

interface FigureProps {
  /** As printed or computed; null is blank. */
  readonly value: string | number | null | undefined;
  /** Put behind, smaller: 分, 万元, %. */
  readonly unit?: string;
  /** What stands for a blank; a dash if left out. */
  readonly blank?: string;
  /** better and worse colour a figure beside another one; the sign of the difference tells it too. */
  readonly tone?: 'plain' | 'muted' | 'better' | 'worse';
  /** Groups of three digits (counts); off for what is shown as printed. */
  readonly grouped?: boolean;
}

/** Every figure of the page: tabular digits, aligned to the right, exactly the digits given, never rounded. */
export function Figure({ value, unit, blank = '—', tone = 'plain', grouped = false }: FigureProps) {
  const text = figureText(value, grouped);
  if (text === null) return <span className="figure figure-blank">{blank}</span>;
  return (
    <span className={`figure figure-${tone}`}>
      {text}
      {unit === undefined ? null : <span className="figure-unit">{unit}</span>}
    </span>
  );
}
