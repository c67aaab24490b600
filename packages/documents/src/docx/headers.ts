import type { Omitted } from '@kaocheng/core/model/transcript';
import { BREAK, type Node } from '../content/nodes.js';
import { readRelationships, readSmallPart, resolvePart } from '../office/parts.js';
import { Refusal } from '../problem.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';
import { BodyReader } from './body.js';
import type { Section } from './paragraphs.js';

const MOST_HEADERS = 60;

const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : node.kind === 'break' ? '\n' : '')).join('');

const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/**
 * The nodes of a document with what the headers of its pages print before each section: where somebody put the title of a
 * form there. Lines that the document itself prints too, and such as hold only the number of a page, are left out; a header
 * that cannot be read is named in `omitted`.
 */
export function withHeaders(
  archive: Archive,
  main: string,
  nodes: readonly Node[],
  sections: readonly Section[],
): { readonly nodes: readonly Node[]; readonly omitted: readonly Omitted[] } {
  const omitted: Omitted[] = [];
  if (sections.every(({ headers }) => headers.length === 0)) return { nodes, omitted };
  const relationships = readRelationships(archive, main);
  const body = squeezed(textOf(nodes));
  const known = new Map<string, Node[]>();
  const linesOf = (id: string): Node[] => {
    const before = known.get(id);
    if (before !== undefined || known.size >= MOST_HEADERS) return before ?? [];
    const target = relationships.get(id)?.target;
    const part = target === undefined ? '' : resolvePart(main, target);
    const lines = archive.has(part) ? readable(() => headerLines(archive, part, body)) : [];
    if (lines === null) omitted.push({ what: 'unread-header', sheet: part, count: 1 });
    known.set(id, lines ?? []);
    return lines ?? [];
  };
  const all: Node[] = [];
  let end = nodes.length;
  const starts = sections.map(({ start }) => start);
  sections.forEach(({ start, headers }, at) => {
    end = starts[at + 1] ?? nodes.length;
    all.push(...headers.flatMap(linesOf), ...nodes.slice(start, end));
  });
  return { nodes: all.length === 0 ? nodes : all, omitted };
}

/** Null where a header is refused, which does not keep the document from being read. */
function readable(read: () => Node[]): Node[] | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function headerLines(archive: Archive, part: string, body: string): Node[] {
  const reader = new BodyReader(() => '');
  scanXml(readSmallPart(archive, part), part, reader);
  return textOf(reader.nodes)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{Script=Han}/u.test(line) && !/^[第共页\s\d]+$/u.test(line) && !body.includes(squeezed(line)))
    .flatMap((line) => [line, BREAK]);
}
