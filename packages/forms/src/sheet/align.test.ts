import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import { Aligner, type Column } from './align.js';
import type { Field } from './prices.js';
import type { Grid } from './rows.js';

const aligner = new Aligner(buildLexicon());
const columns = (...fields: Field[]): Column[] =>
  fields.map((field, index) => ({ field, label: String(field), start: index, end: index + 1 }));
const INDICATORS = columns('level1', 'level2', 'name', 'target', 'actual', 'weight', 'score', 'deviation');
const FUNDS = columns('initial', 'annual', 'executed', 'weight', 'rate', 'score');

/** The fields that a row's cells were put into; a blank string is an empty place. */
const put = (cells: readonly string[], header: readonly Column[], grid: Grid): (Field | '?')[] => {
  const placed = cells.flatMap((fold, column) => (fold === '' ? [] : [{ column, fold }]));
  return aligner.align(placed, header, grid).map((at) => header[at]?.field ?? '?');
};

describe('Aligner', () => {
  it('leaves a row that stands in its columns as it is', () => {
    expect(put(['产出指标', '数量指标', '件数', '5', '6', '10', '10', ''], INDICATORS, 'counted')).toEqual([
      'level1',
      'level2',
      'name',
      'target',
      'actual',
      'weight',
      'score',
    ]);
    expect(put(['', '', '件数', '', '6', '', '10', ''], INDICATORS, 'placed')).toEqual(['name', 'actual', 'score']);
  });

  it('takes a class that only this form has where the rest of the row stands in its columns', () => {
    const fields = ['level2', 'name', 'target', 'actual', 'weight', 'score'];
    for (const grid of ['placed', 'counted'] as const) {
      expect(put(['', '预算和财务管理', '三公经费控制率', '≤100%', '78.27%', '5', '5', ''], INDICATORS, grid)).toEqual(
        fields,
      );
      expect(put(['', '人居环境整治行动', '整治村庄数', '12个', '12个', '5', '5', ''], INDICATORS, grid)).toEqual(
        fields,
      );
    }
    expect(put(['说明本表由预算单位填报', '', '', '', '', '', '', ''], INDICATORS, 'placed')).toEqual(['?']);
  });

  it('moves a row as a whole that a page break has shifted', () => {
    expect(put(['经济效益指标', '医疗保障水平', '稳步提高', '稳步提高', '6', '6'], INDICATORS, 'counted')).toEqual([
      'level2',
      'name',
      'target',
      'actual',
      'weight',
      'score',
    ]);
  });

  it('takes blanks out of the middle of a row, and puts them where a packed row has lost them', () => {
    expect(put(['办事群众满意度', '', '', '≥95%', '≥95%', '3', '3'], INDICATORS, 'counted')).toEqual([
      'name',
      'target',
      'actual',
      'weight',
      'score',
    ]);
    expect(put(['设备台数', '3', '9.3', '9.3'], INDICATORS, 'packed')).toEqual(['name', 'target', 'weight', 'score']);
    expect(put(['—', '—'], FUNDS, 'packed')).toEqual(['weight', 'score']);
  });

  it('puts a sum under the column nearest to it, not under the first', () => {
    expect(put(['', '60', '60', '10', '100%', '10'], FUNDS, 'counted')).toEqual([
      'annual',
      'executed',
      'weight',
      'rate',
      'score',
    ]);
  });

  it('leaves out what no column can hold', () => {
    expect(
      put(
        ['件数', '5', '6', '10', '10', '多出', '再多'],
        columns('name', 'target', 'actual', 'weight', 'score'),
        'placed',
      ),
    ).toEqual(['name', 'target', 'actual', 'weight', 'score', '?', '?']);
  });

  it('reads rows and headers of more than twenty columns by place alone', () => {
    const wide = Array.from({ length: 30 }, (_, index) => ({
      field: null,
      label: `列${index}`,
      start: index,
      end: index + 1,
    }));
    const cells = [
      { column: 29, fold: '1' },
      { column: 31, fold: '2' },
    ];
    expect(aligner.align(cells, wide, 'counted')).toEqual([29, -1]);
  });
});
