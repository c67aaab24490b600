import { readFileSync } from 'node:fs';
import { accountTableFaults } from '@kaocheng/forms/templates/account-table';
import { readTemplate } from '@kaocheng/forms/templates/read-template';
import { templates } from '@kaocheng/forms/templates/registry';
import { problemOf } from '../inputs.js';
import type { Screen } from '../screen.js';
import { sayProblem, screen as words } from '../words.js';
import { readData } from './read-data.js';

/** Lists the templates that are shipped: id, name, law. Returns the exit code. */
export async function listTemplates(screen: Screen): Promise<number> {
  const lines = templates.map(({ id, name, citation }) =>
    words('template.line', { id, name, title: citation.title, document: citation.document, article: citation.article }),
  );
  await screen.write(`${[words('template.head'), ...lines].join('\n')}\n`);
  return 0;
}

/** Checks a template file; each fault with its line, its place, what is wrong and how to mend it. Returns 0, 1 with faults, 2 where it cannot be read. */
export async function checkTemplate(file: string, screen: Screen): Promise<number> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code, facts } = problemOf(error);
    screen.complain(words('template.unread', { file, reason: sayProblem(code, facts) }));
    return 2;
  }
  const text = inUtf8(bytes);
  if (text === null) {
    screen.complain(words('template.unread', { file, reason: words('template.encoding') }));
    return 2;
  }
  const read = readData(text);
  const { template, faults: own } = read.faults.length > 0 ? { template: null, faults: [] } : readTemplate(read.tree);
  const faults = template === null ? own : [...own, ...accountTableFaults(template)];
  const lines = [
    ...read.faults.map(({ line, code, reason }) =>
      words('template.fault', {
        file,
        line,
        reason: words(`template.yaml.${code}`, {}, words('template.yaml.other', { reason })),
      }),
    ),
    ...faults.map(({ path, reason, code = '', facts = {} }) => {
      const absent = facts['found'] === '' ? words(`template.faults.${code}-absent`, facts, '') : '';
      const said = {
        file,
        line: read.lineOf(path),
        place: path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : step)).join(' › '),
        reason: absent === '' ? words(`template.faults.${code}`, facts, reason) : absent,
      };
      return words(path.length === 0 ? 'template.fault' : 'template.faultAt', said);
    }),
  ];
  if (lines.length === 0) {
    const blocks = template?.blocks.length ?? 0;
    await screen.write(`${words('template.sound', { file, id: template?.id ?? '', blocks })}\n`);
    return 0;
  }
  for (const line of lines) screen.complain(line);
  return 1;
}

/** Null where the bytes are no UTF-8: labels would be garbled and the file yet look sound. */
function inUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
