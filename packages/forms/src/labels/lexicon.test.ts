import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels } from '../generated/labels.js';
import { buildLexicon, foldLabel, madeOnce, type Region } from './lexicon.js';

const lexicon = buildLexicon();
const REGIONS: readonly Region[] = [
  'head',
  'blocks',
  'goals',
  'fundColumns',
  'fundRows',
  'columns',
  'level1',
  'level2',
  'totals',
  'tail',
];

describe('foldLabel', () => {
  it('takes out white space and the final colon and makes signs half-width', () => {
    expect(foldLabel('实施单位（盖章）：')).toBe('实施单位(盖章)');
    expect(foldLabel('项 目\n名 称')).toBe('项目名称');
    expect(foldLabel('其中：财政拨款')).toBe('其中:财政拨款');
    expect(foldLabel('：')).toBe('');
  });
});

describe('match', () => {
  it('gives the longest label at a place', () => {
    expect(lexicon.match('columns', '指标值说明', 0)?.folded).toBe('指标值说明');
    expect(lexicon.match('columns', '指标值甲乙', 0)?.folded).toBe('指标值');
    expect(lexicon.match('columns', '甲指标值', 1)?.field).toBe('target');
    expect(lexicon.match('columns', '甲指标值', 0)).toBeNull();
    expect(lexicon.match('columns', '', 0)).toBeNull();
  });

  it('falls back on the shorter label where the longer one breaks off', () => {
    expect(lexicon.match('columns', '实际完成', 0)?.folded).toBe('实际完成');
    expect(lexicon.match('columns', '实际完成情况', 0)?.folded).toBe('实际完成情况');
    expect(lexicon.match('columns', '实际完成情', 0)?.folded).toBe('实际完成');
  });

  it('keeps the regions apart: one label may mean a weight of the funds and one of the indicators', () => {
    expect(lexicon.match('tail', '改进措施', 0)?.field).toBe('measures');
    expect(lexicon.match('head', '改进措施', 0)).toBeNull();
    expect(lexicon.exact('fundRows', '中央财政资金')?.field).toBe('central');
    expect(lexicon.exact('level2', '数量指标')?.field).toBe('数量指标');
    expect(lexicon.exact('totals', '总分')?.field).toBe('total');
    expect(lexicon.exact('blocks', '项目资金')?.field).toBe('funds');
  });

  it('finds in any region what it lists, as a whole and in front of other glyphs', () => {
    for (const region of REGIONS) {
      expect(lexicon.all(region).length).toBeGreaterThan(0);
      for (const label of lexicon.all(region)) {
        expect(lexicon.exact(region, label.folded)?.folded).toBe(label.folded);
        expect(lexicon.match(region, `${label.folded}\u0000`, 0)?.folded).toBe(label.folded);
      }
    }
  });

  it('knows a label whatever marks it prints', () => {
    for (const marks of ['5', '15', '100']) {
      const printed = `预算执行情况(${marks}分)`;
      expect(lexicon.match('blocks', `${printed}年初`, 0)).toMatchObject({ field: 'funds', folded: printed });
      expect(lexicon.exact('blocks', printed)).toMatchObject({ field: 'funds', folded: printed });
      expect(lexicon.match('fundColumns', `得分(${marks}分*执行率)`, 0)?.field).toBe('score');
    }
    expect(lexicon.match('blocks', '预算执行情况(甲分)', 0)?.folded).toBe('预算执行情况');
  });

  it('never finds what is not there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REGIONS), fc.string({ maxLength: 12 }), fc.nat(12), (region, text, at) => {
        const found = lexicon.match(region, text, at);
        if (found !== null) expect(text.startsWith(found.folded, at)).toBe(true);
      }),
    );
  });
});

describe('without', () => {
  it('drops nothing for a province that has no entry of its own', () => {
    const fewer = buildLexicon('没有这个省');
    for (const region of REGIONS) expect(fewer.all(region)).toEqual(lexicon.all(region));
  });

  it('drops labels only of regions that have entries of a province', () => {
    for (const region of REGIONS) {
      const kept = new Set(
        buildLexicon('省')
          .all(region)
          .map((label) => label.label),
      );
      for (const label of lexicon.all(region))
        if (!kept.has(label.label)) expect(JSON.stringify(labels[region])).toContain('"province"');
    }
  });
});

describe('the lexicons of two documents', () => {
  it('hold the same labels, put in order once, and are two for what is looked up in them', () => {
    const [one, other] = [buildLexicon(), buildLexicon()];
    expect(one).not.toBe(other);
    for (const region of REGIONS) expect(one.all(region)).toBe(other.all(region));
  });

  it('share what is made of their labels alone; with other labels it is made anew', () => {
    let times = 0;
    const counted = madeOnce((from) => {
      times += 1;
      return from.all('head');
    });
    expect(counted(buildLexicon())).toBe(counted(buildLexicon()));
    expect(times).toBe(1);
    const fewer = buildLexicon('没有这个省');
    expect(counted(fewer)).toBe(fewer.all('head'));
    expect(times).toBe(2);
  });
});
