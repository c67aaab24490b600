import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beamsOf, type Node, ROOT } from './beams.js';

const WIDTH = 4;
const MARGIN = 6;

const node = fc
  .record({ cost: fc.integer({ min: -5, max: 9 }), column: fc.integer({ min: 0, max: 2 }), lost: fc.boolean() })
  .map((some): Node => ({ ...ROOT, ...some, at: 1 }));

/** The best by sorting all: what keeping them in order as they come must agree with. */
function bySorting(nodes: readonly Node[]): Node[] {
  const sorted = [...nodes].sort((a, b) => a.cost - b.cost);
  const unlike = sorted.filter(
    (one, i) => !sorted.slice(0, i).some((other) => other.column === one.column && other.lost === one.lost),
  );
  return unlike.filter(({ cost }) => cost <= (sorted[0] as Node).cost + MARGIN).slice(0, WIDTH);
}

test('keeps the best readings at an atom, of equal ones the first that came', () => {
  fc.assert(
    fc.property(fc.array(node, { minLength: 1, maxLength: 40 }), (nodes) => {
      const beams = beamsOf(1, WIDTH, MARGIN);
      for (const one of nodes) beams.push(one);
      const kept = beams.take(1, false);
      expect(kept).toEqual(bySorting(nodes));
      expect(kept.every((one, i) => one === bySorting(nodes)[i])).toBe(true);
    }),
  );
});

test('says beforehand which readings it would keep', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 30 }), node, (nodes, next) => {
      const [one, other] = [beamsOf(1, WIDTH, MARGIN), beamsOf(1, WIDTH, MARGIN)];
      for (const each of nodes) for (const beams of [one, other]) beams.push(each);
      const wanted = one.wants(1, next.cost, next.column, next.target, next.weight, next.lost, next.marked);
      other.push(next);
      expect(other.take(1, false).includes(next)).toBe(wanted);
    }),
  );
});

test('narrows to the best two', () => {
  const beams = beamsOf(1, WIDTH, MARGIN);
  for (const cost of [3, 1, 2]) beams.push({ ...ROOT, at: 1, cost, column: cost });
  expect(beams.take(1, true).map(({ cost }) => cost)).toEqual([1, 2]);
});
