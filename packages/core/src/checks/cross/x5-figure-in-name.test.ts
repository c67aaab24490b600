import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('X5 a figure in the name of an indicator', () => {
  const found = (name: string, target: string) =>
    checkFor('X5', [project({ indicators: [row({ name, target, actual: target })] })]);

  it('is found where the target is another number', () => {
    expect(found('修二级公路32.1公里', '20').map(({ expected }) => expected)).toEqual(['32.1公里']);
    expect(found('每年拨补1000万元', '900万元')).toHaveLength(1);
  });

  it('passes the same number, another unit, a year, and a number that the name goes on after', () => {
    expect(found('变压器3台', '3')).toEqual([]);
    expect(found('新增收入5亿元', '50000万元')).toEqual([]);
    expect(found('修路3公里', '2个')).toEqual([]);
    expect(found('2021年收入', '240000')).toEqual([]);
    expect(found('2个乡修路里程', '20')).toEqual([]);
  });
});
