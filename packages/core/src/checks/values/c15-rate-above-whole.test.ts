import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C15 a share above 100 %', () => {
  const found = (name: string, actual: string) =>
    checkFor('C15', [project({ indicators: [row({ name, target: '95%', actual })] })]);

  it('is found', () => {
    expect(found('群众满意度（%）', '105%')[0]?.where).toEqual([
      'indicators[群众满意度（%）].actual',
      'indicators[群众满意度（%）].target',
    ]);
  });

  it('passes 100 %, and rates that may be more', () => {
    expect(found('群众满意度', '100%')).toEqual([]);
    expect(found('任务完成率', '120%')).toEqual([]);
  });
});
