import { expect, test } from 'vitest';
import { dropped, filesOf, isOfPeople } from './collect.js';

const fileEntry = (name: string) => ({
  name,
  isFile: true,
  file: (give: (file: File) => void) => give(new File(['x'], name)),
});

/** A folder whose reader gives at most two entries at a time, as browsers give at most a hundred. */
const folderEntry = (name: string, inside: readonly object[]) => ({
  name,
  isFile: false,
  createReader: () => {
    let at = 0;
    return {
      readEntries: (give: (entries: readonly object[]) => void) => {
        give(inside.slice(at, at + 2));
        at += 2;
      },
    };
  },
});

function transferOf(entries: readonly object[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return Object.assign(Object.create(null), { items, files: [] });
}

test('Files in folders at any depth are found, each named by its path', async () => {
  const tree = folderEntry('2023', [
    fileEntry('甲.txt'),
    fileEntry('.DS_Store'),
    folderEntry('县', [fileEntry('乙.docx'), fileEntry('丙.xlsx'), fileEntry('丁.pdf')]),
  ]);
  const found = await dropped(transferOf([tree, fileEntry('戊.txt')]));
  expect(found.unreadable).toEqual([]);
  expect(found.files.map(({ name }) => name)).toEqual([
    '2023/甲.txt',
    '2023/县/乙.docx',
    '2023/县/丙.xlsx',
    '2023/县/丁.pdf',
    '戊.txt',
  ]);
});

test('What cannot be read is named, and the rest of the folder comes in', async () => {
  const refuse = (_: unknown, fail: (error: Error) => void) => fail(new Error('NotReadableError'));
  const tree = folderEntry('2023', [
    { name: '锁.docx', isFile: true, file: refuse },
    { name: '禁', isFile: false, createReader: () => ({ readEntries: refuse }) },
    fileEntry('甲.txt'),
  ]);
  const found = await dropped(transferOf([tree, fileEntry('乙.txt')]));
  expect(found.files.map(({ name }) => name)).toEqual(['2023/甲.txt', '乙.txt']);
  expect(found.unreadable).toEqual(['2023/锁.docx', '2023/禁/']);
});

test('What systems lay into folders is passed over', () => {
  const names = ['a/Thumbs.db', 'a/.git', '__MACOSX/a.txt', 'a/~$表.docx', 'desktop.ini'];
  expect(names.filter(isOfPeople)).toEqual([]);
  expect(isOfPeople('县/2023.自评表.txt')).toBe(true);
});

test('A single file is taken whatever its name', () => {
  expect(filesOf([new File(['x'], '.env')]).map(({ name }) => name)).toEqual(['.env']);
});
