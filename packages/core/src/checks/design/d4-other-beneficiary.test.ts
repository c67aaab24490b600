import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('D4 people that the project is not about', () => {
  it('are found by the name of the project', () => {
    const form = project({ name: '少数民族发展资金', indicators: [row({ name: '受益老年人数', target: '500人' })] });
    expect(checkFor('D4', [form])[0]?.where).toEqual(['indicators[受益老年人数].name']);
  });

  it('pass where the project, its goals or its unit name them', () => {
    const indicators = [row({ name: '受益老年人数', target: '500人' })];
    expect(checkFor('D4', [project({ name: '老人食堂补助', indicators })])).toEqual([]);
    expect(
      checkFor('D4', [
        project({ name: '残疾人补贴', goals: { expected: '补贴高龄残疾人', actual: null }, indicators }),
      ]),
    ).toEqual([]);
    expect(checkFor('D4', [project({ name: '道路建设', indicators })])).toEqual([]);
    expect(checkFor('D4', [project({ name: '残疾人补贴', implementer: '养老服务中心', indicators })])).toEqual([]);
  });
});
