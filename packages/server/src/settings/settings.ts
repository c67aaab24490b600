import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a server is started with. Limits are whole numbers; sizes in bytes, times in milliseconds. */
export interface Settings {
  /** Loopback only, as long as there are no accounts. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path of the folder that holds the embedded database, its lock and the log. */
  readonly data: string;
  /** Code of the office that owns the records; fixed with the first start. */
  readonly region: string;
  /** PostgreSQL to use; null: the embedded one in `data`. */
  readonly databaseUrl: string | null;
  /** File for the log, one JSON object a line; `-` for standard error. */
  readonly log: string;
  readonly logLevel: string;
  /** Absolute path of the folder with a site's own fonts, for pdf; null: those that come with the program. */
  readonly fonts: string | null;
  readonly limits: Limits;
}

export interface Limits {
  /** Bytes of one uploaded file. */
  readonly fileBytes: number;
  /** Files of one upload. */
  readonly files: number;
  /** Documents that may wait to be read. */
  readonly waiting: number;
  /** Requests a minute from one address, and those of them that write. */
  readonly requests: number;
  readonly writes: number;
  /** Processes that read documents. */
  readonly readers: number;
  /** Time and heap that reading one document may take. */
  readonly readTime: number;
  readonly readMemory: number;
  /** Bytes of the archives of written files together, and of those of one job. */
  readonly outputBytes: number;
  /** Days that an archive is kept. */
  readonly outputDays: number;
}

/** What is wrong with a setting: a code of words/problems.yaml and its facts. */
export interface SettingFault {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A whole number, multiplied by `unit`. */
interface NumberSetting {
  readonly least: number;
  readonly most: number;
  readonly unit: number;
  readonly standard: number;
}

const NUMBERS = {
  KAOCHENG_PORT: { least: 0, most: 65_535, unit: 1, standard: 3000 },
  KAOCHENG_FILE_MB: { least: 1, most: 32, unit: 1024 * 1024, standard: 20 },
  KAOCHENG_FILES: { least: 1, most: 5000, unit: 1, standard: 500 },
  KAOCHENG_WAITING: { least: 1, most: 1_000_000, unit: 1, standard: 20_000 },
  KAOCHENG_REQUESTS_A_MINUTE: { least: 10, most: 10_000_000, unit: 1, standard: 6000 },
  KAOCHENG_WRITES_A_MINUTE: { least: 10, most: 10_000_000, unit: 1, standard: 1200 },
  KAOCHENG_READERS: { least: 1, most: 64, unit: 1, standard: 2 },
  KAOCHENG_READ_SECONDS: { least: 1, most: 3600, unit: 1000, standard: 60 },
  KAOCHENG_READ_MB: { least: 64, most: 16_384, unit: 1024 * 1024, standard: 512 },
  KAOCHENG_OUTPUT_MB: { least: 1, most: 3800, unit: 1024 * 1024, standard: 2048 },
  KAOCHENG_OUTPUT_DAYS: { least: 1, most: 3650, unit: 1, standard: 7 },
} as const satisfies Record<string, NumberSetting>;

const TEXTS = [
  'KAOCHENG_HOST',
  'KAOCHENG_DATA',
  'KAOCHENG_REGION',
  'DATABASE_URL',
  'KAOCHENG_LOG',
  'KAOCHENG_LOG_LEVEL',
  'KAOCHENG_FONTS',
] as const;

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** The names of all settings, as they stand in the environment and in the file. */
export const SETTING_NAMES: readonly string[] = [...Object.keys(NUMBERS), ...TEXTS];

/**
 * Reads the settings of the environment over those of the file (the same names as keys). A blank value is none.
 * @param folder against which a relative folder of data or of fonts stands
 * @param standardData the data folder where none is named
 * @returns the settings, or every fault at once
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, unknown>>,
  folder: string,
  standardData: string,
): { readonly settings: Settings } | { readonly faults: readonly SettingFault[] } {
  const faults: SettingFault[] = [];
  const fault = (code: string, name: string, value: string, facts: Record<string, string> = {}): void => {
    faults.push({ code, facts: { name, value, ...facts } });
  };
  for (const key of Object.keys(file)) {
    if (!SETTING_NAMES.includes(key)) fault('setting-unknown', key, '', { names: SETTING_NAMES.join(' ') });
  }
  const given = (name: string): string | null => {
    const value = environment[name]?.trim() || file[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    fault('setting-kind', name, JSON.stringify(value));
    return null;
  };
  const number = (name: keyof typeof NUMBERS): number => {
    const { least, most, unit, standard } = NUMBERS[name];
    const value = given(name) ?? String(standard);
    const whole = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (whole >= least && whole <= most) return whole * unit;
    fault('setting-number', name, value, { least: String(least), most: String(most) });
    return standard * unit;
  };
  const matching = (name: string, standard: string, fits: (value: string) => boolean, code: string): string => {
    const value = given(name) ?? standard;
    if (!fits(value)) fault(code, name, value, { levels: LEVELS.join(' ') });
    return value;
  };
  const host = matching('KAOCHENG_HOST', '127.0.0.1', (value) => LOOPBACK.includes(value), 'setting-host');
  const data = given('KAOCHENG_DATA') ?? standardData;
  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl !== null && !isDatabaseUrl(databaseUrl)) fault('setting-database', 'DATABASE_URL', '');
  const named = given('KAOCHENG_FONTS');
  const fonts = named === null ? null : resolve(folder, named);
  if (fonts !== null && !statSync(fonts, { throwIfNoEntry: false })?.isDirectory()) {
    faults.push({ code: 'fonts-missing', facts: { folder: fonts } });
  }
  const settings: Settings = {
    host,
    port: number('KAOCHENG_PORT'),
    data: resolve(folder, data),
    region: matching('KAOCHENG_REGION', '000000', (value) => /^\d{6}(?:\d{3}){0,2}$/.test(value), 'setting-region'),
    databaseUrl,
    log: given('KAOCHENG_LOG') ?? 'kaocheng.log',
    logLevel: matching('KAOCHENG_LOG_LEVEL', 'info', (value) => LEVELS.includes(value), 'setting-level'),
    fonts,
    limits: {
      fileBytes: number('KAOCHENG_FILE_MB'),
      files: number('KAOCHENG_FILES'),
      waiting: number('KAOCHENG_WAITING'),
      requests: number('KAOCHENG_REQUESTS_A_MINUTE'),
      writes: number('KAOCHENG_WRITES_A_MINUTE'),
      readers: number('KAOCHENG_READERS'),
      readTime: number('KAOCHENG_READ_SECONDS'),
      readMemory: number('KAOCHENG_READ_MB'),
      outputBytes: number('KAOCHENG_OUTPUT_MB'),
      outputDays: number('KAOCHENG_OUTPUT_DAYS'),
    },
  };
  return faults.length === 0 ? { settings } : { faults };
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname } = new URL(value);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1;
}
