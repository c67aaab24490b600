import type { PolicyFault } from '@kaocheng/core/scoring/policy-tree';
import { isField } from './read-cells.js';
import type { Template, TemplateBlock } from './template.js';

/** Columns without which a block has nothing to hold on to: neither recognised nor filled in. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  funds: ['label'],
  goals: ['expected'],
  tasks: ['name'],
  rows: ['name'],
  indicators: ['name', 'target'],
};
/** What is wrong with a template whose parts are sound each by itself: its id, its dates, its lists, the texts in braces. */
export function ownFaults(template: Template): PolicyFault[] {
  const { id, inForce, columns, blocks } = template;
  const faults: PolicyFault[] = [];
  const fault = (path: PolicyFault['path'], reason: string, code: string, facts: NonNullable<PolicyFault['facts']>) =>
    faults.push({ path, reason, code, facts });
  if (id !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    fault(['id'], `not an id: ${JSON.stringify(id)}`, 'id', { found: id });
  if (inForce.to !== null && inForce.to < inForce.from)
    fault(['inForce', 'to'], 'it ends before it begins', 'dates-order', { from: inForce.from, to: inForce.to });
  if (columns.length === 0) fault(['columns'], 'no column', 'list-empty', {});
  if (blocks.length === 0) fault(['blocks'], 'no block', 'list-empty', {});
  for (const [path, text, isRead] of textsOf(template)) {
    for (const brace of isRead ? [] : bracesOf(text))
      if (!isField(brace)) fault(path, `no form has a field {${brace}}`, 'field', { field: brace });
    if (/[{}]/.test(text.replace(/\{[^{}]+\}/g, '')))
      fault(path, 'a brace is left open', 'brace-open', { found: text });
  }
  const places = placesOf(blocks);
  for (const key of Object.keys(template.choices))
    if (!places.has(key)) fault(['choices', key], `no cell of the form is ${key}`, 'choice-unused', { key });
  for (const [at, block] of blocks.entries()) {
    const here = ['blocks', at, block.type];
    if (block.type === 'row' || block.type === 'account') continue;
    const keys = block.columns.map(({ key }) => key);
    for (const key of NEEDED[block.type] ?? [])
      if (!keys.includes(key)) fault([...here, 'columns'], `the column ${key} is missing`, 'column-needed', { key });
    if (block.type !== 'funds') continue;
    if (block.sources.length === 0) fault([...here, 'rows'], 'no source of money', 'list-empty', {});
    for (const [i, { source, weight }] of block.sources.entries())
      if (weight !== null && !/^(?:\d+(?:\.\d+)?|[-/—]+)$/.test(weight.trim()))
        fault([...here, 'rows', i, source], `not a weight: ${weight}`, 'weight', { found: weight });
  }
  return faults;
}

/** Faults of a part's shape: whatever else is found at its place follows from them. */
const SHAPE = ['map', 'list', 'text', 'decimal', 'choice'];

/** One fault for one slip: none at or below a part that was said to be missing or to have another shape. */
export function withoutFollowing(faults: readonly PolicyFault[]): PolicyFault[] {
  const closed: PolicyFault['path'][] = [];
  return faults.filter(({ path, code = '', facts }) => {
    if (closed.some((above) => above.every((step, at) => path[at] === step))) return false;
    if (code === 'key-missing') closed.push([...path, facts?.['key'] ?? '']);
    else if (SHAPE.includes(code)) closed.push(path);
    return true;
  });
}

/** A text in which braces are filled in, its place, and whether the fields in it were looked at when it was read. */
type FilledText = readonly [path: PolicyFault['path'], text: string, isRead: boolean];

function textsOf({ title, subtitle, notes, blocks }: Template): FilledText[] {
  return [
    [['title'], title, false],
    [['subtitle'], subtitle ?? '', false],
    ...notes.map((note, at): FilledText => [['notes', at], note, false]),
    ...blocks.flatMap((block, at) => textsOfBlock(block, ['blocks', at, block.type])),
  ];
}

function textsOfBlock(block: TemplateBlock, here: PolicyFault['path']): FilledText[] {
  if (block.type === 'account') return [];
  if (block.type === 'row') return block.cells.map(({ text }, i) => [[...here, i], text, true]);
  return [
    [[...here, 'label'], block.label?.text ?? '', true],
    ...block.columns.map(({ key, label }, i): FilledText => [[...here, 'columns', i, key], label, false]),
    ...(block.type === 'funds' ? block.sources : []).map(
      ({ source, label }, i): FilledText => [[...here, 'rows', i, source], label, false],
    ),
  ];
}

const bracesOf = (text: string): string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');

/** The last parts of all fields and the keys of all columns: what a list of values may be for. */
function placesOf(blocks: readonly TemplateBlock[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap((block) => {
      if (block.type === 'account') return [];
      if (block.type !== 'row') return block.columns.map(({ key }) => key.split('.').at(-1) ?? key);
      const fields = block.cells.flatMap(({ text, field }) => (field === null ? bracesOf(text) : [field]));
      return fields.flatMap((field) => field.split('|').map((one) => one.split('.').at(-1) ?? one));
    }),
  );
}
