import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings, type SettingFault, type Settings } from './settings.js';

/** Folder in which the packages of Kaocheng lie: the checkout, or the installation. */
export const home = fileURLToPath(new URL('../../../../', import.meta.url));

/** Name of the file with settings, looked for in the folder in which Kaocheng is started. */
const FILE = 'kaocheng.config.json';

/**
 * The settings of the environment and of kaocheng.config.json (or the file that KAOCHENG_CONFIG names) in `folder`.
 * Without KAOCHENG_DATA the data lies in `data` beside the packages.
 */
export function loadSettings(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): { readonly settings: Settings } | { readonly faults: readonly SettingFault[] } {
  const named = environment.KAOCHENG_CONFIG;
  const path = named ? resolve(folder, named) : join(folder, FILE);
  if (!named && !existsSync(path)) return readSettings(environment, {}, folder, join(home, 'data'));
  const file = readFile(path);
  if ('code' in file) return { faults: [file] };
  return readSettings(environment, file.content, folder, join(home, 'data'));
}

function readFile(path: string): { readonly content: Record<string, unknown> } | SettingFault {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { content: { ...content } };
    return { code: 'setting-file', facts: { file: path, reason: typeof content } };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { code: 'setting-file', facts: { file: path, reason } };
  }
}
