import { describe, expect, it } from 'vitest';
import { ProjectNames } from './projects.js';
import { words } from './vocabulary.js';

const names = new ProjectNames(
  ['2022年基层培训补助资金', '信息系统运行维护费', '城镇困难群众慰问经费', '意外伤害保险（第二批）'],
  words.projectWords,
);

describe('ProjectNames', () => {
  it('finds a project by its full and by its shortened name', () => {
    expect(names.find('信息系统运行维护费')).toBe('信息系统运行维护费');
    expect(names.find('基层培训')).toBe('2022年基层培训补助资金');
    expect(names.find('意外伤害保险主要用于')).toBe('意外伤害保险（第二批）');
  });

  it('finds a project of which one word is printed otherwise', () => {
    expect(names.find('城乡困难群众慰问经费')).toBe('城镇困难群众慰问经费');
  });

  it('finds none in words of something else', () => {
    expect(names.find('绩效评价工作开展情况')).toBeNull();
    expect(names.find('')).toBeNull();
    expect(names.find('项目')).toBeNull();
  });
});
