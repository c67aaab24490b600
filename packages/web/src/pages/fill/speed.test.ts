import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Form } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { accountSums } from './account-sums.js';
import { fillGrid } from './fill-grid.js';
import { followed, lockedCells } from './follow.js';
import { completeness } from './missing.js';
import { transcriptOfStart } from './start.js';
import { begun } from './testing/begun.js';

const TEMPLATES = ['cn-2020-project', 'sichuan-2022-project', 'henan-2021-department'];

test.each(TEMPLATES)('%s: what follows from a key grows with the rows of the form, not with their square', (id) => {
  const { template, form, fill } = begun(id);
  if (!('indicators' in form)) throw new Error('a form with indicators is wanted');
  const [first] = form.indicators;
  if (first === undefined) throw new Error('a row is wanted');
  let run = 0;
  const key = (size: number): number => {
    const rows = Array.from({ length: size }, (_, at) => ({
      ...first,
      name: `指标${at}`,
      target: '≥95%',
      weight: '1',
    }));
    const whole: Form = { ...form, indicators: rows };
    run += 1;
    const typed = followed(template, whole, fill({ 'indicators.0.actual': String(run) }, whole));
    const grid = fillGrid(template, typed);
    lockedCells(template, typed);
    completeness(template, typed, grid);
    accountSums(typed);
    examineTranscript(transcriptOfStart(template, typed, template.id, {}));
    return grid.places.length;
  };
  expect(key(40)).toBeGreaterThan(40);
  expect(key).toTakeLinearTime(640);
});
