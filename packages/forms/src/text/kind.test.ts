import { describe, expect, it } from 'vitest';
import { kindOf } from './kind.js';

const kind = (title: string, columns: string, funds: string, hasIndicators = columns !== '') =>
  kindOf(title, new Set(columns.split(' ')), new Set(funds.split(' ')), hasIndicators);

describe('kindOf', () => {
  it('takes a form of values and scores for a self-evaluation, of a department where its title says so', () => {
    expect(kind('项目支出绩效自评表', 'name target actual weight score', 'annual executed')).toBe('project');
    expect(kind('部门整体支出绩效自评表', 'name target actual weight score', 'annual executed')).toBe('department');
    expect(kind('', 'name target actual score', '')).toBe('project');
  });

  it('takes a form without values and scores for a declaration, whatever its title says', () => {
    expect(kind('项目支出绩效目标表', 'name target', 'annual')).toBe('target');
    expect(kind('部门整体支出绩效表', 'name target weight', '')).toBe('target');
    expect(kind('项目支出绩效目标表', 'name target actual score', '')).toBe('project');
  });

  it('takes a form with forecasts or likelihoods for monitoring', () => {
    expect(kind('项目支出绩效表', 'name target actual likelihood', '')).toBe('monitor');
    expect(kind('项目支出绩效表', 'name target actual', 'annual executed forecast')).toBe('monitor');
    expect(kind('绩效运行监控表', 'name target', '')).toBe('monitor');
  });

  it('asks the title where there are no indicators', () => {
    expect(kind('项目绩效目标申报表', '', 'annual')).toBe('target');
    expect(kind('项目绩效目标自评表', '', 'annual')).toBe('project');
    expect(kind('项目绩效目标完成表', '', 'annual executed')).toBe('project');
  });
});
