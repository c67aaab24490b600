import type { FormKind } from '@kaocheng/core/model/transcript';
import { type PolicyFault, type PolicyTree, TreeReader } from '@kaocheng/core/scoring/policy-tree';
import { ownFaults, withoutFollowing } from './own-faults.js';
import { type Hanging, readBlock } from './read-blocks.js';
import type { Template } from './template.js';

const KINDS: readonly [FormKind, ...FormKind[]] = ['project', 'department', 'target', 'monitor', 'summary', 'account'];

/** A4 between narrow margins: what the columns of a form may cover, mm. */
const WIDEST = { portrait: 180, landscape: 267 } as const;
const NARROWEST = 5;

/**
 * A template from its file (strings only), and all that is wrong with it: unknown and missing keys, fields that no form
 * has, rows that do not cover the grid, a grid wider than the page, blocks beside an account block, lists and braces of
 * nothing; one fault for one slip. Usable only where there are no faults.
 */
export function readTemplate(tree: PolicyTree): {
  readonly template: Template;
  readonly faults: readonly PolicyFault[];
} {
  const read = new TreeReader();
  const root = read.map(
    tree,
    [],
    [
      'id',
      'kind',
      'name',
      'title',
      'subtitle?',
      'citation',
      'inForce',
      'regions',
      'moneyUnit',
      'page',
      'columns',
      'subject?',
      'unit?',
      'blocks',
      'notes?',
      'choices?',
    ],
  );
  const citation = read.map(root['citation'], ['citation'], ['title', 'document', 'article']);
  const inForce = read.map(root['inForce'], ['inForce'], ['from', 'to']);
  const orientation = read.choice(root['page'], ['page'], ['portrait', 'landscape']);
  const columns = read.list(root['columns'], ['columns']).map((width, at) => {
    const mm = Number(read.decimal(width, ['columns', at]).toString());
    if (mm < NARROWEST)
      read.fault(['columns', at], `a column is at least ${NARROWEST} mm wide`, 'column-narrow', { least: NARROWEST });
    return mm;
  });
  const wide = columns.reduce((sum, width) => sum + width, 0);
  if (wide > WIDEST[orientation]) {
    read.fault(['columns'], `${wide} mm in all; the page takes ${WIDEST[orientation]} mm`, 'too-wide', {
      wide,
      room: WIDEST[orientation],
    });
  }
  const texts = (key: string): string[] =>
    root[key] === undefined ? [] : read.list(root[key], [key]).map((text, at) => read.text(text, [key, at]));
  const hanging: Hanging = [];
  const choices = root['choices'] ?? {};
  const isLists = typeof choices === 'object' && !Array.isArray(choices);
  if (!isLists) read.fault(['choices'], 'a map is expected', 'map');
  const template: Template = {
    id: read.text(root['id'], ['id']),
    kind: read.choice(root['kind'], ['kind'], KINDS),
    name: read.text(root['name'], ['name']),
    title: read.text(root['title'], ['title']),
    subtitle: read.optionalText(root['subtitle'], ['subtitle']),
    citation: {
      title: read.text(citation['title'], ['citation', 'title']),
      document: read.text(citation['document'], ['citation', 'document']),
      article: read.text(citation['article'], ['citation', 'article']),
    },
    inForce: {
      from: read.date(inForce['from'], ['inForce', 'from']),
      to: inForce['to'] === 'none' ? null : read.date(inForce['to'], ['inForce', 'to']),
    },
    regions: texts('regions'),
    moneyUnit: read.text(root['moneyUnit'], ['moneyUnit']),
    orientation,
    columns,
    subject: read.optionalText(root['subject'], ['subject']),
    unit: read.optionalText(root['unit'], ['unit']),
    blocks: read
      .list(root['blocks'], ['blocks'])
      .map((block, at) => readBlock(read, block, ['blocks', at], { width: columns.length, hanging })),
    notes: texts('notes'),
    choices: Object.fromEntries(
      Object.entries(isLists ? choices : {}).map(([key, list]) => [
        key,
        read.list(list, ['choices', key]).map((one, at) => read.text(one, ['choices', key, at])),
      ]),
    ),
  };
  const cells = fieldsOf(template);
  const { subject, unit } = template;
  const faultOf = (key: string, field: string): void =>
    read.fault([key], `no cell of the form is {${field}}`, 'field-absent', { field });
  if (subject !== null && !cells.includes(subject)) faultOf('subject', subject);
  const known = new Set(cells.flatMap((field) => field.split('|')));
  for (const one of unit?.split('|') ?? []) if (!known.has(one)) faultOf('unit', one);
  const account = template.blocks.findIndex(({ type }) => type === 'account');
  if (account >= 0 && template.blocks.length > 1)
    read.fault(['blocks', account === 0 ? 1 : 0], 'no other block stands beside an account block', 'account-alone');
  if (account >= 0 !== (template.kind === 'account') && KINDS.some((kind) => kind === root['kind']))
    read.fault(['kind'], `kind ${template.kind} does not go with the blocks`, 'account-kind', { found: template.kind });
  return { template, faults: withoutFollowing([...read.faults, ...ownFaults(template)]) };
}

/** The fields that have a cell of their own, each as its cell writes it. */
function fieldsOf({ blocks }: Template): string[] {
  return blocks.flatMap((block) =>
    block.type === 'row' ? block.cells.flatMap(({ field }) => (field === null ? [] : [field])) : [],
  );
}
