/** Attacks the program with the inputs `from` to `to`, one line before and one after each, so that a parent sees a hang or a crash. */
import { writeSync } from 'node:fs';
import { attack, prepare } from './attack.js';

const SLOW = 2000;
const AGAIN = 3;

const [from = 0, to = 0, scale = 1] = process.argv.slice(2).map(Number);
await prepare();
for (let seed = from; seed < to; seed += 1) {
  writeSync(1, `${JSON.stringify({ begin: seed })}\n`);
  let outcome = await attack(seed, scale);
  // Other programs on the machine make the same work take more time: what seems slow is timed again.
  for (let i = 0; i < AGAIN && outcome.milliseconds > SLOW; i += 1) {
    writeSync(1, `${JSON.stringify({ begin: seed })}\n`);
    const { milliseconds } = await attack(seed, scale);
    outcome = { ...outcome, milliseconds: Math.min(outcome.milliseconds, milliseconds) };
  }
  writeSync(1, `${JSON.stringify({ ...outcome, memory: process.memoryUsage().rss })}\n`);
}
