import type { Omitted } from '@kaocheng/core/model/transcript';
import { BREAK, type Node } from '../content/nodes.js';
import { decode } from '../decode.js';
import { looksMht, pagesOfMht } from '../html/mht.js';
import { parseTree } from '../html/tree.js';
import { readRelationships, resolvePart } from '../office/parts.js';
import { Refusal } from '../problem.js';
import { looksBinary, looksHtml, sniff } from '../sniff.js';
import { Archive } from '../zip/archive.js';
import type { Chunk } from './body.js';

/** Files that a document takes in, and their bytes, of all that any does; what is more is named and left out. */
const MOST_CHUNKS = 40;
const MOST_BYTES = 12 * 1024 * 1024;

/** The chunks of a document, and those that could not be read. */
export interface Chunks {
  readonly chunk: Chunk;
  readonly omitted: readonly Omitted[];
}

/**
 * The web pages, texts and documents that a document takes in when a word processor opens it (ECMA-376 Part 1, 17.17.2):
 * systems that put many forms into one file write it so. Such as cannot be read are named, and do not keep the document
 * from being read.
 * @param nodesOf nodes of a document that is a chunk itself; its own chunks are left out
 */
export function chunksOf(archive: Archive, main: string, nodesOf: (archive: Archive) => readonly Node[]): Chunks {
  const omitted: Omitted[] = [];
  let count = 0;
  let left = MOST_BYTES;
  const chunk: Chunk = (id) => {
    const target = readRelationships(archive, main).get(id)?.target;
    const part = target === undefined ? '' : resolvePart(main, target);
    count += 1;
    const nodes =
      count > MOST_CHUNKS
        ? null
        : readable(() => {
            const bytes = archive.read(part, left);
            left -= bytes?.length ?? 0;
            return nodesIn(bytes, nodesOf);
          });
    if (nodes === null) omitted.push({ what: 'unread-chunk', sheet: part, count: 1 });
    return nodes === null ? [] : [BREAK, ...nodes, BREAK];
  };
  return { chunk, omitted };
}

function nodesIn(bytes: Uint8Array | null, nodesOf: (archive: Archive) => readonly Node[]): readonly Node[] | null {
  if (bytes === null) return null;
  const { family } = sniff(bytes);
  if (family === 'zip') return nodesOf(new Archive(bytes));
  if (family !== 'text') return null;
  const { text } = decode(bytes);
  if (looksMht(text)) return parseTree(pagesOfMht(bytes));
  if (looksBinary(text)) return null;
  if (looksHtml(text)) return parseTree(text);
  return text.split(/\r?\n/).flatMap((line) => [line, BREAK]);
}

function readable(read: () => readonly Node[] | null): readonly Node[] | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
