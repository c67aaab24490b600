import { describe, expect, it } from 'vitest';
import { headingAt, startsHeading } from './headings.js';

describe('headingAt', () => {
  it.each([
    ['第二部分 决算说明', 0],
    ['三、自评结果', 1],
    ['（二）预算执行', 2],
    ['1、设备采购费', 3],
    ['8.2022年培训项目', 3],
    ['（3）培训', 4],
    ['(12)培训', 4],
    ['②预算调整率', 5],
  ])('%s is a heading of depth %i', (line, depth) => {
    expect(headingAt(line, 0)?.depth).toBe(depth);
  });

  it.each(['1.5万元', '2021年度完成', '（不含车辆）', '三公经费', '100、', '一是加强', '第36号'])(
    '%s is no heading',
    (line) => {
      expect(startsHeading(line)).toBe(false);
    },
  );
});
