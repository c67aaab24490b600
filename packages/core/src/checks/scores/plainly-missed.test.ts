import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

const codes = (cells: Parameters<typeof row>[0], year = '2022年度'): string[] =>
  checkFor('B5', [project({ year, indicators: [row({ weight: '5', score: '5', ...cells })] })]).map(({ code }) => code);

describe('targets that are plainly missed', () => {
  it.each([
    ['业务办结时间', '5-7个工作日', '3个工作日'],
    ['单次培训成本', '3-5万元', '2万元'],
    ['故障率', '1%-2%', '0.5%'],
    ['得分情况', '[90,100]', '85'],
    ['能耗下降率', '3%-5%', '6%'],
    ['培训人数', '100-120人', '150人'],
    ['满意率', '90%-95%', '98%'],
  ])('asks nothing of %s %s, done %s: better, or nothing tells which side is', (name, target, actual) =>
    expect(codes({ name, target, actual })).toEqual([]),
  );

  it.each([
    [{ level1: '满意度指标', level2: '服务对象满意度指标', name: '群众评价' }, '[90,100]', '85'],
    [{ name: '收费下降率' }, '3%-5%', '2%'],
    [{ name: '培训人数', direction: '正向指标' }, '100-120人', '80人'],
    [{ name: '故障率', direction: '反向指标' }, '1%-2%', '2.5%'],
  ])('asks of %j %s, done %s', (cells, target, actual) =>
    expect(codes({ ...cells, target, actual })).toEqual(['B5-outside']),
  );

  it.each([
    ['决算公开时间', '9月底前', '2023年9月20日'],
    ['决算公开时间', '9月底前', '2023年5月8日'],
    ['绩效自评报送时间', '3月底前', '2023年3月15日'],
    ['项目完成时间', '12月底前', '2024年1月5日'],
    ['项目完成时间', '12月底前', '2021年12月30日'],
  ])('asks nothing of %s %s, done %s, in a form of 2022: the deadline may be of that year', (name, target, actual) =>
    expect(codes({ name, target, actual })).toEqual([]),
  );

  it.each([
    ['决算公开时间', '9月底前', '2023年10月9日'],
    ['项目完成时间', '12月底前', '2023年1月5日'],
    ['项目完成时间', '9月底前', '2023年3月'],
    ['绩效自评报送时间', '3月底前', '2023年4月2日'],
  ])('asks of %s %s, done %s, in a form of 2022', (name, target, actual) =>
    expect(codes({ name, target, actual })).toEqual(['B5-late']),
  );
});
