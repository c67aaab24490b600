import type { Saved } from '@kaocheng/contracts/changes';
import type { DocumentDetail, DocumentSummary } from '@kaocheng/contracts/document';
import { operations } from '@kaocheng/contracts/operations';
import type { ProblemReply } from '@kaocheng/contracts/problem';
import type { SourceCell, SourceSheets } from '@kaocheng/contracts/source-sheets';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { type TriedServer, tryServer } from '../testing/try-server.js';

let server: TriedServer;
beforeAll(async () => {
  server = await tryServer();
});
afterAll(() => server?.close());

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Asks and holds the answer to the contract. */
async function ask<T>(name: keyof typeof operations, path: string, init?: RequestInit): Promise<T> {
  const { status, body } = await server.ask(path, init);
  expect([status, body]).toEqual([200, expect.anything()]);
  const errors = Compile(operations[name].reply).Errors(body);
  expect(errors).toEqual([]);
  return body as T;
}

async function refused(path: string, init?: RequestInit): Promise<ProblemReply> {
  const { status, body } = await server.ask(path, init);
  const problem = body as ProblemReply;
  expect(problem.status).toBe(status);
  expect(problem.message).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(problem.message).not.toMatch(/\{[a-z]+\}/);
  return problem;
}

/** Hands in a document and waits until it has been read. */
async function handIn(name: string): Promise<DocumentDetail> {
  const { body } = await server.upload({ [name]: transcriptFile(name) });
  const [first] = (body as { documents: DocumentSummary[] }).documents;
  await server.settled();
  return ask('openDocument', `/api/documents/${first?.id}`);
}

