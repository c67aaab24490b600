import type { SourceSheets } from '@kaocheng/contracts/source-sheets';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { rangesOf } from './ranges.js';
import { gravest, marksOfSource } from './source-marks.js';
import { cellAfter, spotAt, spotsOf } from './spots.js';

const transcript: Transcript = JSON.parse(`{
  "source": "a.pdf", "province": null, "place": null, "department": null, "year": null, "reports": [],
  "forms": [{ "order": 1, "kind": "project", "title": null, "start": 10, "end": 60,
    "cells": {
      "name": { "spans": [[15, 20]], "confidence": 1 },
      "indicators.0.level1": { "spans": [[30, 34]], "confidence": 1 },
      "indicators.1.level1": { "spans": [[30, 34]], "confidence": 1 }
    } }],
  "unread": [{ "text": "盖章", "start": 40, "end": 42 }]
}`);

const sheets: SourceSheets = {
  format: 'pdf',
  next: null,
  blocks: [
    { kind: 'text', start: 0, end: 10, lines: [{ start: 0, end: 9, page: 1, box: [10, 10, 90, 20] }] },
    {
      kind: 'sheet',
      index: 0,
      rows: 2,
      columns: 2,
      start: 10,
      end: 60,
      cells: [
        { row: 0, column: 0, rowSpan: 1, colSpan: 1, spans: [[10, 14]], page: 1, box: [0, 30, 50, 50] },
        { row: 0, column: 1, rowSpan: 1, colSpan: 1, spans: [[15, 20]], page: 1, box: [50, 30, 90, 50] },
        {
          row: 1,
          column: 0,
          rowSpan: 1,
          colSpan: 1,
          spans: [[30, 34]],
          page: 1,
          box: [0, 50, 50, 90],
          goesOn: [{ page: 2, box: [0, 10, 50, 50] }],
        },
        { row: 1, column: 1, rowSpan: 1, colSpan: 1, spans: [[40, 42]], page: 2, box: [50, 10, 90, 50] },
      ],
    },
  ],
};

const spots = spotsOf(sheets, rangesOf(transcript));

test('Every cell and printed line of a source says what was read there, by page', () => {
  expect(spots.all.map(({ cells, isUnread }) => [cells.map(({ path }) => path), isUnread])).toEqual([
    [[], false],
    [[], false],
    [['name'], false],
    [['indicators.0.level1', 'indicators.1.level1'], false],
    [[], true],
  ]);
  expect([...spots.byPage].map(([page, list]) => [page, list.length])).toEqual([
    [1, 4],
    [2, 2],
  ]);
});

test('Spans lead to the first spot that they touch; those outside of all lead to none', () => {
  expect(spotAt(spots, [[31, 33]])?.start).toBe(30);
  expect(
    spotAt(spots, [
      [90, 99],
      [2, 4],
    ])?.start,
  ).toBe(0);
  expect(spotAt(spots, [[90, 99]])).toBeNull();
});

test('A label that stands for several rows leads from one to the next, and begins anew', () => {
  const label = spotAt(spots, [[30, 34]]);
  if (label === null) throw new Error('no label');
  const [first, second] = label.cells;
  expect(cellAfter(label, null)).toEqual(first);
  expect(cellAfter(label, first ?? null)).toEqual(second);
  expect(cellAfter(label, second ?? null)).toEqual(first);
});

test('A spot is marked by the gravest finding that speaks of it, and by none that was dismissed', () => {
  const finding = (id: string, severity: Finding['severity'], spans: Finding['source']): Finding => ({
    id,
    form: 1,
    rule: 'sum',
    code: 'A1',
    severity,
    where: ['name'],
    quote: [],
    printed: null,
    expected: null,
    facts: {},
    citation: null,
    source: spans,
    hangs: [],
    weight: 1,
  });
  const findings = [
    finding('a', 'warning', [{ path: 'text', spans: [[3, 6]] }]),
    finding('b', 'error', [{ path: 'text', spans: [[5, 12]] }]),
    finding('c', 'info', []),
  ];
  const severityAt = (at: number, dismissed: readonly string[] = []): string | null => {
    const decisions = new Map(
      dismissed.map((id) => [id, { finding: id, state: 'dismissed' as const, reason: '', by: '', at: '' }]),
    );
    const marks = marksOfSource(transcript, findings, decisions);
    return gravest(marks, spots.all[at]?.spans ?? [])?.severity ?? null;
  };
  expect([0, 1, 2, 3].map((at) => severityAt(at))).toEqual(['error', 'error', 'info', null]);
  expect(severityAt(0, ['b'])).toBe('warning');
  expect(severityAt(0, ['a', 'b'])).toBeNull();
});
