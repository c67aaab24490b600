import type { NarrativeFact, Report } from '@kaocheng/core/model/transcript';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NarrativeContext, readNarrative } from './read.js';

const context: NarrativeContext = {
  projects: ['基层培训经费', '城镇困难群众慰问资金'],
  department: '清河县民生服务局',
  year: '2022',
};

function read(text: string, given: NarrativeContext = context): Report[] {
  return readNarrative(text, [{ start: 0, end: text.length }], given).reports;
}

function facts(text: string, given?: NarrativeContext): NarrativeFact[] {
  return read(text, given).flatMap((report) => report.facts);
}

function brief(text: string): string[] {
  return facts(text).map(({ about, field, value }) => `${about} ${field} ${value}`);
}

describe('readNarrative of texts that no person wrote', () => {
  const SENTENCE = '全年预算数为 25 万元，全年执行数 24.5 万元。';

  it('reads a report that was pasted without line breaks to its end, in pieces cut where a clause ends', () => {
    const long = `${SENTENCE}${'甲'.repeat(39_950)}，${'乙'.repeat(60)}，全年执行数 31.5 万元。${'丙'.repeat(90_000)}。${SENTENCE}`;
    expect(facts(long).map(({ value }) => value)).toEqual(['25万元', '24.5万元', '31.5万元', '25万元', '24.5万元']);
    expect(new Set(facts(long).map(({ paragraph }) => paragraph))).toEqual(new Set([0]));
  });

  it('says from where on it looks at no more figures, in one paragraph or in many', () => {
    for (const end of ['', '\n']) {
      const text = `全年执行数 31.5 万元。${end}`.repeat(6000);
      const { reports, unreadFrom } = readNarrative(text, [{ start: 0, end: text.length }], context);
      const last = reports.flatMap((report) => report.facts).at(-1);
      expect(unreadFrom).toBeGreaterThan(last?.start ?? text.length);
      expect(text.slice(unreadFrom ?? 0)).toMatch(/^全年执行数/u);
    }
  });

  it('ends where a text holds more figures than any document prints', () => {
    const figures = Array.from({ length: 300 }, () => `${'标1：'.repeat(100)}。\n\n一、甲\n`).join('');
    expect(facts(`${SENTENCE}\n${figures}一、乙\n全年执行数 31.5 万元。`).map(({ value }) => value)).not.toContain(
      '31.5万元',
    );
    expect(facts(`${SENTENCE}\n一、乙\n全年执行数 31.5 万元。`).map(({ value }) => value)).toContain('31.5万元');
  });
});