describe('a document', () => {
  it('is read, opened with its transcript, listed and summed up', async () => {
    const { document, transcript } = await handIn('清河县/自评 2022.json');
    expect(document).toMatchObject({
      name: '清河县/自评 2022.json',
      type: 'json',
      state: 'read',
      forms: 1,
      version: 2,
    });
    expect(transcript?.forms[0]).toMatchObject({ name: '参保扩面', total: { score: '99' } });
    const list = await ask<{ documents: DocumentSummary[]; total: number }>(
      'listDocuments',
      '/api/documents?search=清河&limit=5',
    );
    expect(list.documents.map(({ id }) => id)).toContain(document.id);
    const forms = await ask<{ forms: object[] }>('listForms', '/api/forms');
    expect(forms.forms).toContainEqual(
      expect.objectContaining({ document: document.id, name: '参保扩面', printedTotal: '99', executionRate: '0.9000' }),
    );
    expect(await ask<object>('overview', '/api/overview')).toMatchObject({ unread: 0, waiting: 0 });
  });

  it('is corrected cell by cell, both values kept, and the correction is taken back', async () => {
    const { document } = await handIn('更正.json');
    const path = `/api/documents/${document.id}/corrections`;
    const set = [{ form: 1, path: 'indicators.0.actual', value: '5334人', reason: '原文是 5334' }];
    const saved = await ask<Saved>('saveCorrections', path, json('PUT', { version: 2, set, withdraw: [] }));
    expect(saved).toMatchObject({ version: 3, corrections: [{ ...set[0], printed: '3334人', by: 'local' }] });
    const after = await ask<DocumentDetail>('openDocument', `/api/documents/${document.id}`);
    expect(after.document.errors).toBeLessThan(document.errors);
    expect(after.transcript?.forms[0]).toMatchObject({ indicators: [{ actual: '3334人' }, {}, {}] });
    const withdraw = [{ form: 1, path: 'indicators.0.actual' }];
    const back = await ask<Saved>('saveCorrections', path, json('PUT', { version: 3, set: [], withdraw }));
    expect(back).toMatchObject({ version: 4, corrections: [] });
    const { entries } = await ask<{ entries: { action: string }[] }>(
      'history',
      `/api/documents/${document.id}/history`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['correction-withdrawn', 'corrected', 'read', 'received']);
    const again = await ask<DocumentDetail>('openDocument', `/api/documents/${document.id}`);
    expect(again.document).toMatchObject({ errors: document.errors, warnings: document.warnings, corrections: 0 });
  });

  it('refuses a stale save with both versions, and corrections that lead nowhere', async () => {
    const { document } = await handIn('冲突.json');
    const path = `/api/documents/${document.id}/corrections`;
    const set = [{ form: 1, path: 'name', value: '参保', reason: '' }];
    const stale = await refused(path, json('PUT', { version: 1, set, withdraw: [] }));
    expect(stale).toMatchObject({ status: 409, code: 'stale-version', facts: { held: '1', stands: '2' } });
    const nowhere = [{ form: 1, path: 'indicators.7.actual', value: '1', reason: '' }];
    expect(await refused(path, json('PUT', { version: 2, set: nowhere, withdraw: [] }))).toMatchObject({
      status: 400,
      code: 'no-such-cell',
      facts: { form: '1', path: 'indicators.7.actual' },
    });
    expect(await refused(path, json('PUT', { version: 2, set: [...set, ...set], withdraw: [] }))).toMatchObject({
      code: 'cell-twice',
    });
    expect(await refused(path, json('PUT', { version: 2, set: [], withdraw: [] }))).toMatchObject({
      code: 'nothing-to-save',
    });
    const standing = { form: 1, path: 'name' };
    expect(await refused(path, json('PUT', { version: 2, set: [], withdraw: [standing] }))).toMatchObject({
      status: 400,
      code: 'no-correction',
    });
    const { document: after } = await ask<DocumentDetail>('openDocument', `/api/documents/${document.id}`);
    expect(after.version).toBe(2);
  });

  it('has its findings confirmed, dismissed with a reason, and opened again', async () => {
    const { document } = await handIn('处理.json');
    const path = `/api/documents/${document.id}/decisions`;
    const findings = await server.ask('/api/export?what=findings&format=json');
    expect(findings.body).toEqual(expect.arrayContaining([expect.objectContaining({ documentName: '处理.json' })]));
    const decide = (version: number, state: string, reason: string, finding: string): RequestInit =>
      json('PUT', { version, decisions: [{ finding, state, reason }] });
    const { transcript } = await ask<DocumentDetail>('openDocument', `/api/documents/${document.id}`);
    if (transcript === null) throw new Error('not read');
    const [finding] = examineTranscript(transcript).findings;
    const id = finding?.id ?? '';
    expect(await refused(path, decide(2, 'dismissed', ' ', id))).toMatchObject({ status: 400, code: 'reason-wanted' });
    expect(await refused(path, decide(2, 'confirmed', '', 'no such finding'))).toMatchObject({ code: 'no-finding' });
    expect(await ask('saveDecisions', path, decide(2, 'dismissed', '另有文件', id))).toMatchObject({
      version: 3,
      decisions: [{ finding: id, state: 'dismissed', reason: '另有文件' }],
    });
    expect(await ask('saveDecisions', path, decide(3, 'open', '', id))).toMatchObject({ version: 4, decisions: [] });
  });

  it('is scored by the policy that is chosen', async () => {
    const { document } = await handIn('办法.json');
    const path = `/api/documents/${document.id}/policy`;
    expect(await refused(path, json('PUT', { version: 2, policy: 'xx' }))).toMatchObject({ code: 'no-such-policy' });
    expect(await ask('savePolicy', path, json('PUT', { version: 2, policy: 'cn-2020-10' }))).toMatchObject({
      version: 3,
      policy: 'cn-2020-10',
    });
    expect(await ask('savePolicy', path, json('PUT', { version: 3, policy: null }))).toMatchObject({ policy: null });
  });

  it('is deleted with the version that is seen, and is gone then', async () => {
    const { document } = await handIn('删除.json');
    expect(await refused(`/api/documents/${document.id}?version=1`, { method: 'DELETE' })).toMatchObject({
      status: 409,
    });
    expect(await refused(`/api/documents/${document.id}`, { method: 'DELETE' })).toMatchObject({
      status: 400,
      code: 'request-invalid',
    });
    await ask('deleteDocument', `/api/documents/${document.id}?version=2`, { method: 'DELETE' });
    expect(await refused(`/api/documents/${document.id}`)).toMatchObject({ status: 404, code: 'no-document' });
  });
});

