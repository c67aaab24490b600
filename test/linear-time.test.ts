import { expect, it } from 'vitest';

const TEXT = '甲'.repeat(2_000);

it('takes work that grows with its size for linear, and tells it from work that grows with the square', () => {
  const linear = (size: number): number => {
    let sum = 0;
    for (let at = 0; at < size; at += 1) sum += TEXT.charCodeAt(at % TEXT.length);
    return sum;
  };
  const square = (size: number): number => {
    let sum = 0;
    for (let at = 0; at < size; at += 1) sum += linear(at);
    return sum;
  };
  expect(linear).toTakeLinearTime(4_000_000);
  expect(() => expect(square).toTakeLinearTime(5_000)).toThrow(/times as long, for 16 times as much/);
});
