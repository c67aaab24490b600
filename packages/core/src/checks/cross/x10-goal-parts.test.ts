import { describe, expect, it } from 'vitest';
import { checkFor, project } from '../testing/build.js';

describe('X10 parts of a sum in the text of the goals', () => {
  const found = (actual: string) => checkFor('X10', [project({ goals: { expected: '按计划用款', actual } })]);

  it('are found where they make up nearly another sum', () => {
    const [finding] = found('实际用款89.97万元,编制预算用30万元,审计用30万元,测绘用29.99万元。');
    expect(finding?.expected).toBe('89.99万元');
    expect(finding?.where).toEqual(['goals.actual']);
  });

  it('pass where they add up, or are plainly not all the parts', () => {
    expect(found('用款89.99万元,编制用30万元,审计用30万元,测绘用29.99万元。')).toEqual([]);
    expect(found('用款89.97万元,编制用30万元,审计用10万元。')).toEqual([]);
    expect(found('用款89.97万元,每人补助300元,共3000人。')).toEqual([]);
  });
});
