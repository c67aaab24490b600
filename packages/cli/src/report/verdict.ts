import { countsOf } from '@kaocheng/core/checks/count';
import type { Examined } from '../examine.js';
import { sayProblem, screen } from '../words.js';

/** What many documents gave, in figures. */
export interface Tally {
  readonly files: number;
  readonly forms: number;
  /** Documents that were read only, not checked. */
  readonly read: number;
  readonly indicators: number;
  /** Glyphs inside forms, and how many of them no column took. */
  readonly glyphs: number;
  readonly unaccounted: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unread: number;
}

const NOTHING = {
  files: 0,
  forms: 0,
  read: 0,
  indicators: 0,
  glyphs: 0,
  unaccounted: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  unread: 0,
};

/** Adds documents up. Findings that hang on another are not counted. */
export function tally(documents: readonly Examined[]): Tally {
  const sum = { ...NOTHING, files: documents.length };
  for (const document of documents) {
    if (document.kind === 'unread') {
      sum.unread += 1;
      continue;
    }
    const { forms, accounted } = document.transcript;
    sum.forms += forms.length;
    for (const form of forms) if ('indicators' in form) sum.indicators += form.indicators.length;
    sum.glyphs += accounted?.glyphs ?? 0;
    sum.unaccounted += accounted?.unread ?? 0;
    if (document.kind === 'read') sum.read += 1;
    if (document.kind === 'checked') {
      const { errors, warnings, infos } = countsOf(document.findings);
      sum.errors += errors;
      sum.warnings += warnings;
      sum.infos += infos;
    }
  }
  return sum;
}

/** The sum of two tallies. */
export function addUp(a: Tally, b: Tally): Tally {
  return {
    files: a.files + b.files,
    forms: a.forms + b.forms,
    read: a.read + b.read,
    indicators: a.indicators + b.indicators,
    glyphs: a.glyphs + b.glyphs,
    unaccounted: a.unaccounted + b.unaccounted,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    infos: a.infos + b.infos,
    unread: a.unread + b.unread,
  };
}

/** 2 where a document could not be read or holds no form, else 1 where one has an error, else 0. */
export function exitCode({ unread, errors }: Tally): 0 | 1 | 2 {
  if (unread > 0) return 2;
  return errors > 0 ? 1 : 0;
}

/** The first line that is printed: what came out, in one sentence; of a reading how much was read, as nothing was checked. */
export function verdict(sum: Tally): string {
  const found = sum.errors + sum.warnings + sum.infos > 0;
  if (sum.files === 1) {
    if (sum.unread === 1) return screen('verdict.unread');
    if (sum.read === 1) return screen('verdict.read', { ...sum });
    return screen(found ? 'verdict.findings' : 'verdict.clean', { ...sum });
  }
  if (sum.unread === sum.files) return screen('verdict.noneRead', { ...sum });
  if (sum.read > 0) return screen(sum.unread > 0 ? 'verdict.manyReadUnread' : 'verdict.manyRead', { ...sum });
  if (sum.unread > 0) return screen('verdict.manyUnread', { ...sum });
  return screen(found ? 'verdict.many' : 'verdict.manyClean', { ...sum });
}

/** One line for a document among many: its name and what was found. */
export function line(document: Examined): string {
  if (document.kind === 'unread') return `${document.name}：${sayProblem(document.code, document.facts)}`;
  const sum = tally([document]);
  if (document.kind === 'read') return `${document.name}：${screen('line.read', { ...sum })}`;
  const found = sum.errors + sum.warnings + sum.infos > 0;
  return `${document.name}：${screen(found ? 'line.findings' : 'line.clean', { ...sum })}`;
}
