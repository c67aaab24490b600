import { extname } from 'node:path';
import { WRITTEN, type Written } from '@kaocheng/documents/write/containers';

/** Which report of which documents is to be written. */
export interface ReportCommand {
  readonly name: 'report';
  readonly inputs: readonly string[];
  /** 审核意见反馈单 instead of the report. */
  readonly feedback: boolean;
  readonly format: Written;
  /** Id of a policy, or null: chosen form by form. */
  readonly policy: string | null;
  /** File or folder; null: beside each input. */
  readonly output: string | null;
  /** True where what an earlier run wrote is to be left as it is. */
  readonly isContinued: boolean;
}

export type Parsed = ReportCommand | { readonly wrong: string; readonly facts: Record<string, string> };

const OPTIONS = new Set(['--format', '--output', '--policy']);

/**
 * Arguments of `report FILE… [--feedback] [--format F] [--output OUT] [--policy P] [--continue]`; the format is pdf where neither it nor
 * an output file says another. What cannot be understood names a sentence of words/screen.yaml.
 */
export function parseReport(rest: readonly string[]): Parsed {
  const values = new Map<string, string>();
  const inputs: string[] = [];
  let feedback = false;
  let isContinued = false;
  for (let i = 0; i < rest.length; i += 1) {
    const part = rest[i] ?? '';
    const [, option = '', inline] = /^(--[a-z]+)(?:=(.*))?$/s.exec(part) ?? [];
    if (part === '--feedback') feedback = true;
    else if (part === '--continue') isContinued = true;
    else if (part.startsWith('-') && part !== '-') {
      if (!OPTIONS.has(option)) return { wrong: 'unknownOption', facts: { value: part } };
      const value = inline ?? rest[++i];
      if (value === undefined || value === '') return { wrong: 'missingValue', facts: { option } };
      values.set(option, value);
    } else inputs.push(part);
  }
  if (inputs.length === 0) return { wrong: 'noFile', facts: {} };
  const output = values.get('--output') ?? null;
  const asked = values.get('--format') ?? (output === null ? '' : extname(output).slice(1).toLowerCase());
  const format = asked === '' ? 'pdf' : WRITTEN.find((one) => one === asked);
  if (format === undefined) return { wrong: 'unknownFormat', facts: { value: asked, allowed: WRITTEN.join(' ') } };
  return { name: 'report', inputs, feedback, format, policy: values.get('--policy') ?? null, output, isContinued };
}
