import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Checked, examineBytes } from '@kaocheng/cli/examine';
import { blankTranscript } from '@kaocheng/core/model/keys';

/** Reads and checks a file as the command line does; `without` drops what forms/ holds for that province. */
export function examineFile(path: string, without: string | null): Promise<Checked> {
  return examineAs(readFileSync(path), basename(path), without);
}

/** The same for bytes. Throws where they could not be read: a measure has no use for less. */
export async function examineAs(bytes: Uint8Array, name: string, without: string | null): Promise<Checked> {
  const [examined] = await examineBytes(bytes, name, name, {
    check: true,
    policy: null,
    ...(without !== null && { without }),
  });
  if (examined?.kind === 'checked') return examined;
  const { code, facts } = examined?.kind === 'unread' ? examined : { code: 'nothing', facts: {} };
  if (code === 'no-form')
    return { kind: 'checked', name, transcript: blankTranscript(''), scorecards: [], findings: [], beside: [] };
  throw new Error(`${name}: ${code} ${JSON.stringify(facts)}`);
}
