import { examineBytes } from '@kaocheng/cli/examine';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Form, ProjectForm, Transcript } from '@kaocheng/core/model/transcript';
import { gridOf, printedOf } from './grid.js';
import { LAYOUTS } from './layouts.js';
import { Random } from './random.js';

/** One form laid out anew, with the transcript that must come back. */
export interface Laid {
  readonly layout: string;
  readonly text: string;
  readonly expected: Transcript;
  readonly got: Transcript;
}

/** The project forms of a transcript that have anything to lay out. */
export function layable(transcript: Transcript): ProjectForm[] {
  return transcript.forms.filter((form) => form.kind === 'project').filter((form) => form.indicators.length > 0);
}

/** A transcript that holds nothing but some forms. */
export const empty = (forms: readonly Form[]): Transcript => ({ ...blankTranscript('generated'), forms: [...forms] });

/** Lays a form out in every layout (seeded) and reads each text back as the command line would. */
export async function readBack(form: ProjectForm, seed: number): Promise<Laid[]> {
  const all: Laid[] = [];
  for (const [i, [layout, lay]] of Object.entries(LAYOUTS).entries()) {
    const random = new Random(seed * 31 + i);
    const text = lay(gridOf(form, random), random);
    const [examined] = await examineBytes(new TextEncoder().encode(text), 'generated', 'generated', {
      check: false,
      policy: null,
    });
    if (examined?.kind === 'unread' && examined.code !== 'no-form') {
      throw new Error(`${layout}: ${examined.code} ${JSON.stringify(examined.facts)}`);
    }
    const got = examined?.kind === 'read' ? examined.transcript : empty([]);
    all.push({ layout, text, expected: empty([printedOf(form)]), got });
  }
  return all;
}
