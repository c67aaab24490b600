import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('X8 rates at 100 % though a count was far missed', () => {
  const form = (actual: string) =>
    project({
      indicators: [
        row({ name: '资助参保人数', target: '≥6970人', actual, weight: '5', score: '0' }),
        row({ level2: '时效指标', name: '救助及时率', target: '100%', actual: '100%', weight: '10', score: '10' }),
        row({ level2: '质量指标', name: '救助覆盖率', target: '100%', actual: '100%', weight: '10', score: '10' }),
      ],
    });

  it('are found, each kind once', () => {
    const found = checkFor('X8', [form('147人')]);
    expect(found.map(({ code }) => code).sort()).toEqual(['X8-coverage', 'X8-timeliness']);
    expect(found.find(({ code }) => code === 'X8-coverage')?.where).toContain('indicators[资助参保人数].actual');
  });

  it('pass where the count was nearly reached', () => {
    expect(checkFor('X8', [form('6560人')])).toEqual([]);
  });
});
