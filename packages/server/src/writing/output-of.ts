import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import { words } from '@kaocheng/core/generated/words';
import type { OpenedDocument } from '@kaocheng/store/records/open';
import type { ProblemFacts } from '@kaocheng/store/records/record';
import type { OutputTask, WrittenOutput } from './output-task.js';

/** What every file of a server is written with. */
export interface OutputSettings {
  /** Of the program; stands at the foot of each page. */
  readonly version: string;
  /** Folder with a site's own fonts. */
  readonly fonts: string | null;
}

/** The task of writing an opened document; null where nothing has been read of it. */
export function outputTask(
  opened: OpenedDocument,
  wish: { readonly what: OutputWhat; readonly format: OutputFormat; readonly date: string; readonly patient: boolean },
  { version, fonts }: OutputSettings,
): OutputTask | null {
  const { document, transcript, corrections, decisions } = opened;
  if (transcript === null) return null;
  return {
    kind: 'write',
    ...wish,
    transcript,
    corrections: corrections.map(({ form, path, value }) => ({ form, path, value })),
    policy: document.policy,
    dismissed: decisions.filter(({ state, lapsed }) => state === 'dismissed' && !lapsed).map(({ finding }) => finding),
    version,
    fonts,
    record: { document: document.id, version: document.version },
  };
}

/** Most characters that a note names one by one. */
const MOST_NAMED = 5;

/** What could not be written of a document, or not be shown in it; null where all was. */
export function noteOf({ left, outside, missing }: WrittenOutput): ProblemFacts | null {
  if (left + outside + missing.length === 0) return null;
  const glyphs = missing
    .slice(0, MOST_NAMED)
    .map(({ code, text }) => words.outputs.glyph.replace('{code}', code).replace('{text}', () => text));
  const facts = { left: String(left), outside: String(outside) };
  if (missing.length === 0) return { code: partOf(left, outside), facts };
  const code = left + outside === 0 ? 'output-glyphs' : `${partOf(left, outside)}-glyphs`;
  return {
    code,
    facts: { ...facts, missing: String(missing.length), glyphs: glyphs.join(words.outputs.glyphJoin) },
  };
}

const partOf = (left: number, outside: number): string =>
  outside === 0 ? 'output-forms-left' : left === 0 ? 'output-values-outside' : 'output-partly';

/** The day, YYYY-MM-DD, as it is where the server stands. */
export function dayOf(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
