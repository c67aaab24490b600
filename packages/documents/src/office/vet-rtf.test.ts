import { expect, it } from 'vitest';
import { DEEPEST_XML } from '../limits.js';
import { vetRtf } from './vet-rtf.js';

const rtf = (inside: string): Uint8Array => new TextEncoder().encode(`{\\rtf1 ${inside}}`);

it('refuses a text whose groups are open without end, which an office suite would keep in gigabytes', () => {
  expect(() => vetRtf(rtf('{'.repeat(DEEPEST_XML)))).toThrow('office-too-deep');
});

it('takes groups one behind the other, braces that are printed, and as many open as there may be', () => {
  const deep = DEEPEST_XML - 1;
  for (const inside of ['{a}'.repeat(5000), '\\{'.repeat(5000), '{'.repeat(deep) + '}'.repeat(deep)])
    expect(() => vetRtf(rtf(inside))).not.toThrow();
});

it('counts no braces of raw data, whose length stands before it', () => {
  for (const inside of [
    `{\\*\\bin5000 ${'{'.repeat(5000)}}`,
    `{\\bin5000${'{'.repeat(5000)}}`,
    `{\\bin99999999999999999999 ${'{'.repeat(5000)}`,
  ])
    expect(() => vetRtf(rtf(inside))).not.toThrow();
});

it('refuses what is open behind raw data, behind a word that only begins alike, and behind groups that were never opened', () => {
  const deep = '{'.repeat(DEEPEST_XML + 1);
  for (const inside of [`{\\*\\bin3 }}}}${deep}`, `\\bin ${deep}`, `\\binx5000 ${deep}`, `${'}'.repeat(5000)}${deep}`])
    expect(() => vetRtf(rtf(inside))).toThrow('office-too-deep');
});
