import type { NamedFile } from '../../server/send-file.js';

/** Files that a system lays into folders for itself. */
const OWN_OF_SYSTEMS = /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|~\$[^/]*)$|(?:^|\/)__MACOSX\//i;

/** Whether a file of a folder was put there by a person. */
export function isOfPeople(name: string): boolean {
  return !OWN_OF_SYSTEMS.test(name);
}

/** Files of an input; those of a folder carry their path in it as name. */
export function filesOf(list: Iterable<File>): NamedFile[] {
  const named = [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  return named.filter(({ name, file }) => !file.webkitRelativePath || isOfPeople(name));
}

/** What a drop gave: its files, and the paths of what the browser could not read. */
export interface Collected {
  readonly files: readonly NamedFile[];
  readonly unreadable: readonly string[];
}

/**
 * All that was dropped: files, and the files in folders at any depth. What cannot be read (gone meanwhile, no right to
 * it) is named beside the rest. Call it in the handler of the event itself: what was dropped is gone after it.
 */
export async function dropped(transfer: DataTransfer): Promise<Collected> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return { files: filesOf(transfer.files), unreadable: [] };
  const found: Found = { files: [], unreadable: [] };
  for (const entry of entries) if (entry !== null) await walk(entry, '', found);
  return found;
}

interface Found {
  readonly files: NamedFile[];
  readonly unreadable: string[];
}

async function walk(entry: FileSystemEntry, folder: string, found: Found): Promise<void> {
  const name = folder + entry.name;
  if (entry.isFile) {
    if (folder !== '' && !isOfPeople(name)) return;
    const file = await fileOf(entry as FileSystemFileEntry).catch(() => null);
    if (file === null) found.unreadable.push(name);
    else found.files.push({ name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives its entries in portions, the last of them empty.
  for (;;) {
    const portion = await portionOf(reader).catch(() => null);
    if (portion === null) found.unreadable.push(`${name}/`);
    if (portion === null || portion.length === 0) return;
    for (const inside of portion) await walk(inside, `${name}/`, found);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function portionOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
