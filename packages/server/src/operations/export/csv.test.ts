import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, isFormula } from './csv.js';

/** A strict reader of one CSV line. */
function cells(line: string): string[] {
  const found: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/y;
  for (let end = ''; end !== '\r\n'; ) {
    const [whole, quoted, plain = '', separator = ''] = cell.exec(line) ?? [];
    if (whole === undefined) throw new Error(`no CSV: ${JSON.stringify(line)}`);
    found.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    end = separator;
  }
  return found;
}

describe('CSV', () => {
  it('keeps numbers and text as they are, and blanks blank', () => {
    expect(csvLine(['表1', 3, null, '9.50', '-3.5', '98.75%'])).toBe('表1,3,,9.50,-3.5,98.75%\r\n');
    expect(csvLine(['a,b', 'say "yes"', 'two\nlines'])).toBe('"a,b","say ""yes""","two\nlines"\r\n');
  });

  it('escapes what a spreadsheet takes for a formula, however it is written', () => {
    for (const formula of [
      '=1+1',
      '+cmd|x',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1+1',
      '＋1',
      '－1－1',
      '＠x',
      ' =1',
      '　=1',
      '-',
    ]) {
      expect(isFormula(formula)).toBe(true);
      expect(cells(csvLine([formula]))).toEqual([`'${formula}`]);
    }
    for (const plain of ['-3', '+3.5%', '≥95%', '无', '']) expect(isFormula(plain)).toBe(false);
  });

  it('gives back every text, and none that begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        const read = cells(csvLine(texts));
        expect(read.map((text, i) => (isFormula(texts[i] ?? '') ? text.slice(1) : text))).toEqual(texts);
        for (const text of read) expect(isFormula(text)).toBe(false);
      }),
    );
  });
});
