import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanFigures } from './figures.js';

function read(text: string): string[] {
  return scanFigures(text).map((figure) => `${figure.kind} ${figure.number} ${figure.unit}${figure.vague ? ' ~' : ''}`);
}

describe('scanFigures', () => {
  it('knows money, shares, marks and counts by their units', () => {
    expect(read('预算75.1万元，执行率100%，得48分，共9个项目')).toEqual([
      'money 75.1 万元',
      'percent 100 %',
      'points 48 分',
      'count 9 个',
    ]);
  });

  it('reads grouped, full-width and negative numbers', () => {
    expect(read('合计1,234.50元')).toEqual(['money 1234.50 元']);
    expect(read('占４５．６％')).toEqual(['percent 45.6 ％']);
    expect(read('增幅为-3.5%')).toEqual(['percent -3.5 %']);
  });

  it('marks bounds and round figures as vague', () => {
    expect(read('印发2000余份，满意度达98%以上，不低于150元')).toEqual([
      'count 2000 份 ~',
      'percent 98 %  ~'.replace('  ', ' '),
      'money 150 元 ~',
    ]);
    expect(read('5万余人次')).toEqual(['count 5 万余人次 ~']);
  });

  it('takes 2.7万人次 as a count and 36万 as a bare number with its magnitude', () => {
    const [count, bare] = scanFigures('惠及2.7万人次，另有36万');
    expect([count?.kind, count?.exponent, bare?.kind, bare?.exponent]).toEqual(['count', 4, 'plain', 4]);
  });

  it('does not take 分钟, 分析 for marks, nor a range of months for a sign', () => {
    expect(read('响应30分钟，3分析')).toEqual(['count 30 分钟', 'plain 3 ']);
    expect(read('1-7月')).toEqual(['plain 1 ', 'date 7 月']);
  });

  it('reads years and leaves a comma between figures alone', () => {
    expect(read('2021年度完成，12,3个')).toEqual(['year 2021 年度', 'plain 12 ', 'count 3 个']);
  });

  it('never throws, and its spans are in order and inside the text', () => {
    const letters = fc.constantFrom(...'0123456789.,，万亿元%％分个余以上-年月。（');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of scanFigures(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
