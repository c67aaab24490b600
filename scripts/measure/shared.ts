import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Transcript } from '@kaocheng/core/model/transcript';

/** The folder with the real documents and what a careful person reads in them. It is no part of the project and may be absent. */
const shared = fileURLToPath(new URL('../../../shared', import.meta.url));

/** One document to measure on. */
export interface Measured {
  readonly id: string;
  readonly group: 'sources' | 'other-provinces' | 'held-out';
  readonly file: string;
  readonly province: string;
  readonly gold: Transcript;
  /** Gold holds only some forms of the document. */
  readonly part: boolean;
  /** The reviewer's findings, or null where there are none to compare with. */
  readonly findings: readonly unknown[] | null;
}

/** Share of right ones, as [right, all]. */
export type Share = readonly [number, number];

export interface FormTally {
  readonly form: string;
  readonly ok: number;
  readonly total: number;
  readonly figuresOk: number;
  readonly figures: number;
  readonly wrong: readonly { readonly path: string; readonly gold: unknown; readonly got: unknown }[];
}

/** What measure/compare.mjs exports. */
export interface CompareModule {
  compare(
    gold: unknown,
    got: unknown,
    onlyGoldForms: boolean,
  ): Omit<FormTally, 'form' | 'wrong'> & { forms: FormTally[] };
}

/** What measure/findings.mjs exports. */
export interface FindingsModule {
  agreement(
    gold: readonly unknown[],
    got: readonly unknown[],
  ): {
    arithmetic: Share;
    other: Share;
    all: Share;
    errors: Share;
    raised: number;
    missed: unknown[];
    unmarked: unknown[];
  };
}

/** Whether the shared folder is there. */
export function hasShared(): boolean {
  return existsSync(join(shared, 'measure', 'compare.mjs'));
}

export async function loadMeasures(): Promise<{
  compare: CompareModule['compare'];
  agreement: FindingsModule['agreement'];
}> {
  const { compare }: CompareModule = await import(join(shared, 'measure', 'compare.mjs'));
  const { agreement }: FindingsModule = await import(join(shared, 'measure', 'findings.mjs'));
  return { compare, agreement };
}

/** All documents of sources/ and other-provinces/ with their gold, in the order of their numbers. */
export function loadMeasured(): Measured[] {
  return [...ofFolder('sources', 'gold'), ...ofFolder('other-provinces', 'other-provinces')];
}

function ofFolder(group: Measured['group'], golds: string): Measured[] {
  const folder = join(shared, group);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return texts.flatMap((name) => {
    const id = name.slice(0, 3);
    const whole = join(shared, golds, `${id}.json`);
    const part = join(shared, golds, `${id}.part.json`);
    const path = existsSync(whole) ? whole : part;
    if (!existsSync(path)) return [];
    const gold: Transcript = JSON.parse(readFileSync(path, 'utf8'));
    const reviewed = join(shared, golds, `${id}.findings.json`);
    const findings: unknown = existsSync(reviewed) ? JSON.parse(readFileSync(reviewed, 'utf8')) : null;
    return [
      {
        id,
        group,
        file: join(folder, name),
        province: gold.province ?? '',
        gold,
        part: path === part,
        findings: Array.isArray(findings) ? findings : null,
      },
    ];
  });
}
