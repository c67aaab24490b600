import { parseReport, type ReportCommand } from './reporting/parse.js';
import { screen } from './words.js';
import { parseWrite, type WriteCommand } from './write/parse.js';

export const CHECK_FORMATS = ['table', 'json', 'sarif'] as const;
export const READ_FORMATS = ['table', 'json'] as const;
export type Format = (typeof CHECK_FORMATS)[number];

/** Settings that stand on the command line go before those of the environment: KAOCHENG_PORT, KAOCHENG_DATA. */
interface Settings {
  readonly settings: Readonly<Record<string, string>>;
}

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'policies' }
  | ({ readonly name: 'serve' } & Settings)
  | ({ readonly name: 'migrate' } & Settings)
  | ({ readonly name: 'verify'; readonly heads: string | null } & Settings)
  | ({ readonly name: 'backup'; readonly file: string } & Settings)
  | ({ readonly name: 'restore'; readonly file: string; readonly replace: boolean } & Settings)
  | {
      readonly name: 'read' | 'check';
      readonly inputs: readonly string[];
      readonly format: Format;
      readonly policy: string | null;
      /** Further policies, by which the same forms are scored beside it. */
      readonly beside: readonly string[];
      readonly output: string | null;
    }
  | WriteCommand
  | ReportCommand
  | { readonly name: 'template-list' }
  | { readonly name: 'template-check'; readonly file: string }
  | { readonly name: 'wrong'; readonly sentence: string };

const wrong = (key: string, facts: Record<string, string> = {}): Command => ({
  name: 'wrong',
  sentence: screen(`usage.${key}`, facts),
});

/** Reads the arguments after the program's name. What cannot be understood comes back as one sentence. */
export function parseArguments(argv: readonly string[]): Command {
  const [name, ...rest] = argv;
  if (name === undefined || argv.includes('--help') || argv.includes('-h') || name === 'help') return { name: 'help' };
  if (argv.includes('--version') || name === '-v') return { name: 'version' };
  if (name === 'policies') return rest.length === 0 ? { name } : wrong('unknownOption', { value: rest[0] ?? '' });
  if (isService(name)) return parseService(name, rest);
  if (name === 'write' || name === 'convert') {
    const parsed = parseWrite(name, rest);
    return 'wrong' in parsed ? wrong(parsed.wrong, parsed.facts) : parsed;
  }
  if (name === 'report') {
    const parsed = parseReport(rest);
    return 'wrong' in parsed ? wrong(parsed.wrong, parsed.facts) : parsed;
  }
  if (name === 'template') return parseTemplate(rest);
  if (name !== 'read' && name !== 'check') return wrong('unknownCommand', { value: name });
  return parseWork(name, rest);
}

function parseTemplate([action, file, ...more]: readonly string[]): Command {
  if (action === 'list' && file === undefined) return { name: 'template-list' };
  if (action === 'check' && file !== undefined && more.length === 0) return { name: 'template-check', file };
  return wrong('template');
}

/** The commands that open the records. */
const SERVICES = ['serve', 'migrate', 'verify', 'backup', 'restore'] as const;
type Service = (typeof SERVICES)[number];

function isService(name: string): name is Service {
  return SERVICES.some((one) => one === name);
}

/** Options of the commands that open the records. */
const SERVICE_OPTIONS: Readonly<Record<string, string>> = { '--port': 'KAOCHENG_PORT', '--data': 'KAOCHENG_DATA' };

function parseService(name: Service, rest: readonly string[]): Command {
  const settings: Record<string, string> = {};
  const takesFile = name === 'backup' || name === 'restore';
  const files: string[] = [];
  let heads: string | null = null;
  let replace = false;
  for (let i = 0; i < rest.length; i += 1) {
    const part = rest[i] ?? '';
    if (part === '--replace' && name === 'restore') {
      replace = true;
      continue;
    }
    if (takesFile && !part.startsWith('-')) {
      files.push(part);
      continue;
    }
    const [, option = '', inline] = /^(--[a-z]+)(?:=(.*))?$/s.exec(part) ?? [];
    const setting = SERVICE_OPTIONS[option];
    if (setting === undefined && !(option === '--heads' && name === 'verify')) {
      return wrong('unknownOption', { value: part });
    }
    const value = inline ?? rest[++i];
    if (value === undefined || value === '') return wrong('missingValue', { option });
    if (setting === undefined) heads = value;
    else settings[setting] = value;
  }
  const [file] = files;
  if (takesFile && (file === undefined || files.length > 1)) return wrong('oneBackup');
  if (name === 'verify') return { name, settings, heads };
  if (name === 'backup') return { name, settings, file: file ?? '' };
  if (name === 'restore') return { name, settings, file: file ?? '', replace };
  return { name, settings };
}

/** The ids of a list parted by commas, half or full width. */
function idsOf(list: string | undefined): string[] {
  const ids = (list ?? '').split(/[,，]/u).map((id) => id.trim());
  return ids.filter((id) => id !== '');
}

function parseWork(name: 'read' | 'check', rest: readonly string[]): Command {
  const inputs: string[] = [];
  const values = new Map<string, string>();
  const asked: string[] = [];
  let json = false;
  for (let i = 0; i < rest.length; i += 1) {
    const part = rest[i] ?? '';
    const [, option = '', inline] = /^(--[a-z]+)(?:=(.*))?$/s.exec(part) ?? [];
    if (part === '--') {
      inputs.push(...rest.slice(i + 1));
      break;
    }
    if (part === '--json') json = true;
    else if (option === '--output' || option === '--format' || (option === '--policy' && name === 'check')) {
      const value = inline ?? rest[++i];
      const ids = option === '--policy' ? idsOf(value) : null;
      if (value === undefined || value === '' || ids?.length === 0) return wrong('missingValue', { option });
      if (ids === null) values.set(option, value);
      else asked.push(...ids);
    } else if (part.startsWith('-') && part !== '-') return wrong('unknownOption', { value: part });
    else inputs.push(part);
  }
  if (inputs.length === 0) return wrong('noFile');
  const allowed: readonly Format[] = name === 'check' ? CHECK_FORMATS : READ_FORMATS;
  const named = values.get('--format') ?? (json ? 'json' : 'table');
  if (json && named !== 'json') return wrong('twoFormats', { value: named });
  const format = allowed.find((one) => one === named);
  if (format === undefined) return wrong('unknownFormat', { value: named, allowed: allowed.join(' ') });
  const [policy = null, ...beside] = new Set(asked);
  if (format === 'sarif' && beside.length > 0) return wrong('onePolicy');
  return { name, inputs, format, policy, beside, output: values.get('--output') ?? null };
}
