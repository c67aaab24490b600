import { reportDocument } from '@kaocheng/documents/report/report';
import { formsDocument } from '@kaocheng/documents/write/forms-document';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { templateById } from '@kaocheng/forms/templates/registry';
import type { Examined } from '../examine.js';
import { screen as words } from '../words.js';

/** What is to be written of each document: its forms, under a template or each under the one that fits it, or a report. */
export type Making =
  | { readonly what: 'forms'; readonly template: string | null; readonly version: string }
  | { readonly what: 'findings' | 'feedback'; readonly version: string };

/** What is to be written, before it is written in a container: plain data that passes from thread to thread. */
export interface Made {
  /** Null where there is nothing to be written. */
  readonly document: SheetDocument | null;
  /** Forms that stand in it, those for which there is no template, and values for which a template has no place. */
  readonly forms: number;
  readonly left: number;
  readonly outside: number;
}

const NOTHING: Made = { document: null, forms: 0, left: 0, outside: 0 };

/** Lays out what is to be written of a document that was read, or read and checked. */
export function makeDocument(examined: Examined | undefined, making: Making): Made {
  if (examined === undefined || examined.kind === 'unread') return NOTHING;
  if (making.what !== 'forms') {
    if (examined.kind !== 'checked') return NOTHING;
    const document = reportDocument(examined, making.what, making.version);
    return { ...NOTHING, document, forms: examined.transcript.forms.length };
  }
  const template = making.template === null ? null : templateById(making.template);
  const footer = (code: string): string => words('write.footer', { version: making.version, code });
  const { document, laidOut, left } = formsDocument(examined.transcript, template, footer);
  const outside = laidOut.reduce((sum, one) => sum + one.outside, 0);
  return { document, forms: laidOut.length, left: left.length, outside };
}
