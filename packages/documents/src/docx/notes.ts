import { BREAK, type Node } from '../content/nodes.js';
import { partOfType, readRelationships, readSmallPart } from '../office/parts.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';
import { BodyReader, type Notes } from './body.js';

/** Gathers what each footnote says, by its id. */
class NoteReader {
  readonly notes = new Map<string, readonly Node[]>();
  #id = '';
  #reader: BodyReader | null = null;

  open(name: string, attributes: Attributes): void {
    if (name === 'w:footnote') {
      this.#id = attributes.local('id') ?? '';
      this.#reader = new BodyReader(() => '');
    } else this.#reader?.open(name, attributes);
  }

  close(name: string): void {
    if (name === 'w:footnote') {
      if (this.#reader !== null) this.notes.set(this.#id, this.#reader.nodes);
      this.#reader = null;
    } else this.#reader?.close(name);
  }

  text(text: string): void {
    this.#reader?.text(text);
  }
}

/**
 * The footnotes of a document (ECMA-376 Part 1, 17.11), each given once. A part of them that cannot be read does not keep
 * the document from being read.
 */
export function notesOf(archive: Archive, main: string): Notes {
  let notes: Map<string, readonly Node[]> | null = null;
  return (id) => {
    notes ??= readNotes(archive, main);
    const note = notes.get(id) ?? [];
    notes.delete(id);
    return note.length === 0 ? [] : [BREAK, ...note];
  };
}

function readNotes(archive: Archive, main: string): Map<string, readonly Node[]> {
  const reader = new NoteReader();
  try {
    const part = partOfType(archive, main, readRelationships(archive, main), '/footnotes');
    if (part !== null) scanXml(readSmallPart(archive, part), part, reader);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return reader.notes;
}