describe('a request', () => {
  it('that is wrong is answered with the place that is wrong', async () => {
    expect(await refused('/api/documents?limit=1000')).toMatchObject({ status: 400, place: 'querystring.limit' });
    expect(await refused('/api/texts', json('POST', { name: 'a' }))).toMatchObject({ code: 'request-invalid' });
    expect(await refused('/api/texts', json('POST', { name: 'a', text: 'b', more: 1 }))).toMatchObject({ status: 400 });
    expect(
      await refused('/api/texts', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }),
    ).toMatchObject({ status: 415, code: 'media-type' });
    expect(await refused('/api/texts', { ...json('POST', 1), body: '{' })).toMatchObject({
      status: 400,
      code: 'json-body',
    });
    expect(await refused('/api/texts', { ...json('POST', 1), body: '{"__proto__":{}}' })).toMatchObject({
      status: 400,
    });
    expect(await refused('/api/nothing')).toMatchObject({ status: 404, code: 'no-such-page' });
    expect(await refused('/api/documents/nothing')).toMatchObject({ status: 404, code: 'no-document' });
  });
});

/** How every picture of this kind begins. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);

describe('the tables of a source', () => {
  it('come with rows, columns and the places of their texts, as the reader had them', async () => {
    const html = `<p>绩效自评</p><table><tr><th colspan="2">项目名称</th><td>参保扩面</td></tr><tr><td>主管部门</td><td>医疗保障局</td><td>实施单位</td></tr></table>`;
    const { body } = await server.upload({ '自评.html': `<!doctype html><meta charset="utf-8"><body>${html}` });
    const [first] = (body as { documents: DocumentSummary[] }).documents;
    const sheets = await ask<SourceSheets>('documentSheets', `/api/documents/${first?.id}/sheets`);
    const { body: text } = await server.ask(`/api/documents/${first?.id}/text`);
    expect(sheets).toMatchObject({ format: 'html', next: null });
    const [, table] = sheets.blocks;
    if (table?.kind !== 'sheet') throw new Error('no table');
    const of = ({ row, column, colSpan, spans: [span] }: SourceCell): unknown[] => [
      row,
      column,
      colSpan,
      String(text).slice(...(span ?? [0, 0])),
    ];
    expect(table.cells.map(of)).toEqual([
      [0, 0, 2, '项目名称'],
      [0, 2, 1, '参保扩面'],
      [1, 0, 1, '主管部门'],
      [1, 1, 1, '医疗保障局'],
      [1, 2, 1, '实施单位'],
    ]);
    const after = await ask<SourceSheets>('documentSheets', `/api/documents/${first?.id}/sheets?from=${table.end}`);
    expect(after.blocks).toEqual([]);
  });

  it('and its text are not had of a file that cannot be read; the answer says why, and that asking again is no use', async () => {
    const files = { '图片.bin': new Uint8Array(400).map((_, at) => at % 9), '图.png': PNG };
    const { body } = await server.upload(files);
    await server.settled();
    const codes: unknown[] = [];
    for (const { id } of (body as { documents: DocumentSummary[] }).documents) {
      for (const part of ['sheets', 'text']) {
        const { status, code, message } = await refused(`/api/documents/${id}/${part}`);
        expect(message).not.toBe('');
        codes.push([status, code]);
      }
    }
    expect(codes).toEqual([
      [422, 'binary'],
      [422, 'binary'],
      [422, 'picture'],
      [422, 'picture'],
    ]);
  });

  it('are none where there is no such document, or a place that is none', async () => {
    expect((await refused('/api/documents/nothing/sheets')).status).toBe(404);
    expect((await refused('/api/documents/nothing/sheets?from=-1')).code).toBe('request-invalid');
  });
});
