import type { Omitted } from '@kaocheng/core/model/transcript';
import { BREAK, type Node } from '../content/nodes.js';
import { decode } from '../decode.js';
import { looksMht, pagesOfMht } from '../html/mht.js';
import { parseTree } from '../html/tree.js';
import { type Relationship, readRelationships, resolvePart } from '../office/parts.js';
import { Refusal } from '../problem.js';
import { looksBinary, looksHtml, sniff } from '../sniff.js';
import { Archive } from '../zip/archive.js';
import type { Chunk } from './body.js';

/** Files that a document takes in, and their bytes, of all that any does; what is more is named and left out. */
const MOST_CHUNKS = 40;
const MOST_BYTES = 12 * 1024 * 1024;

/** The chunks of a document, those that could not be read, and how many pictures the others show. */
export interface Chunks {
  readonly chunk: Chunk;
  readonly omitted: readonly Omitted[];
  readonly pictures: () => number;
}

/** What a document says that is a chunk itself. */
export interface Inner {
  readonly nodes: readonly Node[];
  readonly pictures: number;
  /** What of it could not be read. */
  readonly omitted: readonly Omitted[];
}

/**
 * The web pages, texts and documents that a document takes in when a word processor opens it (ECMA-376 Part 1, 17.17.2):
 * systems that put many forms into one file write it so. Such as cannot be read are named, and do not keep the document
 * from being read; documents in it unpack no more together with it than it may alone.
 * @param innerOf what a document says that is a chunk itself
 */
export function chunksOf(archive: Archive, main: string, innerOf: (archive: Archive) => Inner): Chunks {
  const omitted: Omitted[] = [];
  let [count, pictures, left] = [0, 0, MOST_BYTES];
  let targets: ReadonlyMap<string, Relationship> | null = null;
  const chunk: Chunk = (id) => {
    targets ??= readRelationships(archive, main);
    const target = targets.get(id)?.target;
    const part = target === undefined ? '' : resolvePart(main, target);
    count += 1;
    const inner =
      count > MOST_CHUNKS
        ? null
        : readable(() => {
            const bytes = archive.read(part, left);
            left -= bytes?.length ?? 0;
            return bytes === null ? null : innerIn(bytes, archive, innerOf);
          });
    if (inner === null || (inner.pictures > 0 && isBlank(inner.nodes))) {
      name(omitted, { what: 'unread-chunk', sheet: part, count: 1 });
      return [];
    }
    pictures += inner.pictures;
    for (const one of inner.omitted) name(omitted, { ...one, sheet: `${part} › ${one.sheet}` });
    return [BREAK, ...inner.nodes, BREAK];
  };
  return { chunk, omitted, pictures: () => pictures };
}

/** A chunk that is taken in several times is named once. */
function name(omitted: Omitted[], one: Omitted): void {
  const same = omitted.find(({ what, sheet }) => what === one.what && sheet === one.sheet);
  if (same === undefined) omitted.push(one);
  else same.count += one.count;
}

/** The chunks of a document that is a chunk itself: they are named and left out. */
export function innerChunksOf(archive: Archive, main: string): Pick<Chunks, 'chunk' | 'omitted'> {
  const omitted: Omitted[] = [];
  let targets: ReadonlyMap<string, Relationship> | null = null;
  const chunk: Chunk = (id) => {
    targets ??= readRelationships(archive, main);
    const target = targets.get(id)?.target;
    name(omitted, { what: 'unread-chunk', sheet: target === undefined ? '' : resolvePart(main, target), count: 1 });
    return [];
  };
  return { chunk, omitted };
}

const isBlank = (nodes: readonly Node[]): boolean =>
  nodes.every((node) => (typeof node === 'string' ? node.trim() === '' : node.kind === 'break'));

const plain = (nodes: readonly Node[]): Inner => ({ nodes, pictures: 0, omitted: [] });

function innerIn(bytes: Uint8Array, archive: Archive, innerOf: (archive: Archive) => Inner): Inner | null {
  const { family } = sniff(bytes);
  if (family === 'zip') return innerOf(new Archive(bytes, archive.allowance));
  if (family !== 'text') return null;
  const { text } = decode(bytes);
  if (looksMht(text)) return plain(parseTree(pagesOfMht(bytes)));
  if (looksBinary(text)) return null;
  if (looksHtml(text)) return plain(parseTree(text));
  return plain(text.split(/\r?\n/).flatMap((line) => [line, BREAK]));
}

function readable(read: () => Inner | null): Inner | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
