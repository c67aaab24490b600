/** Attacks the program with the inputs `from` to `to`, one line before and one after each, so that a parent sees a hang or a crash. */
import { writeSync } from 'node:fs';
import { attack, prepare } from './attack.js';

const [from = 0, to = 0, scale = 1] = process.argv.slice(2).map(Number);
await prepare();
for (let seed = from; seed < to; seed += 1) {
  writeSync(1, `${JSON.stringify({ begin: seed })}\n`);
  const outcome = await attack(seed, scale);
  writeSync(1, `${JSON.stringify({ ...outcome, memory: process.memoryUsage().rss })}\n`);
}
