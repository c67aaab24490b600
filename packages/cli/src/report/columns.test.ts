import { describe, expect, it } from 'vitest';
import { clip, displayWidth, table } from './columns.js';

describe('columns', () => {
  it('count two for a wide sign', () => {
    expect(displayWidth('表1')).toBe(3);
    expect(displayWidth('（）')).toBe(4);
  });

  it('clip a text to a width', () => {
    expect(clip('城乡居民\n医保', 20)).toBe('城乡居民 医保');
    expect(clip('城乡居民医保', 7)).toBe('城乡居…');
  });

  it('align text left and figures right', () => {
    expect(
      table([
        ['表', '名称', '得分'],
        ['1', '办公', '9.5'],
        ['12', '城乡居民', '100'],
      ]),
    ).toEqual(['表  名称      得分', ' 1  办公       9.5', '12  城乡居民   100']);
  });
});
