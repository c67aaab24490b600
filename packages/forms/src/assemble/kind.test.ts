import { describe, expect, it } from 'vitest';
import type { FundColumn, IndicatorColumn, RawCell } from '../raw/raw-form.js';
import { type KindSigns, kindOf } from './kind.js';

const cell = (text: string): RawCell => ({ text, spans: [], confidence: 1 });

/** The kind of a form with a title and columns of indicators and funds; one with columns of indicators has a row of them. */
const kind = (title: string, columns: string, funds: string, more: Partial<KindSigns> = {}) =>
  kindOf({
    title: cell(title),
    columns: columns.split(' ').filter((column) => column !== '') as IndicatorColumn[],
    fundColumns: funds.split(' ').filter((column) => column !== '') as FundColumn[],
    rows: columns === '' ? [] : [{ cells: {} }],
    goals: null,
    head: [],
    ...more,
  });

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
    expect(kind('项目支出绩效跟踪表', 'name target actual', '')).toBe('monitor');
  });

  it('takes what names its unit and no project for a department, where the title does not tell', () => {
    const of = (field: 'name' | 'department') => ({ head: [{ field, label: '', cell: cell('甲') }] });
    expect(kind('绩效自评表', 'name target actual score', '', of('department'))).toBe('department');
    expect(kind('绩效自评表', 'name target actual score', '', of('name'))).toBe('project');
  });

  it.each([
    ['某市环境监测站项目支出绩效自评表', 'project'],
    ['某市环境监测站（本级）单位自评表', 'project'],
    ['重点产业跟踪服务项目支出绩效自评表', 'project'],
    ['监测报表编制项目绩效自评表', 'project'],
    ['绩效运行监控表（环境监测项目）', 'monitor'],
    ['环境监测项目绩效目标运行监控情况表', 'monitor'],
    ['2022年绩效运行监控情况', 'monitor'],
    ['绩效目标跟踪监控分析表（1-8月）', 'monitor'],
  ])('%s with results is of a kind that its ending tells: %s', (title, expected) => {
    expect(kind(title, 'name target actual score', '')).toBe(expected);
  });

  it('takes a declaration of who monitors for one', () => {
    expect(kind('环境监测项目绩效目标表', 'name target', '')).toBe('target');
  });

  it.each(['整体推进项目支出绩效自评表', '项目支出整体绩效自评表', '重大项目整体绩效自评表'])(
    '%s is of a project',
    (title) => {
      expect(kind(title, 'name target actual score', '')).toBe('project');
    },
  );

  it('takes goals that were reached for results', () => {
    expect(kind('绩效表', '', 'annual', { goals: { expected: cell('修渠'), actual: cell('已修') } })).toBe('project');
  });

  it('asks the title where there are no indicators', () => {
    expect(kind('项目绩效目标申报表', '', 'annual')).toBe('target');
    expect(kind('项目绩效目标自评表', '', 'annual')).toBe('project');
    expect(kind('项目绩效目标完成表', '', 'annual executed')).toBe('project');
  });
});
