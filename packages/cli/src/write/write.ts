import { blankDocument } from '@kaocheng/documents/write/forms-document';
import { templateById, templates } from '@kaocheng/forms/templates/registry';
import type { Template } from '@kaocheng/forms/templates/template';
import type { Limits } from '../examining/limits.js';
import type { Made } from '../making/make-document.js';
import type { Screen } from '../screen.js';
import { screen as words } from '../words.js';
import { newWriter, tell, writeDocuments, writeTo } from './documents.js';
import type { WriteCommand } from './parse.js';

/**
 * Writes the forms of documents as official files, and says of each file what became of it.
 * @param today of the documents, YYYY-MM-DD
 * @param limits of time and memory in which each input is read
 * @returns exit code: 0, or 2 where something could not be read or written
 */
export async function writeForms(
  command: WriteCommand,
  today: string,
  version: string,
  limits: Limits,
  screen: Screen,
): Promise<number> {
  const template = command.template === null ? null : templateById(command.template);
  if (command.template !== null && template === null) {
    const allowed = templates.map(({ id }) => id).join(' ');
    screen.complain(words('usage.unknownTemplate', { value: command.template, allowed }));
    return 2;
  }
  if (command.inputs.length === 0 && template !== null) return writeBlank(command, template, today, version, screen);
  const { inputs, format, output, isContinued } = command;
  return writeDocuments(
    {
      inputs,
      format,
      ending: format,
      output,
      isContinued,
      making: { what: 'forms', template: command.template, version },
      policy: null,
      today,
      whyNothing: () => words(template === null ? 'write.noTemplate' : 'write.otherKind'),
      notesOf,
    },
    limits,
    screen,
  );
}

const notesOf = ({ forms, left, outside }: Made): string[] => [
  words('write.forms', { count: forms }),
  ...(left === 0 ? [] : [words('write.left', { count: left })]),
  ...(outside === 0 ? [] : [words('write.outside', { count: outside })]),
];

/** Writes the empty form of a template. */
async function writeBlank(
  { output, format, year }: WriteCommand,
  template: Template,
  today: string,
  version: string,
  screen: Screen,
): Promise<number> {
  const document = blankDocument(template, year, (code) => words('write.footer', { version, code }));
  const writer = newWriter();
  try {
    const path = output ?? `${template.id}.${format}`;
    const line = await writeTo(path, document, { name: template.name, notes: [], writer, format, today });
    await tell(line, screen);
    return line.failed ? 2 : 0;
  } finally {
    writer.close();
  }
}
