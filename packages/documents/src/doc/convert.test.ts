import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { problems } from '@kaocheng/core/generated/words/problems';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convertWithOffice, findOffice } from './convert.js';

const path = process.env['PATH'] ?? '';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-office-'));
  process.env['PATH'] = `${folder}${delimiter}${path}`;
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true, force: true });
});

const officeThat = (does: string): void =>
  writeFileSync(join(folder, 'soffice'), `#!/bin/sh\nfor last; do :; done\n${does}\n`, { mode: 0o755 });

describe.runIf(process.platform === 'linux')('a conversion by the office suite', () => {
  const convert = (patience: number) => convertWithOffice(Uint8Array.of(1, 2, 3), 'doc', 'docx', patience);
  const half = 'mkdir -p "$(dirname "$last")/out"; printf half > "$(dirname "$last")/out/in.docx"';

  it('gives the file that was written', async () => {
    officeThat(half);
    expect(Buffer.from(await convert(20)).toString()).toBe('half');
  });

  it('that is not done in time is refused as that, with the seconds, and what it wrote so far is not read', async () => {
    officeThat(`${half}; sleep 60`);
    await expect(convert(1)).rejects.toMatchObject({
      problem: { code: 'office-slow', facts: { kind: 'doc', seconds: '1' } },
    });
  });

  it('that ends badly is refused as broken', async () => {
    officeThat(`${half}; exit 3`);
    await expect(convert(20)).rejects.toMatchObject({ problem: { code: 'office-broken' } });
  });
});

describe('without the office suite', () => {
  it('a document of the old format is refused with the format in which it is to be saved anew', async () => {
    expect(findOffice([folder])).toBeNull();
    for (const [from, to] of [
      ['doc', 'docx'],
      ['ods', 'xlsx'],
    ] as const)
      await expect(convertWithOffice(Uint8Array.of(1), from, to, 1, null)).rejects.toMatchObject({
        problem: { code: 'kind-needs-office', facts: { kind: from, to } },
      });
    expect(problems['kind-needs-office']).toContain('另存为 .{to}');
  });
});
