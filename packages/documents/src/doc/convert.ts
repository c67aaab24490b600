import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../problem.js';
import { runInGroup } from './run-in-group.js';

/** Longest that one file may take, seconds; it mostly takes one or two. */
const PATIENCE = 30;

const NAMES = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
const USUAL_FOLDERS = [
  '/usr/bin',
  '/usr/lib/libreoffice/program',
  '/opt/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS',
  'C:\\Program Files\\LibreOffice\\program',
];

/** Where the office suite of this machine may be. */
const folders = (): string[] => [...(process.env['PATH'] ?? '').split(delimiter), ...USUAL_FOLDERS];

/** Path of the LibreOffice of this machine; null where none is installed. @param among folders in which it is looked for */
export function findOffice(among: readonly string[] = folders()): string | null {
  for (const folder of among.filter((each) => each !== ''))
    for (const name of NAMES) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // The next place may have it.
      }
    }
  return null;
}

/** Endings of the formats that the office suite is asked for. */
export type OfficeFormat = 'docx' | 'xlsx' | 'pdf' | 'doc' | 'xls' | 'rtf' | 'odt' | 'ods';

/**
 * A document converted by the LibreOffice of this machine, in a folder and with a profile of its own that are deleted
 * afterwards; macros are not run, for its profile is new and trusts nobody.
 * @param from ending by which the office knows the format: doc, rtf, xlsx …
 * @param patience longest that it may take, seconds
 * @param office the program, null where there is none
 * @throws Refusal kind-needs-office where none is installed, office-broken where it cannot read the file, office-slow where not in time
 */
export async function convertWithOffice(
  bytes: Uint8Array,
  from: OfficeFormat,
  to: OfficeFormat,
  patience = PATIENCE,
  office = findOffice(),
): Promise<Uint8Array> {
  if (office === null) throw new Refusal('kind-needs-office', { kind: from, to });
  const folder = await mkdtemp(join(tmpdir(), 'kaocheng-'));
  try {
    const input = join(folder, `in.${from}`);
    await writeFile(input, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const out = join(folder, 'out');
    const what = ['--headless', '--norestore', '--convert-to', to, '--outdir', out, input];
    const ending = await runInGroup(office, [profile, ...what], patience, folder);
    if (ending === 'overdue') throw new Refusal('office-slow', { kind: from, seconds: String(patience) });
    if (ending === 'badly') throw new Refusal('office-broken', { part: from });
    return await readFile(join(out, `in.${to}`));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('office-broken', { part: from });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
