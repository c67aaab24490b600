import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDocument } from '@kaocheng/documents/read';
import { afterAll, describe, expect, it } from 'vitest';
import { CONTAINERS } from '../test/containers/in-containers.js';
import { Random } from '../test/generator/random.js';
import { cellsOf, differences } from './compare-checkouts/differences.js';
import { NEIGHBOUR_FILES } from './compare-checkouts/neighbours.js';
import { readWith } from './compare-checkouts/read-with.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kaocheng-checkouts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = `<p>项目支出绩效自评表</p><table><tr><td>项目名称</td><td colspan="3">参保扩面</td></tr>
<tr><td>一级指标</td><td>三级指标</td><td>指标值</td><td>得分</td></tr>
<tr><td>产出指标</td><td>参保人数</td><td>≥20人</td><td>5</td></tr></table>`;

const read = (forms: readonly object[], unread: readonly object[] = []) =>
  ({ kind: 'read', transcripts: [{ source: 'a', year: '2023', forms, reports: [], unread }] }) as const;

describe('two readings of a file', () => {
  it('differ by the cells that are new, gone and changed, rows by their names', () => {
    const row = (name: string, score: string) => ({ name, score, cells: { score: { page: 1 } } });
    const old = cellsOf(read([{ kind: 'project', order: 1, indicators: [row('甲', '5'), row('乙', '4')] }]));
    const now = cellsOf(
      read([{ kind: 'project', order: 1, indicators: [row('乙', '4.5'), row('丙', '3')] }], [{ text: '5' }]),
    );
    expect(differences(old, now)).toEqual({
      fresh: ['1 indicators.丙.name: 丙', '1 indicators.丙.score: 3', 'unread: 5'],
      gone: ['1 indicators.甲.name: 甲', '1 indicators.甲.score: 5'],
      changed: ['1 indicators.乙.score: 4 → 4.5'],
    });
  });

  it('differ where a file is no longer read', () => {
    const now = cellsOf({ kind: 'unread', problem: { code: 'crashed' } });
    expect(differences(cellsOf(read([])), now)).toEqual({
      fresh: ['not read: crashed'],
      gone: ['year: 2023'],
      changed: [],
    });
  });

  it('are made in a process of their own, with the sources of the checkout', async () => {
    const [form, letter, absent] = ['form.html', 'letter.txt', 'absent.txt'].map((name) => join(folder, name));
    if (form === undefined || letter === undefined || absent === undefined) throw new Error('no names');
    writeFileSync(form, PAGE);
    writeFileSync(letter, '各有关单位：请于月底前报送名单。');
    const found = await readWith(root, [form, absent, letter]);
    expect(cellsOf(found.get(form)).get('1 indicators.参保人数.target')).toBe('≥20人');
    expect(cellsOf(found.get(absent)).get('not read')).toContain('thrown');
    expect([...cellsOf(found.get(letter)).keys()].filter((path) => path.startsWith('1 '))).toEqual([]);
  });

  it.runIf(process.platform !== 'win32')(
    'note a file that takes too long and go on behind it',
    async () => {
      const [pipe, letter] = [join(folder, 'pipe.txt'), join(folder, 'behind.txt')];
      // Nobody writes to it: reading it never ends.
      execFileSync('mkfifo', [pipe]);
      writeFileSync(letter, '各有关单位：请于月底前报送名单。');
      const found = await readWith(root, [letter, pipe], 8_000);
      expect(found.get(pipe)).toEqual({ kind: 'unread', problem: { code: 'hung' } });
      expect(found.get(letter)?.kind).toBe('read');
    },
    60_000,
  );

  it('are refused of a folder that is no checkout', async () => {
    await expect(readWith(folder, ['a.txt', 'b.txt'])).rejects.toThrow('installed');
  });
});

describe.each(Object.entries(NEIGHBOUR_FILES))('a %s is no form', (_, neighbour) => {
  it.each(['xlsx', 'docx', 'html, pages one behind the other'])('in %s', async (container) => {
    const bytes = await CONTAINERS[container]?.([neighbour(new Random(1))]);
    const got = await readDocument(bytes ?? new Uint8Array(), 'neighbour');
    expect(got.kind === 'read' ? got.transcripts.flatMap(({ forms }) => forms) : []).toEqual([]);
  });
});
