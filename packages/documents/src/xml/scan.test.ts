import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../problem.js';
import { scanXml } from './scan.js';

type Event = readonly ['open', string, string | undefined] | readonly ['close', string] | readonly ['text', string];

/** Events with neighbouring texts joined. */
function joined(events: readonly Event[]): Event[] {
  const out: Event[] = [];
  for (const event of events) {
    const last = out.at(-1);
    if (event[0] === 'text' && last?.[0] === 'text') out[out.length - 1] = ['text', last[1] + event[1]];
    else if (event[0] !== 'text' || event[1] !== '') out.push(event);
  }
  return out;
}

function scanned(xml: string): Event[] {
  const events: Event[] = [];
  scanXml(xml, 'test', {
    open: (name, attributes) => events.push(['open', name, attributes.get('a')]),
    close: (name) => events.push(['close', name]),
    text: (text) => events.push(['text', text]),
  });
  return joined(events);
}

/** The same by a parser that holds to the letter of XML. */
function parsed(xml: string): Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => events.push(['open', name, attributes['a']]));
  parser.on('closetag', ({ name }) => events.push(['close', name]));
  parser.on('text', (text) => events.push(['text', text]));
  parser.on('cdata', (text) => events.push(['text', text]));
  parser.write(xml).close();
  return joined(events);
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const words = fc.stringMatching(/^[a-z<>&"' 0-9甲乙=/]{0,8}$/);
const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
  tree: fc
    .tuple(fc.constantFrom('a', 'w:p', 'c'), words, fc.array(tie('node'), { maxLength: 4 }), fc.constantFrom('"', "'"))
    .map(([name, value, inside, quote]) => {
      const open = `<${name} a = ${quote}${escaped(value).replaceAll('&#62;', '>')}${quote}`;
      return inside.length === 0 ? `${open} />` : `${open}>${inside.join('')}</${name} >`;
    }),
  node: fc.oneof(
    { maxDepth: 5 },
    words.map(escaped),
    words.map((text) => `<![CDATA[${text}]]>`),
    words.map((text) => `<!-- ${text} -->`),
    fc.constant('<?x y?>'),
    tie('tree'),
  ),
}));

describe('scanXml', () => {
  it('tells what a strict parser tells of every well-formed document', () => {
    fc.assert(
      fc.property(tree, (xml) => {
        expect(scanned(xml)).toEqual(parsed(xml));
      }),
      { numRuns: 300 },
    );
  });

  it('throws nothing but a refusal, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom('<', '>', '"', "'", '=', '/', '!', '?', 'a', '&', ' ', '[', '-'))
            .map((signs) => signs.join('')),
        ),
        (xml) => {
          try {
            scanned(`<a>${xml}`);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('knows namespaces whatever a file calls them, within the element that declares them', () => {
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `<x:p xmlns:x="${w}"><x:t>1</x:t><t xmlns="${w}"/><t/><w:t xmlns:w="urn:other"/></x:p>`;
    expect(scanned(xml).flatMap((event) => (event[0] === 'open' ? [event[1]] : []))).toEqual([
      'w:p',
      'w:t',
      'w:t',
      't',
      '~w:t',
    ]);
  });

  it('gives a prefix back what it stood for outside the element that declares it, though it does so twice', () => {
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `<x:p xmlns:x="${w}"><x:t xmlns:x="urn:a" xmlns:x="urn:b"/><x:t/></x:p>`;
    expect(scanned(xml).flatMap((event) => (event[0] === 'open' ? [event[1]] : []))).toEqual(['w:p', '~x:t', 'w:t']);
  });

  it('refuses more prefixes at once than any program writes, not the same ones again and again', () => {
    const element = (at: number): string =>
      `<a ${Array.from({ length: 100 }, (_, each) => `xmlns:p${at}_${each}="urn:x"`).join(' ')}>`;
    const nested = (depth: number): string => Array.from({ length: depth }, (_, at) => element(at)).join('');
    expect(scanned(nested(10))).toHaveLength(20);
    expect(() => scanned(nested(11))).toThrow('office-too-deep');
    expect(scanned(`<a>${`${element(0)}</a>`.repeat(50)}</a>`)).toHaveLength(102);
  });

  it('resolves no entity but those of XML', () => {
    expect(scanned('<a>&f; &lt;&#20013;&#x56FD;</a>')).toEqual([
      ['open', 'a', undefined],
      ['text', '&f; <中国'],
      ['close', 'a'],
    ]);
    expect(() => scanned('<!DOCTYPE a [<!ENTITY f "x">]><a>&f;</a>')).toThrow(Refusal);
  });

  it('takes time that grows with the length alone', () => {
    expect((size: number) => scanned('<c a>'.repeat(size).replaceAll('><', '/><'))).toTakeLinearTime(20_000);
    expect((size: number) => scanned(`<a>${'<c "/>'.repeat(size)}`)).toTakeLinearTime(20_000);
  });
});
