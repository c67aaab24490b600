import { extname } from 'node:path';
import { WRITTEN, type Written } from '@kaocheng/documents/write/containers';

/** What is to be written. */
export interface WriteCommand {
  readonly name: 'write' | 'convert';
  readonly inputs: readonly string[];
  /** Id of a template; null: the one that fits each form. */
  readonly template: string | null;
  readonly format: Written;
  /** File or folder; null: beside each input. */
  readonly output: string | null;
  readonly year: string | null;
  /** True where what an earlier run wrote is to be left as it is. */
  readonly isContinued: boolean;
}

export type Parsed = WriteCommand | { readonly wrong: string; readonly facts: Record<string, string> };

const OPTIONS = new Set(['--template', '--format', '--output', '--year']);

const formatOf = (name: string | null): Written | null => WRITTEN.find((one) => one === name) ?? null;

/**
 * Arguments of `write DATA… --template T --format F [--output OUT]` and `convert IN… OUT`. Without data, `write` gives the
 * empty form of its template. What cannot be understood names a sentence of words/screen.yaml.
 */
export function parseWrite(name: 'write' | 'convert', rest: readonly string[]): Parsed {
  const values = new Map<string, string>();
  const inputs: string[] = [];
  let isContinued = false;
  for (let i = 0; i < rest.length; i += 1) {
    const part = rest[i] ?? '';
    const [, option = '', inline] = /^(--[a-z]+)(?:=(.*))?$/s.exec(part) ?? [];
    if (part === '--continue') isContinued = true;
    else if (part.startsWith('-') && part !== '-') {
      if (!OPTIONS.has(option)) return { wrong: 'unknownOption', facts: { value: part } };
      const value = inline ?? rest[++i];
      if (value === undefined || value === '') return { wrong: 'missingValue', facts: { option } };
      values.set(option, value);
    } else inputs.push(part);
  }
  const template = values.get('--template') ?? null;
  let output = values.get('--output') ?? null;
  const last = inputs.at(-1);
  if (name === 'convert' && output === null && inputs.length > 1 && last !== undefined) {
    const ending = extname(last).slice(1).toLowerCase();
    const asked = values.get('--format') ?? ending;
    // Where a format is asked for, a file of another is one more input: `convert *.docx --format pdf` writes over none.
    if (ending === '' || ending === asked) output = inputs.pop() ?? null;
  }
  if (inputs.length === 0 && (name === 'convert' || template === null)) return { wrong: 'noFile', facts: {} };
  const asked = values.get('--format') ?? (output === null ? '' : extname(output).slice(1).toLowerCase());
  const format = formatOf(asked);
  if (format === null && asked === '') return { wrong: 'noFormat', facts: { allowed: WRITTEN.join(' ') } };
  if (format === null) return { wrong: 'unknownFormat', facts: { value: asked, allowed: WRITTEN.join(' ') } };
  const year = values.get('--year') ?? null;
  if (year !== null && !/^(?:19|20)\d\d$/.test(year)) return { wrong: 'wrongYear', facts: { value: year } };
  return { name, inputs, template, format, output, year, isContinued };
}
