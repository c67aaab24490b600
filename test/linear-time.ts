import { expect } from 'vitest';

/** Times as large as the small input is the large one: linear work takes 16 times as long, quadratic work 256 times. */
const GROWTH = 16;
/** Between the two, nearer to the square, since what takes more memory waits more for it. */
const LIMIT = GROWTH ** 1.6;
/** The small input is run so often, or so many milliseconds, before anything is judged: as fast as it ever will run. */
const WARM_RUNS = 6;
const WARM_TIME = 200;
/** Rounds at the most, and milliseconds after which no other is begun. */
const ROUNDS = 6;
const LONGEST = 5_000;
/** Milliseconds below which a measure says nothing. */
const FLOOR = 0.25;

declare module 'vitest' {
  interface Matchers<T> {
    /**
     * Given to work that takes a size: from a sixteenth of `size` to `size` its time grows with the size, not with its
     * square. No speed of a machine and no load on it is in this: both sizes are run in turn in the same process, and
     * the best time of each counts.
     */
    toTakeLinearTime(size: number): T;
  }
}

/**
 * Milliseconds of one run, no less than this thread's own processor time: the clock counts what other processes take
 * in between, the process's time what its other threads take, so the lesser of the two is nearer.
 */
function timeOf(work: () => void): number {
  const begin = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - begin, (user + system) / 1_000);
}

expect.extend({
  toTakeLinearTime(work: (size: number) => void, size: number) {
    const from = Math.floor(size / GROWTH);
    let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const ratio = (): number => large / Math.max(small, FLOOR);
    const begin = performance.now();
    const isWithin = (time: number): boolean => performance.now() - begin < time;
    for (let run = 1; run < WARM_RUNS && isWithin(WARM_TIME); run += 1)
      small = Math.min(
        small,
        timeOf(() => work(from)),
      );
    for (let round = 0; round < ROUNDS && !(ratio() <= LIMIT) && (round === 0 || isWithin(LONGEST)); round += 1) {
      small = Math.min(
        small,
        timeOf(() => work(from)),
      );
      large = Math.min(
        large,
        timeOf(() => work(size)),
      );
    }
    return {
      pass: ratio() <= LIMIT,
      message: () =>
        `${size} took ${large.toFixed(1)} ms and ${from} ${small.toFixed(2)} ms: ${ratio().toFixed(0)} times as long, for ${GROWTH} times as much`,
    };
  },
});
