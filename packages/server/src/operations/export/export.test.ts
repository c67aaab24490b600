import { openDocument } from '@kaocheng/documents/open';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptFile } from '../../testing/form.js';
import { type TriedServer, tryServer } from '../../testing/try-server.js';

let server: TriedServer;
beforeAll(async () => {
  server = await tryServer();
  await server.upload({
    '一.json': transcriptFile('一'),
    '二.json': transcriptFile('二').replaceAll('参保扩面', '=1+1'),
  });
  await server.settled();
});
afterAll(() => server?.close());

describe('an export', () => {
  it('gives all forms as CSV that Excel reads as UTF-8, no cell a formula', async () => {
    const { status, body, headers } = await server.ask('/api/export?what=forms&format=csv');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain(`UTF-8''${encodeURIComponent('评分表.csv')}`);
    const lines = String(body).split('\r\n');
    expect(lines[0]).toContain('文件,表,类别,表名,名称');
    expect(lines).toHaveLength(4);
    expect(String(body)).toContain(`"'=1+1"`);
    expect(String(body)).not.toContain(',=1+1');
    const raw = await fetch(`${server.url}/api/export?what=forms&format=csv`);
    expect([...new Uint8Array(await raw.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('gives all findings in words as JSON', async () => {
    const { body } = await server.ask('/api/export?what=findings&format=json');
    const findings = body as { documentName: string; sentence: string; severity: string; state: string }[];
    expect(new Set(findings.map(({ documentName }) => documentName))).toEqual(new Set(['一.json', '二.json']));
    for (const { sentence, severity, state } of findings) {
      expect(sentence).toMatch(/[\u4e00-\u9fff]/);
      expect(['必须改', '请说明', '提示']).toContain(severity);
      expect(state).toBe('未处理');
    }
  });

  it('gives a workbook that is read back cell by cell, with what looks like a formula as text', async () => {
    const reply = await fetch(`${server.url}/api/export?what=forms&format=xlsx`);
    expect(reply.headers.get('content-type')).toContain('spreadsheetml');
    const opened = await openDocument(new Uint8Array(await reply.arrayBuffer()), '评分表.xlsx');
    if (opened.kind !== 'content') throw new Error(opened.kind);
    const [block] = opened.content.blocks.filter((one) => one.kind === 'sheet');
    if (block?.kind !== 'sheet') throw new Error('no sheet');
    const { cells } = block.sheet;
    expect(cells.filter(({ row }) => row === 0).map(({ text }) => text)).toContain('自评总分');
    const formula = cells.find(({ text }) => text === '=1+1');
    expect(formula).toBeDefined();
    expect(formula?.formula).toBeUndefined();
    expect(cells.filter(({ text }) => text === '99')).toHaveLength(2);
  });

  it('of what is not offered is refused', async () => {
    expect(await server.ask('/api/export?what=forms&format=pdf')).toMatchObject({
      status: 400,
      body: { code: 'request-invalid', place: 'querystring.format' },
    });
  });
});
