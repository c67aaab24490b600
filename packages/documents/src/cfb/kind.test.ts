import { CFB } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { compoundKind } from './kind.js';

/** A compound file with the streams, as an office program writes one. */
function compound(...streams: readonly string[]): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const name of streams) CFB.utils.cfb_add(file, `/${name}`, new Uint8Array(5000));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

it('knows .doc and .wps, .xls and .et, and packages locked by a password by their streams', () => {
  expect(compoundKind(compound('1Table', 'WordDocument'))).toBe('doc');
  expect(compoundKind(compound('Workbook'))).toBe('xls');
  expect(compoundKind(compound('Book'))).toBe('xls');
  expect(compoundKind(compound('EncryptionInfo', 'EncryptedPackage'))).toBe('encrypted');
  expect(compoundKind(compound('PowerPoint Document'))).toBe('ppt');
  expect(compoundKind(compound('WPS'))).toBe('unknown');
});

it('is whole where the directory is long, and never throws where the file is cut off', () => {
  const many = compound(...Array.from({ length: 60 }, (_, at) => `stream ${at}`), 'WordDocument');
  expect(compoundKind(many)).toBe('doc');
  for (let at = 0; at < many.length; at += 997) expect(typeof compoundKind(many.subarray(0, at))).toBe('string');
});