describe('readNarrative', () => {
  it('takes a report on a project for a report on the only one, unless it counts several or is the department’s', () => {
    const one: NarrativeContext = { ...context, projects: ['基层培训经费'] };
    const about = (title: string, text: string, given = one): string[] => [
      ...new Set(facts(`${title}\n${text}`, given).map((fact) => fact.about)),
    ];
    const text = '年初预算20万元，调整后全年预算数25万元，实际支出24.5万元，预算执行率98%。';
    expect(about('项目支出绩效自评报告', text)).toEqual(['基层培训经费']);
    expect(about('部门整体支出绩效自评报告', text)).toEqual(['department']);
    expect(about('项目支出绩效自评报告', text, context)).toEqual(['department']);
    expect(about('项目支出绩效自评报告', `本次共对3个项目开展自评。${text}`)).toEqual(['department']);
  });

  it('knows what is said of one thing, or of one class, from what is said of all', () => {
    const claims = (text: string) => facts(text).filter(({ field }) => field === 'completion');
    expect(claims('新建实训室5个，完成年初目标的100%。')).toEqual([]);
    expect(claims('1.数量指标：新建实训室5个，全部达到目标。')).toMatchObject([{ indicator: '数量指标' }]);
    expect(claims('全部达到目标。')[0]).not.toHaveProperty('indicator');
  });

  it('reads the amounts and scores of a project under its heading, however the lines break', () => {
    expect(
      brief(
        '三、结果\n1、基层培训经费，全年预算数为 25\n万元，全年执行数 24. 5 万元，执行率为\n98%。自评得分 97 分，产出指标得分 48 分，效\n益指标得分 30 分，满意度指标 9 分。',
      ),
    ).toEqual([
      '基层培训经费 annual 25万元',
      '基层培训经费 executed 24.5万元',
      '基层培训经费 rate 98%',
      '基层培训经费 score 97分',
      '基层培训经费 outputScore 48分',
      '基层培训经费 benefitScore 30分',
      '基层培训经费 satisfactionScore 9分',
    ]);
  });

  it('quotes the clause and says where the figure stands', () => {
    const text = '1、基层培训经费，全年预算数\n为 25 万\n元，用于办班。';
    const [fact] = facts(text);
    expect(fact?.quote).toBe('全年预算数为25万元');
    expect(text.slice(fact?.start, fact?.end)).toBe('25 万\n元');
  });

  it('takes class labels as weights where the sentence sets weights', () => {
    expect(brief('绩效指标设定：投入指标15分；产出指标55分。')).toEqual([
      'department inputWeight 15分',
      'department outputWeight 55分',
    ]);
  });

  it('reads shares, changes and completion rates with what they are of', () => {
    const found = facts('2022年支出决算120万元，完成年初预算的96%，占本年支出合计的40%，比上年增加20万元，增长20%。');
    expect(found.filter(({ field }) => field !== 'year').map(({ field, value, of }) => [field, value, of])).toEqual([
      ['executed', '120万元', undefined],
      ['rate', '96%', 'initial'],
      ['share', '40%', '本年支出合计'],
      ['change', '增加20万元', 'lastYear'],
      ['changeRate', '增长20%', 'lastYear'],
    ]);
  });

  it('names what an amount is of where the words before its label do', () => {
    expect(brief('公务接待费支出决算0.7万元，完成预算100%。')).toEqual([
      '公务接待费 executed 0.7万元',
      '公务接待费 rate 100%',
    ]);
  });

  it('calls the department the department, by its full and its short name', () => {
    expect(brief('清河县民生服务局2022年全年预算数30万元。')).toContain('department annual 30万元');
  });

  it('reads item headings of department reports as indicators', () => {
    const found = facts('②预算调整率（2分）：小于年度指标值，该项指标得满分2分。');
    expect(found.map(({ field, value, indicator }) => [field, value, indicator])).toEqual([
      ['indicatorWeight', '2分', '预算调整率'],
      ['comparison', '小于', '预算调整率'],
      ['indicatorScore', '2分', '预算调整率'],
    ]);
  });

  it('reads claims of completion, and not those denied, hoped for or half made', () => {
    expect(brief('1、基层培训经费，圆满完成全年各项目标任务。')).toEqual([
      '基层培训经费 completion 完成全年各项目标任务',
    ]);
    expect(brief('确保完成全年目标。基本完成年度目标。未完成全年目标。')).toEqual(
      ['department shortfall 未完成全年'].slice(1),
    );
  });

  it('reads shortfalls with their subject', () => {
    expect(facts('培训人数低于指标值。')).toContainEqual(
      expect.objectContaining({ field: 'shortfall', indicator: '培训人数', value: '低于指标值' }),
    );
  });

  it('reads delays, and reasons with the change that they explain', () => {
    expect(facts('培训经费财政拨付滞后。')).toEqual([
      expect.objectContaining({ field: 'delay', value: '拨付滞后', indicator: '培训经费财政' }),
    ]);
    expect(facts('决算数较上年增加的主要原因是厉行节约。')).toEqual([
      expect.objectContaining({ field: 'reason', value: '增加', label: '厉行节约' }),
    ]);
    expect(facts('资金拨付未存在滞后。')).toEqual([]);
  });

  it('reads the year of what is reported, not of documents, comparisons and plans', () => {
    const years = (text: string): string[] =>
      facts(text)
        .filter(({ field }) => field === 'year')
        .map(({ value }) => value);
    expect(years('2021年度已经完成培训支出。')).toEqual(['2021']);
    expect(years('根据《2019年预算管理办法》，与2021年支出相比，财发〔2020〕5号，自2018年起。')).toEqual([]);
  });

  it('reads the name that a score is given to', () => {
    expect(brief('2、城镇困难群众慰问资金，城乡困难群众慰问自评分为89分。')).toEqual([
      '城镇困难群众慰问资金 projectName 城乡困难群众慰问',
      '城镇困难群众慰问资金 score 89分',
    ]);
  });

  it('counts the projects self-evaluated apart from others', () => {
    expect(brief('对9个项目开展绩效自评，对3个项目开展了重点评价。')).toEqual([
      'department projectCount 9个',
      'department otherProjectCount 3个',
    ]);
  });

  it('opens a report at its title', () => {
    expect(
      read('绩效自评总结报告\n一、情况\n全年预算数为3万元。\n部门整体自评报告\n一、情况\n全年执行数为2万元。').map(
        ({ title }) => title,
      ),
    ).toEqual(['绩效自评总结报告', '部门整体自评报告']);
  });

  it('reads placeholders and grades', () => {
    expect(brief('自评结果为97分，等次为“优”。存在问题（XX字以内）')).toEqual([
      'department score 97分',
      'department grade 优',
      'department placeholder XX',
    ]);
  });

  it('leaves out tables of contents and what lies outside the regions', () => {
    expect(brief('第二部分2022年度决算情况……………3')).toEqual([]);
    expect(readNarrative('全年预算数为3万元。', [], context)).toEqual({ reports: [], unreadFrom: null });
  });

  it.each([
    '占的占的（（（年初预算的其中：',
    '全年预算数为3万元，占总支出的5%，增加2万元，增长3%；',
    '1、基层培训经费，自评分为89分，扣2分，完成全年目标。\n',
    '9',
    '自评得分5分等次为优XX',
    '（类）（款）（项）',
  ])('takes no longer than the text is long, whatever repeats: %s', (piece) => {
    expect((length: number) => read(piece.repeat(Math.ceil(length / piece.length)))).toTakeLinearTime(160_000);
  });

  it('never throws; quotes have at most 80 characters and spans lie in the text', () => {
    const pieces = fc.constantFrom(
      '全年预算数',
      '执行率',
      '为',
      '万元',
      '%',
      '分',
      '12.5',
      '2021年',
      '，',
      '。',
      '；',
      '（',
      '）',
      '：',
      '\n',
      ' ',
      '一、',
      '1、',
      '①',
      '占',
      '完成年初预算的',
      '增加',
      '扣',
      '得满分',
      '基层培训经费',
      '“优”',
      'XX',
      '其中',
      '×100%',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        for (const fact of facts(source)) {
          expect(fact.quote.length).toBeLessThanOrEqual(80);
          expect(fact.start).toBeLessThan(fact.end ?? 0);
          expect(fact.end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
