import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../main.js';
import { KeptScreen } from '../testing/kept-screen.js';
import { RECORD } from './earlier.js';

const TEMPLATES = fileURLToPath(new URL('../../../../forms/templates/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../../../samples/', import.meta.url));

let folder = '';
let screen = new KeptScreen();

const run = (...argv: string[]): Promise<number> => {
  screen = new KeptScreen();
  return main(argv, screen);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('kaocheng write and convert', () => {
  it('writes an empty form, whose file is that of its ending', async () => {
    const file = join(folder, '空白.xlsx');
    expect(await run('write', '--template', 'sichuan-2022-project', '--year', '2024', '--output', file)).toBe(0);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  it('converts a document to a web page that reads back with the same forms', async () => {
    const file = join(folder, '自评表.html');
    expect(await run('convert', join(SAMPLES, '石桥县-2022-自评表.txt'), file)).toBe(0);
    expect(await run('read', file, '--json')).toBe(0);
    const again = JSON.parse(screen.out);
    await run('read', join(SAMPLES, '石桥县-2022-自评表.txt'), '--json');
    const before = JSON.parse(screen.out);
    expect(again.forms[0].indicators).toEqual(before.forms[0].indicators);
    expect(again.forms[0].funds).toEqual(before.forms[0].funds);
  });

  it('converts a folder file by file, keeps its folders, and says which could not be read', async () => {
    mkdirSync(join(folder, 'in', '甲局'), { recursive: true });
    const form = readFileSync(join(SAMPLES, '无疑点-2022-自评表.txt'));
    writeFileSync(join(folder, 'in', '甲局', '表.txt'), form);
    writeFileSync(join(folder, 'in', '表.txt'), form);
    writeFileSync(join(folder, 'in', '空.txt'), '');
    expect(await run('convert', join(folder, 'in'), join(folder, 'out'), '--format', 'docx')).toBe(2);
    expect(existsSync(join(folder, 'out', '甲局', '表.docx'))).toBe(true);
    expect(existsSync(join(folder, 'out', '表.docx'))).toBe(true);
    expect(screen.err).toContain('空.txt');
    expect(screen.out).toContain('共写 2 份，1 份没有写成。');
  });

  describe('of a folder, again', () => {
    const form = (): Buffer => readFileSync(join(SAMPLES, '无疑点-2022-自评表.txt'));
    const convert = (...more: string[]): Promise<number> => {
      return run('convert', join(folder, 'in'), join(folder, 'in', 'out'), '--format', 'html', ...more);
    };
    beforeEach(() => {
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'in', '甲.txt'), form());
      writeFileSync(join(folder, 'in', '乙.txt'), form());
    });

    it('does not take for inputs what it wrote into a folder inside', async () => {
      expect(await convert()).toBe(0);
      expect(await convert()).toBe(0);
      expect(screen.written.at(-1)).toContain('共写 2 份，0 份没有写成。');
      expect(existsSync(join(folder, 'in', 'out', 'out'))).toBe(false);
    });

    it('goes on where it was broken off: what is written and not changed since is left as it is', async () => {
      expect(await convert()).toBe(0);
      rmSync(join(folder, 'in', 'out', '乙.html'));
      writeFileSync(join(folder, 'in', 'out', '甲.html'), 'kept');
      expect(await convert('--continue')).toBe(0);
      expect(screen.out).toContain('1 份，这次不再写');
      expect(readFileSync(join(folder, 'in', 'out', '甲.html'), 'utf8')).toBe('kept');
      expect(existsSync(join(folder, 'in', 'out', '乙.html'))).toBe(true);
      const later = new Date(Date.now() + 60_000);
      utimesSync(join(folder, 'in', '甲.txt'), later, later);
      expect(await convert('--continue')).toBe(0);
      expect(readFileSync(join(folder, 'in', 'out', '甲.html'), 'utf8')).not.toBe('kept');
      expect(await convert()).toBe(0);
    });

    it('ends well where all is written already', async () => {
      expect(await convert()).toBe(0);
      expect(await convert('--continue')).toBe(0);
      expect(screen.written).toEqual([expect.stringContaining('2 份，这次不再写')]);
    });
  });

  it('gives names that differ in their letters only two files, on every disk', async () => {
    const form = readFileSync(join(SAMPLES, '无疑点-2022-自评表.txt'));
    for (const inside of ['x', 'y']) mkdirSync(join(folder, inside));
    writeFileSync(join(folder, 'x', 'A.txt'), form);
    writeFileSync(join(folder, 'y', 'a.txt'), form);
    const out = join(folder, 'out');
    expect(await run('convert', join(folder, 'x'), join(folder, 'y'), out, '--format', 'html')).toBe(0);
    expect(readdirSync(out).sort()).toEqual([RECORD, 'A.html', 'a(2).html']);
  });

  it('leaves nothing half written, and says in words why a file is not', async () => {
    const out = join(folder, 'out');
    mkdirSync(join(out, '表.html', 'in the way'), { recursive: true });
    const file = join(folder, '表.txt');
    writeFileSync(file, readFileSync(join(SAMPLES, '无疑点-2022-自评表.txt')));
    expect(await run('convert', file, out, '--format', 'html')).toBe(2);
    expect(screen.err).toContain('已有同名的文件夹');
    expect(readdirSync(out)).toEqual(['表.html']);
    expect(await run('convert', file, join(file, 'below'), '--format', 'html')).toBe(2);
    expect(screen.err).toContain('有一段是文件，不是文件夹');
  });

  it('asks for a format where none can be told from the target', async () => {
    expect(await run('convert', SAMPLES, join(folder, 'out'))).toBe(2);
    expect(screen.err).toContain('没有说写成什么格式');
  });

  it('writes several documents at once and tells of them in their order', async () => {
    const names = ['甲', '乙', '丙', '丁'].map((one) => join(folder, `${one}.txt`));
    const form = readFileSync(join(SAMPLES, '无疑点-2022-自评表.txt'));
    for (const name of names) writeFileSync(name, form);
    expect(await run('convert', ...names, join(folder, 'out'), '--format', 'pdf')).toBe(0);
    expect(screen.written.slice(0, 4).map((line) => /\/([甲乙丙丁])\.txt →/.exec(line)?.[1])).toEqual([
      '甲',
      '乙',
      '丙',
      '丁',
    ]);
    const [first, second] = ['甲', '乙'].map((one) => readFileSync(join(folder, 'out', `${one}.pdf`)));
    expect(first?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(second?.length).toBe(first?.length);
  });

  it('begins a few documents of one file at once, not all that it holds', async () => {
    const [transcript] = [readFileSync(join(SAMPLES, '抄录件-2023.json'), 'utf8')].map((text) => JSON.parse(text));
    const file = join(folder, '多份.jsonl');
    writeFileSync(file, Array.from({ length: 12 }, () => JSON.stringify(transcript)).join('\n'));
    let open = 0;
    let most = 0;
    let all = 0;
    let letGo = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const spy = vi.spyOn(DocumentWriter.prototype, 'writeTelling').mockImplementation(async () => {
      all += 1;
      open += 1;
      most = Math.max(most, open);
      // The first wait for a second, and then as long as others begin.
      if (open > 1) letGo();
      await until;
      for (let turn = 0; turn < 20; turn += 1) await new Promise((go) => setImmediate(go));
      open -= 1;
      return { bytes: Uint8Array.of(1), missing: [] };
    });
    try {
      expect(await run('convert', file, join(folder, 'out'), '--format', 'html')).toBe(0);
    } finally {
      spy.mockRestore();
    }
    expect(all).toBe(12);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(9);
  });

  it('tells of a character that no font can show, and where it stands', async () => {
    const file = join(folder, '表.txt');
    const form = readFileSync(join(SAMPLES, '无疑点-2022-自评表.txt'), 'utf8');
    const [, unit = ''] = /实施单位[\s|]*([^\s|]{4,})/u.exec(form) ?? [];
    expect(unit).not.toBe('');
    writeFileSync(file, form.replaceAll(unit, `${unit}\u{10fffd}`));
    expect(await run('convert', file, join(folder, '表.pdf'))).toBe(0);
    expect(screen.out).toContain(`有 1 个字没有字体能显示`);
    expect(screen.out).toContain(`U+10FFFD（在“${unit.slice(-8)}`);
  });

  it('does not write over what it reads', async () => {
    const file = join(folder, '表.html');
    await run('convert', join(SAMPLES, '无疑点-2022-自评表.txt'), file);
    const before = readFileSync(file);
    expect(await run('convert', file, '--format', 'html')).toBe(2);
    expect(readFileSync(file)).toEqual(before);
    expect(screen.err).toContain('会把原文覆盖');
  });

  it('takes a last file of another format for an input, so that a pattern of files is written over by none', async () => {
    const [one, two] = [join(folder, '甲.html'), join(folder, '乙.html')];
    await run('convert', join(SAMPLES, '无疑点-2022-自评表.txt'), one);
    await run('convert', join(SAMPLES, '无疑点-2022-自评表.txt'), two);
    const before = readFileSync(two);
    expect(await run('convert', one, two, '--format', 'docx')).toBe(0);
    expect(readFileSync(two)).toEqual(before);
    expect(existsSync(join(folder, '乙.docx'))).toBe(true);
  });

  it.each([
    [['write'], '请给出文件'],
    [['write', 'a.txt', '--template', 'atlantis', '--format', 'pdf'], '没有代号为“atlantis”的表样'],
    [['convert', 'a.txt', 'b.odt'], '格式“odt”不可用'],
    [['write', '--template', 'cn-2020-project', '--format', 'xlsx', '--year', '24'], '年度“24”不对'],
    [['template', 'mend'], '用法：kaocheng template list'],
  ])('%j is refused in words', async (argv, words) => {
    expect(await run(...argv)).toBe(2);
    expect(screen.err).toContain(words);
  });
});

describe('kaocheng template', () => {
  it('lists the templates with their law', async () => {
    expect(await run('template', 'list')).toBe(0);
    expect(screen.out).toMatch(/cn-2020-project　.+财预〔2020〕10号/);
  });

  it('finds a shipped template sound, and names file, line and reason of a fault', async () => {
    const shipped = fileURLToPath(new URL('../../../../forms/templates/cn-2020-project.yaml', import.meta.url));
    expect(await run('template', 'check', shipped)).toBe(0);
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, readFileSync(shipped, 'utf8').replace('项目名称 *2', '项目名称 *3'));
    expect(await run('template', 'check', broken)).toBe(1);
    expect(screen.err).toMatch(
      /broken\.yaml 第 \d+ 行（blocks › \[1\] › row）：这一行占了 10 列，而表格有 9 列；请增减/,
    );
    writeFileSync(broken, 'id: a\nid: b\n');
    expect(await run('template', 'check', broken)).toBe(1);
    expect(screen.err).toContain('第 2 行：同一层里有两个相同的键；请删去一个或改名。');
    writeFileSync(broken, 'id: a\nkind: projekt\n');
    expect(await run('template', 'check', broken)).toBe(1);
    expect(screen.err).toMatch(/第 2 行（kind）：这里写的是“projekt”；请改成其中一个：project/);
    expect(screen.err).toContain('缺少“blocks”；请补上。');
    expect(await run('template', 'check', join(folder, 'nowhere.yaml'))).toBe(2);
    expect(screen.err).toContain('没有这个文件或文件夹；请核对路径。');
  });

  it.each([
    ['a bracket that is left open', '"{codeAndName} *7"]', '"{codeAndName} *7"', '方括号或花括号没有合上'],
    ['a colon of full width', 'moneyUnit: ', 'moneyUnit：', '全角冒号'],
    ['a tab', '  - goals:', '\t- goals:', '用制表符缩进了'],
    ['a missing count', '数量指标, "2"]', '数量指标]', '这里缺少一个数'],
  ])('says one thing of %s', async (_, from, to, reason) => {
    const text = readFileSync(join(TEMPLATES, 'cn-2020-project.yaml'), 'utf8');
    const file = join(folder, 'broken.yaml');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
    expect(await run('template', 'check', file)).toBe(1);
    expect(screen.complained).toEqual([expect.stringContaining(reason)]);
  });

  it('does not take a file of another encoding for sound', async () => {
    const file = join(folder, 'gb18030.yaml');
    const comment = Buffer.from([0x23, 0xcf, 0xee, 0xc4, 0xbf, 0x0a]);
    writeFileSync(file, Buffer.concat([comment, readFileSync(join(TEMPLATES, 'cn-2020-project.yaml'))]));
    expect(await run('template', 'check', file)).toBe(2);
    expect(screen.err).toContain('UTF-8');
  });
});
