import { readSettings, type SettingFault } from '@kaocheng/server/settings/settings';

/** What reading one input may cost. */
export interface Limits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of memory for what the reader makes. */
  readonly memory: number;
}

const NAMES = ['KAOCHENG_READ_SECONDS', 'KAOCHENG_READ_MB'];

/** The limits of one input by the settings that the server has too, or what is wrong with a setting. */
export function readLimits(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly limits: Limits } | { readonly faults: readonly SettingFault[] } {
  const own = Object.fromEntries(NAMES.map((name) => [name, environment[name]]));
  const read = readSettings(own, {}, '/', '/');
  if ('faults' in read) return read;
  const { readTime, readMemory } = read.settings.limits;
  return { limits: { time: readTime, memory: readMemory } };
}
