import { describe, expect, it } from 'vitest';
import { formText, readForm, unreadOf } from './testing/read-form.js';

/** The two goals of a form with the given block of goals; nothing may stay unread. */
function goals(block: string): [string | undefined, string | undefined] | null {
  const form = readForm(formText({ goals: `${block}\n` }));
  expect(unreadOf(form)).toEqual([]);
  expect(form.rows).toHaveLength(4);
  return form.goals === null ? null : [form.goals.expected?.text, form.goals.actual?.text];
}
const PAIR = '年度总体目标 预期目标 实际完成情况\n';

describe('goals under a pair of labels', () => {
  it('are parted by a cell, a line or a blank', () => {
    const both = ['完成古树体检。', '古树体检已完成。'];
    expect(goals('年度总体目标\t预期目标\t实际完成情况\n\t完成古树体检。\t古树体检已完成。')).toEqual(both);
    expect(goals(`${PAIR}完成古树体检。\n古树体检已完成。`)).toEqual(both);
    expect(goals(`${PAIR}完成古树体检。\n\n古树体检已完成。`)).toEqual(both);
    expect(goals(`${PAIR}完成古树体检。 古树体检已完成。`)).toEqual(both);
  });

  it('are parted where the numbering begins again', () => {
    expect(goals(`${PAIR}1.完成体检；\n2.修复树穴。\n1.体检已完成；\n2.树穴已修复。`)).toEqual([
      '1.完成体检；2.修复树穴。',
      '1.体检已完成；2.树穴已修复。',
    ]);
    expect(goals(`${PAIR}目标1：完成体检\n目标2：修复树穴\n目标1：体检完成\n目标2：树穴修复`)).toEqual([
      '目标1：完成体检目标2：修复树穴',
      '目标1：体检完成目标2：树穴修复',
    ]);
  });

  it('are not parted as long as the numbering counts on', () => {
    expect(
      goals(`${PAIR}1.保障园区运行顺利2.古树体检有序开展3.\n提升巡查能力，修复树穴\n园区运行顺利，古树体检有序开展。`),
    ).toEqual(['1.保障园区运行顺利2.古树体检有序开展3.提升巡查能力，修复树穴', '园区运行顺利，古树体检有序开展。']);
  });

  it('are not parted where a line breaks inside a word', () => {
    expect(
      goals(
        `${PAIR}严格执行相关规定，保障经费及时发放、足\n额发放，预算编制科学合理，减少结余经费\n及时、足额缴纳了职工五险一金`,
      ),
    ).toEqual([
      '严格执行相关规定，保障经费及时发放、足额发放，预算编制科学合理，减少结余经费',
      '及时、足额缴纳了职工五险一金',
    ]);
  });

  it('are parted at the end of a sentence rather than in one', () => {
    expect(
      goals(
        `${PAIR}对全市古树开展体检，建立一树一档，\n修复破损树穴。\n全市古树体检已经完成，一树一档已经\n建立，树穴已修复。`,
      ),
    ).toEqual([
      '对全市古树开展体检，建立一树一档，修复破损树穴。',
      '全市古树体检已经完成，一树一档已经建立，树穴已修复。',
    ]);
  });

  it('are parted without any break by numbering that begins again, and where the text says the same again', () => {
    const glued = (text: string) =>
      readForm(formText({ goals: `年度总体目标预期目标实际完成情况${text}` }).replace(/\s/gu, '')).goals;
    expect(glued('1.完成全市古树体检；2.修复树穴。1.已完成全市古树体检；2.已修复树穴。')).toMatchObject({
      expected: { text: '1.完成全市古树体检；2.修复树穴。' },
      actual: { text: '1.已完成全市古树体检；2.已修复树穴。' },
    });
    const once = '完成全市古树体检和树穴修复的各项工作。';
    expect(glued(once + once)).toMatchObject({ expected: { text: once }, actual: { text: once } });
  });

  it('leave out what vertical labels beside them left among the lines', () => {
    expect(
      goals(`年\n度\n总\n体\n${PAIR.slice(4)}完成古树体检并\n年度\n修复树穴。\n总体\n目标\n体检已完成，\n树穴已修复。`),
    ).toEqual(['完成古树体检并修复树穴。', '体检已完成，树穴已修复。']);
  });

  it('of which only one is filled in are the expected one', () => {
    expect(goals(`${PAIR}完成古树体检并修复树穴。`)).toEqual(['完成古树体检并修复树穴。', undefined]);
    expect(goals(PAIR.trim())).toEqual([undefined, undefined]);
  });
});

describe('goals without a break between them', () => {
  it('are not parted inside a word, best before what says that something was done', () => {
    const text = formText({ goals: `${PAIR.trim()}保证学校日常运转已达到` }).replaceAll(/[ \n]/g, '');
    expect(readForm(text).goals).toMatchObject({
      expected: { text: '保证学校日常运转' },
      actual: { text: '已达到' },
    });
  });
});

describe('goals on one line under labels that stand glued', () => {
  const PAIRED = '年度总体目标预期目标实际完成情况\n';

  it('are two where they say the same or the second says what was done', () => {
    expect(goals(`${PAIRED}完成古树体检并修复树穴。完成古树体检，修复树穴。`)).toEqual([
      '完成古树体检并修复树穴。',
      '完成古树体检，修复树穴。',
    ]);
    expect(goals(`${PAIRED}让市民看得见古树。年度目标大体完成。`)).toEqual([
      '让市民看得见古树。',
      '年度目标大体完成。',
    ]);
  });

  it('are one where they have nothing in common', () => {
    expect(goals(`${PAIRED}照计划修好省道。行车安全通畅，养护及时。`)).toEqual([
      '照计划修好省道。行车安全通畅，养护及时。',
      undefined,
    ]);
  });
});

describe('goals one behind the other', () => {
  it('have each its own label', () => {
    expect(goals('年度总体目标：完成古树体检。\n年度总体目标完成情况：古树体检已完成。')).toEqual([
      '完成古树体检。',
      '古树体检已完成。',
    ]);
  });

  it('may be one, of a declaration', () => {
    const form = readForm(
      formText({
        title: '项目支出绩效目标表\n',
        goals: '年度绩效目标\n完成古树体检，\n修复树穴。\n',
        header: '绩效指标 一级指标 二级指标 三级指标 指标值\n',
        rows: '产出指标 数量指标 古树体检数 ≥120株\n',
        total: '',
      }),
    );
    expect(form.kind).toBe('target');
    expect(form.goals).toMatchObject({ expected: { text: '完成古树体检，修复树穴。' }, actual: null });
  });

  it('are none where the form prints none', () => {
    expect(goals('')).toBeNull();
  });
});
