import { expect, it } from 'vitest';
import { MOST_TEXT } from '../limits.js';
import { Refusal } from '../problem.js';
import type { Node } from './nodes.js';
import { ContentWriter } from './writer.js';

const MILLION = '绩'.repeat(1_000_000);
const rowOf = (text: string): Node => ({
  kind: 'table',
  rows: [{ cells: [{ rowSpan: 1, colSpan: 1, children: [text] }] }],
  facts: { isSheet: true },
});

it('refuses a text that is too long as soon as it is, though all of it is one string again and again', () => {
  const writer = new ContentWriter();
  let refused: unknown;
  try {
    writer.write(Array.from({ length: 1000 }, () => rowOf(MILLION)));
  } catch (error) {
    refused = error;
  }
  if (!(refused instanceof Refusal)) throw new Error('not refused');
  expect(refused.problem.code).toBe('too-long');
  expect(refused.problem.facts['limit']).toBe(String(MOST_TEXT));
  expect(Number(refused.problem.facts['length'])).toBeLessThan(MOST_TEXT + MILLION.length + 10);
});

it('writes a text that is as long as a text may be', () => {
  const writer = new ContentWriter();
  writer.write(['绩'.repeat(MOST_TEXT - 1)]);
  expect(writer.text).toHaveLength(MOST_TEXT);
});
