import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, project, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const forms = [project({ name: '甲项目' }), project({ name: '乙项目' })];

function run(...values: string[]) {
  return checkFor('D10', forms, {
    reports: [report(values.map((value) => stated('projectCount', value, { about: 'department' })))],
  });
}

describe('D10', () => {
  it('accepts the number of project forms', () => {
    expect(run('2个')).toEqual([]);
  });

  it('reports another number, with the place that states the right one', () => {
    const [finding] = run('5个', '2个');
    expect(finding).toMatchObject({ code: 'D10', printed: '5个', expected: '2' });
    expect(finding?.quote).toHaveLength(2);
  });
});
