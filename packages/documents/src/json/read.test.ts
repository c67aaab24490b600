import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read.js';

const FORM = {
  kind: 'project',
  name: '参保扩面',
  funds: { total: { initial: '10', annual: '10', executed: '9.50', rate: '95%' }, own: null },
  indicators: [{ level1: '产出指标', name: '参保人数', target: '≥100人', actual: '98人', weight: '10', score: '9.80' }],
  total: { score: '98' },
};

describe('transcripts as JSON', () => {
  it('takes a transcript, a wrapped one, a list, a bare list of forms, and one object a line', () => {
    const document = { source: 'a.txt', forms: [FORM] };
    const texts = [
      JSON.stringify(document),
      JSON.stringify({ source: 'a.txt', transcript: document, findings: [] }),
      JSON.stringify([document]),
      JSON.stringify([FORM]),
    ];
    for (const text of texts) {
      const read = readJson(text, 'b.json');
      expect(read).toMatchObject([{ forms: [{ name: '参保扩面', order: 1, funds: { total: { executed: '9.50' } } }] }]);
    }
    expect(readJson(`${texts[0]}\n${texts[1]}\n`, 'b.json')).toHaveLength(2);
    expect(readJson(texts[3] ?? '', 'b.json')).toMatchObject([{ source: 'b.json' }]);
  });

  it('fills keys that are absent with null and keeps prints as they are', () => {
    expect(readJson(JSON.stringify([FORM]), '')).toMatchObject([
      { forms: [{ goals: null, contact: { phone: null }, attachments: [], total: { score: '98', weight: null } }] },
    ]);
  });

  it('keeps where cells were read, and the options of a choice that is not ticked', () => {
    const cells = { 'extra.项目属性': { spans: [[3, 9]], menu: '新增□ 延续□', confidence: 0.98 } };
    const form = { ...FORM, extra: { 项目属性: null }, cells };
    expect(readJson(JSON.stringify([form]), '')).toMatchObject([{ forms: [{ cells }] }]);
  });

  it('refuses a number, because its print is lost, and names the place', () => {
    const form = { ...FORM, indicators: [{ name: 'a', target: '1', weight: 0.6 }] };
    expect(readJson(JSON.stringify([form]), '')).toEqual({
      code: 'json-value',
      facts: { path: 'forms[1].indicators[1].weight', found: '0.6' },
    });
    expect(readJson('{"forms": [{"kind": "poem"}]}', '')).toMatchObject({ facts: { path: 'forms[1].kind' } });
  });

  it('names the line of broken JSON, and JSON that is no transcript', () => {
    expect(readJson('{\n"forms": [\n}', '')).toEqual({ code: 'json-broken', facts: { line: '3' } });
    expect(readJson('{"a": 1}', '')).toEqual({ code: 'json-not-transcript', facts: {} });
    expect(readJson('[]', '')).toEqual({ code: 'json-not-transcript', facts: {} });
  });

  it('never throws on any JSON', () => {
    const anyForm = fc.record({
      kind: fc.constantFrom('project', 'summary', 'account'),
      rows: fc.jsonValue(),
      funds: fc.jsonValue(),
    });
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ forms: fc.array(fc.oneof(anyForm, fc.jsonValue())) })),
        (value) => {
          const read = readJson(JSON.stringify(value), 'x');
          if ('code' in read) expect(read.code).toMatch(/^json-/);
          else expect(read.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
