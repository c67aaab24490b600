import type {
  Direction,
  DirectionSource,
  EvaluatedIndicator,
  IndicatorAspect,
  IndicatorClass,
} from '../model/evaluation.js';
import type { Printed } from '../model/transcript.js';
import type { Operator, Value } from '../values/value.js';
import { directionOf, isDuration } from './levels.js';

export interface TargetDirection {
  readonly operator: Operator | null;
  readonly direction: Direction;
  readonly source: DirectionSource;
}

/** Everything that may tell whether more or less is better. */
export interface DirectionClues {
  readonly target: Value;
  readonly class: IndicatorClass | null;
  readonly aspect: IndicatorAspect | null;
  /** What the form's own column 指标方向性 says. */
  readonly column: 'at-least' | 'at-most' | null;
  readonly name: Printed | undefined;
}

const told = (operator: Operator, direction: Direction): TargetDirection => ({
  operator,
  direction,
  source: 'operator',
});

const byOperator: Readonly<Record<Operator, TargetDirection>> = {
  '≥': told('≥', 'at-least'),
  '>': told('>', 'at-least'),
  '≤': told('≤', 'at-most'),
  '<': told('<', 'at-most'),
  '=': told('=', 'equal'),
};
const UNTOLD: TargetDirection = { operator: null, direction: 'at-least', source: 'default' };

/** The direction of a target: printed operator, else the form's column, else the name (a guess), else more is better. */
export function targetDirection(clues: DirectionClues): TargetDirection {
  const { target } = clues;
  if (target.kind === 'date') return { operator: target.operator, direction: 'not-later', source: 'operator' };
  if (target.kind === 'qualitative' || target.kind === 'text') return UNTOLD;
  const operator =
    target.kind === 'number' || target.kind === 'rate' || target.kind === 'relative' ? target.operator : null;
  if (operator !== null) return byOperator[operator];
  if (target.kind === 'range') return { operator, direction: 'equal', source: 'operator' };
  if (clues.column !== null) return { operator, direction: clues.column, source: 'column' };
  const named = directionOf(clues.name);
  if (named === 'ceiling') return { operator, direction: 'at-most', source: 'name' };
  if (named !== null && !(named === 'at-most' && isFull(target))) {
    return { operator, direction: named, source: 'name' };
  }
  if (target.kind === 'rate') return { operator, direction: 'equal', source: 'name' };
  if ((clues.aspect === 'cost' || clues.class === 'cost') && isMoney(target))
    return { operator, direction: 'at-most', source: 'name' };
  if (clues.aspect === 'timeliness' && isDuration(target)) return { operator, direction: 'at-most', source: 'name' };
  return UNTOLD;
}

/** What a form's own column 指标方向性 says; null where it says nothing. */
export function directionColumn(printed: Printed | undefined): 'at-least' | 'at-most' | null {
  if (typeof printed !== 'string') return null;
  if (printed.includes('正向')) return 'at-least';
  return printed.includes('反向') || printed.includes('负向') || printed.includes('逆向') ? 'at-most' : null;
}

/**
 * On which side of a range (5-7个工作日) an indicator does better, as its column, its name, or its being satisfaction
 * tells; null where nothing does: more is not better by default.
 */
export function betterSide(row: EvaluatedIndicator): 'at-least' | 'at-most' | null {
  const column = directionColumn(row.indicator.direction);
  if (column !== null) return column;
  // A name that tells a ceiling is a guess (能耗下降率): enough to ask nothing, too little to call the target missed.
  const named = directionOf(row.name);
  if (named !== null) return named === 'at-least' ? named : null;
  return row.class === 'satisfaction' || row.aspect === 'satisfaction' ? 'at-least' : null;
}

/** 100 % of something is never a ceiling that its name alone puts there (事故处置率 100%). */
function isFull(target: Value): boolean {
  return target.kind === 'number' && target.percent !== null && target.number.toString() === '100';
}

function isMoney(target: Value): boolean {
  return target.kind === 'number' && target.percent === null && (target.unit === null || target.unit.startsWith('元'));
}
