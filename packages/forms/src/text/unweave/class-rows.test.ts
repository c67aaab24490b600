import { Decimal } from '@kaocheng/core/values/decimal';
import { describe, expect, it } from 'vitest';
import { rowsOfClasses } from './class-rows.js';

describe('rows shared out among their classes', () => {
  it('goes by the marks of the classes, exactly, though a third of them is rounded', () => {
    const rows = Array.from({ length: 6 }, (_, i) => ({ name: `甲${i}`, weight: Decimal.of('6.67') }));
    const classes = ['产出指标', '效益指标'].map((text) => ({ text, weight: Decimal.of('20') }));
    expect(rowsOfClasses(rows, classes, [])).toEqual({ first: [3, 3], second: [] });
  });
});
