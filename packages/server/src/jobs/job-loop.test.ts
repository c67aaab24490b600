import { setTimeout as wait } from 'node:timers/promises';
import { StoreProblem } from '@kaocheng/store/problem';
import { describe, expect, it } from 'vitest';
import { JobLoop } from './job-loop.js';

function logged(): {
  readonly said: string[];
  readonly log: { info(): void; warn(facts: object, said: string): void };
} {
  const said: string[] = [];
  return { said, log: { info: () => undefined, warn: (_facts, message) => void said.push(message) } };
}

describe('a loop of jobs', () => {
  it('does all that wait, rests where none does, and looks again at once when it is woken', async () => {
    const [waiting, done] = [['a', 'b'], [] as string[]];
    const next = async (): Promise<boolean> => {
      const job = waiting.shift();
      if (job !== undefined) done.push(job);
      return job !== undefined;
    };
    const loop = new JobLoop(next, logged().log, 'jobs');
    loop.start();
    await wait(10);
    expect(done).toEqual(['a', 'b']);
    waiting.push('c');
    loop.wake();
    await wait(10);
    expect(done).toEqual(['a', 'b', 'c']);
    await loop.stop();
  });

  it('does not sleep through a job that came while it was looking', async () => {
    let looked = 0;
    const loop: JobLoop = new JobLoop(
      async () => {
        looked += 1;
        if (looked === 1) loop.wake();
        return false;
      },
      logged().log,
      'jobs',
    );
    loop.start();
    await wait(10);
    expect(looked).toBe(2);
    await loop.stop();
  });

  it('says what went wrong and goes on, but not that a job was taken over', async () => {
    const { said, log } = logged();
    const errors = [new Error('x'), new StoreProblem('job-lost')];
    const loop = new JobLoop(
      async () => {
        const error = errors.shift();
        if (error !== undefined) throw error;
        return false;
      },
      log,
      'jobs',
    );
    loop.start();
    for (let turn = 0; turn < 3; turn += 1) {
      await wait(10);
      loop.wake();
    }
    await loop.stop();
    expect([said, errors]).toEqual([['jobs'], []]);
  });

  it('ends only when the job at work has', async () => {
    let ended = false;
    const loop = new JobLoop(
      async () => {
        await wait(50);
        ended = true;
        return true;
      },
      logged().log,
      'jobs',
    );
    loop.start();
    await wait(5);
    await loop.stop();
    expect(ended).toBe(true);
  });
});
