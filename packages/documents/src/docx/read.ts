import type { Omitted } from '@kaocheng/core/model/transcript';
import type { DocumentContent } from '@kaocheng/forms/content';
import { addressedTables } from '../content/addressed.js';
import type { Node } from '../content/nodes.js';
import { ContentWriter } from '../content/writer.js';
import { mainPart, readPart } from '../office/parts.js';
import { Refusal } from '../problem.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';
import { BodyReader, type Chunk } from './body.js';
import { chunksOf, type Inner, innerChunksOf } from './chunks.js';
import { withHeaders } from './headers.js';
import { readListLabels } from './numbering.js';
import { joinTables } from './table.js';

/**
 * Content of a word processor's document: the text outside tables in reading order, and a sheet for each table, its cells
 * with the number of the table and their address in it. Tracked changes are read as accepted, fields by their result;
 * hidden text, footnotes (which are counted), comments and footers are left out, headers of pages stand before their section.
 * @throws Refusal where the package is broken, locked by a password, or larger than any document
 */
export function readDocx(archive: Archive): DocumentContent {
  const main = mainPart(archive, 'word/document.xml');
  const chunks = chunksOf(archive, main, innerOf);
  const reader = bodyOf(archive, main, chunks.chunk);
  const headed = withHeaders(archive, main, reader.nodes, reader.sections);
  const { nodes } = headed;
  const omitted = [...chunks.omitted, ...headed.omitted, ...notesOf(reader)];
  const content = contentOf(nodes, reader.pictures + chunks.pictures());
  return omitted.length === 0 ? content : { ...content, omitted };
}

/** What a document says that another takes in. */
function innerOf(archive: Archive): Inner {
  const main = mainPart(archive, 'word/document.xml');
  const chunks = innerChunksOf(archive, main);
  const reader = bodyOf(archive, main, chunks.chunk);
  const { nodes, omitted } = withHeaders(archive, main, reader.nodes, reader.sections);
  return { nodes, pictures: reader.pictures, omitted: [...chunks.omitted, ...omitted, ...notesOf(reader)] };
}

/** Footnotes are no part of a form: one that says another year or unit would stand for the form's own. */
function notesOf({ footnotes }: BodyReader): Omitted[] {
  return footnotes === 0 ? [] : [{ what: 'footnotes', sheet: '', count: footnotes }];
}

function bodyOf(archive: Archive, main: string, chunk: Chunk): BodyReader {
  const reader = new BodyReader(readListLabels(archive, main), chunk);
  scanXml(readPart(archive, main), main, reader);
  return reader;
}

/**
 * Content of the nodes of a document.
 * @param pictures how many it shows
 * @throws Refusal pictures-only where nothing but pictures stands in it, too-long
 */
export function contentOf(nodes: readonly Node[], pictures: number): DocumentContent {
  const writer = new ContentWriter();
  writer.write(joinTables(nodes));
  writer.closeText();
  if (pictures > 0 && writer.text.trim() === '') throw new Refusal('pictures-only', { count: String(pictures) });
  return { text: writer.text, blocks: addressedTables(writer.blocks), format: 'docx' };
}
