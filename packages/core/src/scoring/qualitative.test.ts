import { describe, expect, it } from 'vitest';
import { policies } from './policies.js';
import { sampleForm } from './sample-form.js';
import { scoreForm } from './score.js';

describe('the band of a row of words', () => {
  it('never rounds its lower end above a weight of three decimals', () => {
    for (const policy of policies) {
      const [row] = scoreForm(
        sampleForm(
          [{ name: '培训效果', level1: '产出指标', target: '差', actual: '差', weight: '0.007', score: null }],
          null,
        ),
        policy,
      ).rows.filter((each) => each.band !== null);
      if (row?.band == null || row.weight === null) continue;
      expect(row.band.low.compare(row.weight)).toBeLessThanOrEqual(0);
      expect(row.band.low.compare(row.band.high)).toBeLessThanOrEqual(0);
    }
  });
});
