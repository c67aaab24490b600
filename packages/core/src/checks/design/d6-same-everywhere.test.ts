import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('D6 goals and indicators that several projects share', () => {
  const goals = { expected: '保障单位正常运转，完成年度各项任务', actual: '已完成' };
  const indicators = [row({ target: '1' }), row({ target: '2' }), row({ target: '3' })];

  it('are one finding a group', () => {
    const found = checkFor(
      'D6',
      ['甲', '乙', '丙'].map((name) => project({ name, goals, indicators })),
    );
    expect(found.map(({ code }) => code).sort()).toEqual(['D6-goals', 'D6-indicators']);
    expect(found.find(({ code }) => code === 'D6-goals')?.where).toContain('forms[3].goals.expected');
  });

  it('are information for operations projects', () => {
    const found = checkFor(
      'D6',
      ['公用经费一', '公用经费二', '公用经费三'].map((name) => project({ name, goals })),
    );
    expect(found.map(({ severity }) => severity)).toEqual(['info']);
  });

  it('pass for two projects, and for three forms of one project', () => {
    expect(
      checkFor(
        'D6',
        ['甲', '乙'].map((name) => project({ name, goals })),
      ),
    ).toEqual([]);
    expect(
      checkFor(
        'D6',
        ['甲', '甲', '甲'].map((name) => project({ name, goals })),
      ),
    ).toEqual([]);
  });
});
