import type { Share } from './shared.js';

/** `1086/1096 = 99.09 %`; a share of nothing is whole. */
export function show([right, all]: Share): string {
  return `${right}/${all} = ${percent([right, all]).toFixed(2)} %`;
}

export function percent([right, all]: Share): number {
  return all === 0 ? 100 : (100 * right) / all;
}

export function add(a: Share, b: Share): Share {
  return [a[0] + b[0], a[1] + b[1]];
}

/** A bar with its verdict: `at least`, or `at most` where `most` is set. */
export function bar(name: string, value: number, limit: number, most = false): string {
  const good = most ? value <= limit : value >= limit;
  return `${good ? 'met ' : 'MISSED'}  ${name}: ${value.toFixed(2)} (${most ? 'at most' : 'at least'} ${limit})`;
}
