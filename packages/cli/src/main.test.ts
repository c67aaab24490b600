import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './main.js';
import { KeptScreen } from './testing/kept-screen.js';

let folder = '';
const file = (name: string): string => join(folder, name);

/** A form with rates, weights and scores that hold, or with a score above its weight. */
function form(score: string): object {
  const fund = { initial: '100', annual: '100', executed: '100', weight: '10', rate: '100%', score: '10' };
  const row = (level1: string, name: string, weight: string, got: string): object => ({
    level1,
    level2: '数量指标',
    name,
    target: '≥100人',
    actual: '100人',
    weight,
    score: got,
  });
  return {
    kind: 'project',
    title: '项目支出绩效自评表',
    year: '2022',
    name: '参保扩面',
    supervisor: '清河县医疗保障局',
    implementer: '清河县医疗保障局',
    moneyUnit: '万元',
    funds: { total: fund },
    goals: { expected: '参保人数增加', actual: '参保人数已增加' },
    indicators: [
      row('产出指标', '参保人数', '50', '50'),
      row('效益指标', '受益人数', '30', '30'),
      row('满意度指标', '满意人数', '10', score),
    ],
    total: { weight: '100', score: '100' },
  };
}

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const screen = new KeptScreen();
  const code = await main(argv, screen);
  return { code, out: screen.out, err: screen.err };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-cli-'));
  mkdirSync(file('many'));
  const write = (name: string, forms: readonly object[]): void =>
    writeFileSync(file(name), JSON.stringify({ source: name, year: '2022', forms }));
  write('good.json', [form('10')]);
  write('bad.json', [form('30')]);
  write('many/a.json', [form('10')]);
  write('many/b.json', [form('30')]);
  writeFileSync(file('many/picture.png'), 'not taken');
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('scan.pdf'), '%PDF-1.4');
  writeFileSync(file('prose.txt'), '今天天气不错，适合出门。\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('kaocheng', () => {
  it('gives a verdict first, then printed and recomputed totals, and ends with 0, 1 or 2', async () => {
    const good = await run('check', file('good.json'));
    expect(good.out.split('\n')[0]).toMatch(/^结论：1 张表/);
    expect(good.out).toContain('参保扩面');
    expect(good.code).toBe(0);
    const bad = await run('check', file('bad.json'));
    expect(bad.out).toContain('[必须改]');
    expect(bad.out).toContain('满意人数·得分');
    expect(bad.code).toBe(1);
    const empty = await run('check', file('empty.txt'));
    expect(empty.err).toBe(`${file('empty.txt')}：文件是空的（0 字节）；请重新下载或导出。\n`);
    expect(empty.code).toBe(2);
  });

  it('goes on after a file that cannot be read, and 2 beats 1', async () => {
    const paths = ['empty.txt', 'scan.pdf', 'prose.txt', 'missing.txt', 'bad.json'].map(file);
    const { code, out, err } = await run('check', ...paths);
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(4);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    expect(out.split('\n')[0]).toContain('4 份没有读出来');
    expect(out).toContain(`${file('bad.json')}：必须改`);
  });

  it('gives one line for a path that the system refuses, and goes on', async () => {
    const refused = [file('good.json/inside.txt'), file('x'.repeat(300)), file(`${'x'.repeat(300)}/*.txt`)];
    const { code, out, err } = await run('check', ...refused, file('good.json'));
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(3);
    for (const path of refused) expect(err).toContain(`${path}：`);
    expect(out).toContain(`${file('good.json')}：`);
  });

  it('takes folders and patterns, and prints one JSON object a line for several files', async () => {
    const { code, out, err } = await run('check', file('many'), '--json');
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    const [first, second] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ source: 'many/a.json', scorecards: [{ form: 1, policy: 'cn-2020-10' }] });
    expect(second.findings.some((finding: { severity: string }) => finding.severity === 'error')).toBe(true);
    expect(code).toBe(1);
    expect(err).toContain('跳过 1 个');
    expect((await run('check', join(folder, 'many', '[a]*.json'))).code).toBe(0);
  });

  it('prints one JSON object a line for one file that holds several documents', async () => {
    const both = ['good.json', 'bad.json'].map((name) => readFileSync(file(name), 'utf8'));
    writeFileSync(file('both.jsonl'), `${both.join('\n')}\n`);
    const { out } = await run('check', file('both.jsonl'), '--json');
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).source)).toEqual(['good.json', 'bad.json']);
    await run('check', file('both.jsonl'), '--json', '--output', file('both-out.jsonl'));
    expect(readFileSync(file('both-out.jsonl'), 'utf8')).toBe(out);
  });

  it('reads its own JSON back', async () => {
    const { out } = await run('check', file('bad.json'), '--json');
    writeFileSync(file('again.json'), out);
    const again = await run('check', file('again.json'), '--json');
    expect(JSON.parse(again.out).findings).toEqual(JSON.parse(out).findings);
  });

  it('prints a transcript', async () => {
    const { code, out } = await run('read', file('good.json'), '--json');
    expect(JSON.parse(out)).toMatchObject({ forms: [{ indicators: [{ weight: '50' }, {}, {}] }] });
    expect(code).toBe(0);
    expect((await run('read', file('good.json'))).out).toContain('受益人数');
  });

  it('says of a reading how much was read, never that nothing was found: nothing was checked', async () => {
    const paths = ['good.json', 'bad.json'].map(file);
    const one = await run('read', file('good.json'));
    expect(one.out.split('\n')[0]).toMatch(/^结论：读到 1 张表、3 条指标；/);
    const { err } = await run('read', file('good.json'), '--json', '--output', file('one-read.json'));
    expect(err).toBe(`${one.out.split('\n')[0]}\n`);
    const many = await run('read', ...paths);
    expect(many.out.split('\n')[0]).toMatch(/^结论：2 份文件，读到 2 张表、6 条指标；.*未归入栏目 \d+ 字。$/);
    expect(many.out).toContain(`${file('bad.json')}：读到 1 张表、3 条指标`);
    const some = await run('read', ...paths, file('empty.txt'));
    expect(some.out.split('\n')[0]).toMatch(/^结论：3 份文件，读到 2 张表、6 条指标；.*；1 份没有读出来。$/);
    const none = await run('read', file('empty.txt'), file('scan.pdf'));
    expect(none.out.split('\n')[0]).toBe('结论：2 份文件都没有读出来。');
    for (const { out } of [one, many, some, none]) expect(out).not.toMatch(/未发现问题|必须改/);
  });

  it('scores the same forms by several policies side by side, the findings by the first', async () => {
    const asked = 'cn-2020-10,cn-2021-101';
    const { out } = await run('check', file('good.json'), '--policy', asked);
    expect(out).toContain('财预〔2020〕10号  等级  财预〔2021〕101号  等级');
    const json = JSON.parse((await run('check', file('good.json'), '--json', '--policy', asked)).out);
    expect(json.scorecards).toMatchObject([{ form: 1, policy: 'cn-2020-10' }]);
    expect(json.beside).toMatchObject([{ form: 1, policy: 'cn-2021-101' }]);
    const twice = JSON.parse(
      (await run('check', file('good.json'), '--json', '--policy', 'cn-2021-101', '--policy=cn-2020-10')).out,
    );
    expect([twice.scorecards[0].policy, twice.beside[0].policy]).toEqual(['cn-2021-101', 'cn-2020-10']);
    const wrong = await run('check', file('good.json'), '--policy', 'cn-2020-10,nowhere');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('nowhere')]);
  });

  it('tells policies of one document apart by their ids', async () => {
    const { out } = await run('check', file('good.json'), '--policy', 'cn-2020-10,target-over-actual,cn-2021-101');
    expect(out).toContain(
      '财预〔2020〕10号（cn-2020-10）  等级  财预〔2020〕10号（target-over-actual）  等级  财预〔2021〕101号  等级',
    );
  });

  it('takes ids of policies with blanks around them, and none where there is none', async () => {
    const spaced = await run('check', file('good.json'), '--json', '--policy', ' cn-2021-101 , cn-2020-10，');
    expect(JSON.parse(spaced.out)).toMatchObject({
      scorecards: [{ policy: 'cn-2021-101' }],
      beside: [{ policy: 'cn-2020-10' }],
    });
    for (const list of [',', ' , ', ' '])
      expect(await run('check', file('good.json'), '--policy', list)).toMatchObject({
        code: 2,
        err: expect.stringContaining('--policy'),
      });
  });

  it('refuses several policies where the format holds findings only, which are those of one', async () => {
    const several = await run('check', file('good.json'), '--format', 'sarif', '--policy', 'cn-2020-10,cn-2021-101');
    expect([several.code, several.out]).toEqual([2, '']);
    expect(several.err).toContain('--format json');
    expect((await run('check', file('good.json'), '--format', 'sarif', '--policy', 'cn-2020-10')).out).toContain(
      '2.1.0',
    );
  });

  it('scores under the policy asked for', async () => {
    const { out } = await run('check', file('good.json'), '--json', '--policy', 'cn-2021-101');
    expect(JSON.parse(out).scorecards[0].policy).toBe('cn-2021-101');
    const wrong = await run('check', file('good.json'), '--policy', 'nowhere');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('cn-2020-10');
  });

  it('writes a file, and says why it cannot', async () => {
    const { code, out } = await run('check', file('bad.json'), '--format', 'sarif', '--output', file('out.sarif'));
    expect([code, out]).toEqual([1, '']);
    expect(JSON.parse(readFileSync(file('out.sarif'), 'utf8')).version).toBe('2.1.0');
    const refused = await run('check', file('good.json'), '--output', file('no/such/folder.txt'));
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('写不进');
  });

  it('refuses to write over a file that it is to read', async () => {
    const before = readFileSync(file('many/a.json'), 'utf8');
    const { code, out, err } = await run('check', file('many'), '--json', '--output', file('many/../many/a.json'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/a\.json，写入会把原文覆盖；请在 --output 后换一个文件名。\n$/);
    expect(readFileSync(file('many/a.json'), 'utf8')).toBe(before);
  });

  it('makes a SARIF log whose results name their rule, place and file', async () => {
    const { out } = await run('check', file('bad.json'), file('empty.txt'), '--format=sarif');
    const [log] = JSON.parse(out).runs;
    expect(log.tool.driver.rules.length).toBeGreaterThan(0);
    for (const result of log.results) {
      expect(log.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text).not.toBe('');
      expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^file:\/\//);
    }
    expect(log.invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(log.invocations[0].toolExecutionNotifications).toHaveLength(1);
  });

  it('says how it is used', async () => {
    const help = (await run('--help')).out;
    for (const part of ['--policy', 'PDF', 'Word', 'Excel', 'CSV']) expect(help).toContain(part);
    expect((await run('check', '-h')).out).toContain('--policy');
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await run('policies')).out).toContain('财预〔2020〕10号');
    for (const argv of [
      ['checks'],
      ['check'],
      ['check', '--colour', 'a'],
      ['check', 'a', '--format', 'xml'],
      ['check', 'a', '--json', '--format', 'table'],
      ['check', '--policy'],
    ]) {
      const { code, err } = await run(...argv);
      expect([code, err.split('\n').length]).toEqual([2, 2]);
    }
  });
});
