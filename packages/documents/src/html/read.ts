import type { DocumentContent } from '@kaocheng/forms/content';
import { addressedTables } from '../content/addressed.js';
import { ContentWriter } from '../content/writer.js';
import { parseTree } from './tree.js';

/**
 * Content of a web page: the text outside tables in reading order and a sheet for each table; menus, hidden parts and
 * code left out; tables that only lay out the page taken apart. Spans point into the content's own text, which is that
 * of the page in reading order; cells know the number of their table and their address in it.
 * @throws Refusal too-long, document-too-large
 */
export function readHtml(html: string): DocumentContent {
  const writer = new ContentWriter();
  writer.write(parseTree(html));
  writer.closeText();
  return { text: writer.text, blocks: addressedTables(writer.blocks), format: 'html' };
}
