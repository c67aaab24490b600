import { describe, expect, it } from 'vitest';
import { checkFor, project } from '../testing/build.js';

describe('X11 a numbered goal without an answer', () => {
  const found = (expected: string, actual: string) => checkFor('X11', [project({ goals: { expected, actual } })]);

  it('is found where the others are answered', () => {
    const [finding] = found(
      '1.完成河道清淤两段 2.完成桥梁检测评估并建立台账 3.推广节水灌溉，减轻农户负担',
      '河道清淤两段已完成，桥梁检测评估并建立台账。',
    );
    expect(finding?.where).toEqual(['goals.actual', 'goals.expected']);
    expect(finding?.facts['goals']).toEqual(['推广节水灌溉，减轻农户负担']);
  });

  it('passes goals that are all answered, an answer in other words, and one goal', () => {
    expect(found('1.修好乡村道路三条 2.组织村民培训五次', '修好乡村道路三条，组织村民培训五次')).toEqual([]);
    expect(found('1.修好乡村道路三条 2.组织村民培训五次', '全年任务均已达成')).toEqual([]);
    expect(found('修好乡村道路三条，其中2.5公里', '修好乡村道路三条')).toEqual([]);
  });
});
