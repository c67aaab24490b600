import { describe, expect, it } from 'vitest';
import { DASH, figure, share } from './money.js';

describe('printed money', () => {
  it('is a figure with or without thousands signs, below zero too', () => {
    expect(['12', '1,250.50', '-3', '−3.5', '0'].map(figure)).toEqual([12, 1250.5, -3, -3.5, 0]);
    expect(['', '12%', '3万', '1.2.3', '—'].map(figure)).toEqual([null, null, null, null, null]);
  });

  it('is a share in percent or as a ratio', () => {
    expect(['95.8%', '0.5', '1', '100%'].map(share)).toEqual([0.958, 0.5, 1, 1]);
    expect(['75', '-0.1', '%', '高'].map(share)).toEqual([null, null, null, null]);
  });

  it('is a dash in any print', () => {
    expect(['-', '—', '——', '/', '\\', '―'].every((text) => DASH.test(text))).toBe(true);
    expect(['', '0', '-3', '无'].some((text) => DASH.test(text))).toBe(false);
  });
});
