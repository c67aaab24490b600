/** An affine map in the order of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that applies `inner` first, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export const mapX = (m: Matrix, x: number, y: number): number => m[0] * x + m[2] * y + m[4];
export const mapY = (m: Matrix, x: number, y: number): number => m[1] * x + m[3] * y + m[5];

/** Six numbers of an operator's argument as a map; anything else is the identity. */
export function matrixOf(values: unknown): Matrix {
  if (values === null || typeof values !== 'object') return IDENTITY;
  const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, i) => Number(Reflect.get(values, i)));
  const all = [a, b, c, d, e, f];
  if (all.some((value) => value === undefined || !Number.isFinite(value))) return IDENTITY;
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}
