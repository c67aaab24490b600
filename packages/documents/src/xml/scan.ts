import { DEEPEST_XML } from '../limits.js';
import { Refusal } from '../problem.js';
import { Attributes, decodeEntities } from './attributes.js';
import { Namespaces } from './namespaces.js';

/** What is told of an XML part while it is walked over. Names carry the prefixes of `Namespaces`. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Characters with their entities resolved; one stretch may come in several pieces. */
  text(text: string): void;
}

/**
 * Walks over the XML of an office part. Neither fetches nor defines entities: only those of XML itself and numbers are
 * resolved. What is not well-formed is read as far as it makes sense; elements left open are closed at the end.
 * @throws Refusal office-doctype where the part declares a document type, office-too-deep
 */
export function scanXml(xml: string, part: string, handler: XmlHandler): void {
  const namespaces = new Namespaces(part);
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    if (tag !== at) {
      const text = tag < 0 ? xml.slice(at) : xml.slice(at, tag);
      if (open.length > 0) handler.text(decodeEntities(text));
      if (tag < 0) break;
    }
    const next = xml.charCodeAt(tag + 1);
    if (next === 0x21) {
      at = special(xml, tag, part, open.length > 0 ? handler : null);
      continue;
    }
    if (next === 0x3f) {
      at = after(xml, '?>', tag);
      continue;
    }
    const end = tagEnd(xml, tag + 1);
    if (end < 0) break;
    at = end + 1;
    if (next === 0x2f) {
      if (open.length > 0) close(namespaces, open, handler);
      continue;
    }
    const empty = xml.charCodeAt(end - 1) === 0x2f;
    const attributes = new Attributes(xml.slice(tag + 1, empty ? end - 1 : end));
    if (open.length >= DEEPEST_XML) throw new Refusal('office-too-deep', { part });
    if (attributes.declares) namespaces.declare(open.length, attributes.declarations());
    const name = namespaces.name(attributes.element);
    open.push(name);
    handler.open(name, attributes);
    if (empty) close(namespaces, open, handler);
  }
  while (open.length > 0) close(namespaces, open, handler);
}

function close(namespaces: Namespaces, open: string[], handler: XmlHandler): void {
  const name = open.pop();
  if (name === undefined) return;
  handler.close(name);
  namespaces.leave(open.length);
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? xml.length : at + mark.length;
}

/** A comment, a CDATA section or a document type; gives the place behind it. */
function special(xml: string, tag: number, part: string, handler: XmlHandler | null): number {
  if (xml.startsWith('<!--', tag)) return after(xml, '-->', tag + 4);
  if (xml.startsWith('<![CDATA[', tag)) {
    const end = after(xml, ']]>', tag + 9);
    handler?.text(xml.slice(tag + 9, xml.startsWith(']]>', end - 3) ? end - 3 : end));
    return end;
  }
  throw new Refusal('office-doctype', { part });
}

/** Index of the `>` that ends a tag, which may stand inside quotes before; -1 where none follows. */
function tagEnd(xml: string, from: number): number {
  let end = xml.indexOf('>', from);
  let at = from;
  while (end >= 0) {
    let quote = -1;
    for (; at < end; at += 1) {
      const code = xml.charCodeAt(at);
      if (code !== 0x22 && code !== 0x27) continue;
      quote = xml.indexOf(code === 0x22 ? '"' : "'", at + 1);
      if (quote < 0) return end;
      at = quote;
      if (quote > end) break;
    }
    if (quote <= end) return end;
    at = quote + 1;
    end = xml.indexOf('>', at);
  }
  return -1;
}
