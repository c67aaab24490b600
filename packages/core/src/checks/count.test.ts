import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../model/finding.js';
import { countsOf } from './count.js';

const finding = (severity: Severity, ...hangs: Finding[]): Finding => ({
  id: 'X',
  form: 1,
  rule: 'sum',
  code: 'A1',
  severity,
  where: [],
  quote: [],
  printed: null,
  expected: null,
  facts: {},
  citation: null,
  source: [],
  hangs,
  weight: 1,
});

describe('countsOf', () => {
  it('counts a slip once, however much hangs on it', () => {
    const slip = finding('error', finding('error'), finding('warning', finding('info')));
    expect(countsOf([slip, finding('info')])).toEqual({ errors: 1, warnings: 0, infos: 1 });
  });

  it('counts an error that hangs on something milder', () => {
    const rows = finding('warning', finding('error'), finding('error', finding('error')), finding('warning'));
    expect(countsOf([rows])).toEqual({ errors: 2, warnings: 1, infos: 0 });
  });
});
