import { describe, expect, it } from 'vitest';
import { assembleForm } from '../../assemble/form.js';
import { buildLexicon } from '../../labels/lexicon.js';
import { squash } from '../glyphs.js';
import { readForm } from '../testing/read-form.js';
import { rowNumbersIn } from './row-numbers.js';

const lexicon = buildLexicon();
const formOf = (text: string) => assembleForm(readForm(text), 1);
const numbersIn = (text: string): string[] => {
  const glyphs = squash(text);
  const found = rowNumbersIn(glyphs, lexicon, '序号', 0, glyphs.length);
  return [...(found?.ends ?? [])].toSorted((a, b) => a[0] - b[0]).map(([at]) => glyphs.fold.slice(at, at + 6));
};

const HEAD = ['项目支出绩效自评表', '项目名称', '甲项目', '主管部门', '某局'];
const HEADER = ['序号', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析'];
const ROWS = [
  ['1', '产出指标', '数量指标', '办理案件数量', '5件', '5件', '20', '20'],
  ['2', '质量指标', '案件办结合格率', '100%', '98%', '20', '18', '两件资料补正较多'],
  ['3', '时效指标', '办结时间', '12月底前', '12月3日', '10', '10'],
  ['4', '效益指标', '社会效益指标', '矛盾纠纷化解率', '≥90%', '95%', '40', '40'],
];
const TAIL = ['总分', '100', '98'];
const COPIES = { 'one line': ' ', 'a cell a line': '\n', glued: '' } as const;

describe('the numbers of rows', () => {
  for (const [copy, glue] of Object.entries(COPIES))
    it(`are read from their own column, ${copy}`, () => {
      const form = formOf([...HEAD, ...HEADER, ...ROWS.flat(), ...TAIL].join(glue));
      expect(form.indicators.map(({ name, weight, score, extra }) => [extra?.['序号'], name, weight, score])).toEqual([
        ['1', '办理案件数量', '20', '20'],
        ['2', '案件办结合格率', '20', '18'],
        ['3', '办结时间', '10', '10'],
        ['4', '矛盾纠纷化解率', '40', '40'],
      ]);
      expect(form.indicators[1]?.deviation).toBe('两件资料补正较多');
    });

  it('are read before names under 绩效指标, which stand behind 序号 without a break', () => {
    const header = ['序号', '绩效指标', '目标值', '实际值', '权重', '得分'];
    const rows = ['1', '办理案件数量', '5件', '5件', '60', '60', '2', '案件办结合格率', '100%', '98%', '40', '38'];
    const form = formOf([...HEAD, ...header, ...rows, '合计', '100', '98'].join(''));
    expect(form.indicators.map(({ name, target, score }) => [name, target, score])).toEqual([
      ['办理案件数量', '5件', '60'],
      ['案件办结合格率', '100%', '38'],
    ]);
  });

  it('are told from marks and counts, also where a mark or a value equals the number due', () => {
    expect(numbersIn('1 甲事件数 2件 2件 2 2 2 乙事件数 3件 3件 3 3 3 丙事件数 5件 5件 5 5')).toEqual([
      '1甲事件数2',
      '2乙事件数3',
      '3丙事件数5',
    ]);
    expect(numbersIn('1产出指标甲事件数2件2件1010因人手不足2质量指标合格率98%98%1010')).toEqual([
      '1产出指标甲',
      '2质量指标合',
    ]);
  });

  for (const [copy, glue] of Object.entries(COPIES))
    it(`are not the marks that equal the number due, with words behind them, ${copy}`, () => {
      const names = '办理率 处理率 完好率 合格率 完成率 知晓率 整改率 覆盖率 满意率 普及率'.split(' ');
      const read = (count: number, last: readonly string[]) => {
        const rows = names
          .slice(0, count)
          .map((name, i) => [
            ...[String(i + 1), ...(i === 0 ? ['产出指标', '数量指标'] : [])],
            ...[
              `第${'甲乙丙丁戊己庚辛壬癸'[i]}类事件${name}`,
              '≥95%',
              '96%',
              '10',
              ...(i === 8 || i === count - 1 ? last : ['10']),
            ],
          ]);
        const form = readForm([...HEAD, ...HEADER, ...rows.flat(), '总分', '100', '98'].join(glue));
        expect(form.unread.map(({ text }) => text)).toEqual([]);
        return assembleForm(form, 1).indicators.map(({ score, deviation, extra }) => [
          extra?.['序号'],
          score,
          deviation,
        ]);
      };
      expect(read(9, ['10', '无']).at(-1)).toEqual(['9', '10', '无']);
      expect(read(8, ['9', '因资料补正较多']).at(-1)).toEqual(['8', '9', '因资料补正较多']);
      expect(read(10, ['9', '因资料补正较多']).slice(-2)).toEqual([
        ['9', '9', '因资料补正较多'],
        ['10', '9', '因资料补正较多'],
      ]);
    });

  for (const label of ['项目编号', '项目\n编号', '报送编号'])
    it(`have no column under ${label.replace('\n', ' ')}, which stands blank before the header`, () => {
      const rows = ['产出指标 数量指标 1号井修复 5处 5处 50 50', '2号井修复 6处 6处 50 48'];
      const text = [...HEAD, label, HEADER.slice(1).join(' '), ...rows, TAIL.join(' ')].join('\n');
      expect(formOf(text).indicators.map(({ name, score, extra }) => [name, score, extra])).toEqual([
        ['1号井修复', '50', undefined],
        ['2号井修复', '48', undefined],
      ]);
    });

  it('stay unread where no row takes them', () => {
    const rows = ['1 产出指标 数量指标 办理案件数量 5件 5件 50 50', '2 …… …… ……', '3 案件办结数量 6件 6件 50 48'];
    const form = readForm([...HEAD, HEADER.join(' '), ...rows, TAIL.join(' ')].join('\n'));
    expect(form.unread.map(({ text }) => text)).toEqual(['2']);
    expect(assembleForm(form, 1).indicators.map(({ extra }) => extra?.['序号'])).toEqual(['1', '3']);
  });

  it('take no long time among digits without end', () => {
    const among = (size: number): unknown =>
      numbersIn(Array.from({ length: size }, (_, i) => `${(i % 99) + 1} 甲`).join(' '));
    expect(among).toTakeLinearTime(16_000);
  });

  it('are none where nothing counts, or only one row does', () => {
    expect(numbersIn('产出指标 甲事件数 2件 2件 10 10')).toEqual([]);
    expect(numbersIn('1 甲事件数 3件 3件 10 10')).toEqual([]);
    expect(numbersIn('')).toEqual([]);
  });
});
