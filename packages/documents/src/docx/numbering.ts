import { isOn, partOfType, readRelationships, readSmallPart } from '../office/parts.js';
import type { Attributes } from '../xml/attributes.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';
import type { ListLabels } from './body.js';
import { numeral } from './numerals.js';

interface Level {
  start: number;
  format: string;
  /** `%1、` */
  text: string;
  /** All numbers of the label are written in digits. */
  legal: boolean;
}

/** Reads the lists of a document (ECMA-376 Part 1, 17.9): levels by abstract list, abstract list by list. */
class Lists {
  readonly abstract = new Map<string, Level[]>();
  readonly lists = new Map<string, { abstract: string; readonly starts: Map<number, number> }>();
  #levels: Level[] | null = null;
  #level: Level | null = null;
  #list: { abstract: string; readonly starts: Map<number, number> } | null = null;
  #override = 0;

  open(name: string, attributes: Attributes): void {
    const value = attributes.local('val') ?? '';
    switch (name) {
      case 'w:abstractNum':
        this.#levels = [];
        this.abstract.set(attributes.local('abstractNumId') ?? '', this.#levels);
        break;
      case 'w:num':
        this.#levels = null;
        this.#list = { abstract: '', starts: new Map() };
        this.lists.set(attributes.local('numId') ?? '', this.#list);
        break;
      case 'w:abstractNumId':
        if (this.#list !== null) this.#list.abstract = value;
        break;
      case 'w:lvlOverride':
        this.#override = levelOf(attributes.local('ilvl'));
        break;
      case 'w:startOverride':
        this.#list?.starts.set(this.#override, Number.parseInt(value, 10) || 1);
        break;
      case 'w:lvl':
        this.#level = this.#levels === null ? null : { start: 1, format: 'decimal', text: '', legal: false };
        if (this.#levels !== null && this.#level !== null)
          this.#levels[levelOf(attributes.local('ilvl'))] = this.#level;
        break;
      case 'w:start':
        if (this.#level !== null) this.#level.start = Number.parseInt(value, 10) || 0;
        break;
      case 'w:numFmt':
        if (this.#level !== null) this.#level.format = value;
        break;
      case 'w:isLgl':
        if (this.#level !== null) this.#level.legal = isOn(attributes.local('val'), true);
        break;
      case 'w:lvlText':
        if (this.#level !== null) this.#level.text = value;
        break;
    }
  }

  close(name: string): void {
    if (name === 'w:lvl') this.#level = null;
    else if (name === 'w:abstractNum') this.#levels = null;
    else if (name === 'w:num') this.#list = null;
  }
}

const levelOf = (text: string | undefined): number => Math.min(Math.max(Number.parseInt(text ?? '0', 10) || 0, 0), 8);

/** Counts the paragraphs of lists and gives each the label that is printed before it. Bullets are no part of the text. */
export function readListLabels(archive: Archive, main: string): ListLabels {
  const part = partOfType(archive, main, readRelationships(archive, main), '/numbering');
  if (part === null) return () => '';
  const lists = new Lists();
  scanXml(readSmallPart(archive, part), part, {
    open: (name, attributes) => lists.open(name, attributes),
    close: (name) => lists.close(name),
    text() {},
  });
  /** Numbers reached on each level, by abstract list: lists of one kind count on. */
  const reached = new Map<string, number[]>();
  const begun = new Set<string>();
  return (id, asked) => {
    const list = lists.lists.get(id);
    const levels = list === undefined ? undefined : lists.abstract.get(list.abstract);
    const level = Math.min(Math.max(asked, 0), 8);
    const own = levels?.[level];
    if (list === undefined || levels === undefined || own === undefined || own.format === 'bullet') return '';
    const counts = reached.get(list.abstract) ?? [];
    const override = begun.has(`${id}/${level}`) ? undefined : list.starts.get(level);
    begun.add(`${id}/${level}`);
    const before = override === undefined ? counts[level] : undefined;
    counts[level] = before === undefined ? (override ?? own.start) : before + 1;
    counts.length = level + 1;
    reached.set(list.abstract, counts);
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numeral(counts[at] ?? levels[at]?.start ?? 1, own.legal ? 'decimal' : (levels[at]?.format ?? 'decimal'));
    });
  };
}
