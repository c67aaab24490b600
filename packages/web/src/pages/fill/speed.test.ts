import { examineTranscript } from '@kaocheng/core/examine/examine';
import { templates } from '@kaocheng/forms/templates/registry';
import { expect, test } from 'vitest';
import { accountSums } from './account-sums.js';
import { fillGrid } from './fill-grid.js';
import { followed, lockedCells } from './follow.js';
import { completeness } from './missing.js';
import { transcriptOfStart } from './start.js';
import { begun } from './testing/begun.js';

/** From a key to all that is drawn anew, ms of computing. */
const BAR = 100;
const RUNS = 9;

test('What follows from a key is computed within the bar, in every template', () => {
  const times = templates.map(({ id }) => {
    const { template, form, fill } = begun(id);
    const { places } = fillGrid(template, form);
    const whole = fill(Object.fromEntries(places.map(({ path, kind }) => [path, kind === 'text' ? '≥95%' : '10'])));
    // The least of some runs, since other tests run in the same process.
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS && least > BAR / 4; run += 1) {
      const begin = process.cpuUsage();
      const typed = followed(template, whole, fill({ [places[0]?.path ?? '']: `第${run}次` }, whole));
      const grid = fillGrid(template, typed);
      lockedCells(template, typed);
      completeness(template, typed, grid);
      accountSums(typed);
      examineTranscript(transcriptOfStart(template, typed, id, {}));
      const { user, system } = process.cpuUsage(begin);
      least = Math.min(least, (user + system) / 1_000);
    }
    return [id, least] as const;
  });
  expect(times.filter(([, ms]) => ms > BAR)).toEqual([]);
});
