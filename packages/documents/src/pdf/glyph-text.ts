import { symbol } from '../content/symbols.js';

/**
 * Radicals beside the characters that look the same. A font draws both by one glyph, and programs that make a PDF of a web
 * page note the first of them for it: 民 comes back as ⺠, 车 as ⻋. Radicals are never meant in a document of an office.
 */
const RADICALS =
  '⺂乛⺃乚⺅亻⺉刂⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺨犭⺫罒⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁' +
  '⺹耂⺺肀⺼月⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞' +
  '⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户';

/** Other signs of which a font may have one glyph for two. */
const SIGNS = '⸺\u2014\u2014⸻\u2014\u2014\u2014⋯…∕／〜～‑-\u00ad-‒–―—';

const same = new Map<string, string>();
const pairs = Array.from(RADICALS);
for (let i = 0; i < pairs.length; i += 2) same.set(pairs[i] ?? '', pairs[i + 1] ?? '');
for (const match of SIGNS.matchAll(/([⸺⸻⋯∕〜‑\u00ad‒―])([^⸺⸻⋯∕〜‑\u00ad‒―]+)/gu))
  same.set(match[1] ?? '', match[2] ?? '');

/** Radicals, compatibility ideographs, forms for lines that run down and the signs above. */
const ODD = /[\u2e80-\u2fd5\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe48⸺⸻⋯∕〜‑\u00ad‒―]/gu;

/** Forms of signs for lines that run down, beside those for lines that run across. */
const DOWN =
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︳＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］';
const across = Array.from(DOWN);
for (let i = 0; i < across.length; i += 2) same.set(across[i] ?? '', across[i + 1] ?? '');

/** Presentation forms of Latin ligatures, which stand for several letters. */
const LIGATURES = /[\ufb00-\ufb06]/gu;

/** What a glyph says, where its font names a look-alike or a ligature for it. Nothing else is changed. */
export function glyphText(text: string): string {
  if (!/[^\u0020-\u007e\u4e00-\u9fa5]/u.test(text)) return text;
  return text
    .replace(ODD, (one) => same.get(one) ?? one.normalize('NFKC'))
    .replace(LIGATURES, (one) => one.normalize('NFKC'))
    .replaceAll('\0', '');
}

/** Fonts whose glyphs are signs by their codes, as files name them: ABCDEF+Wingdings2, Wingdings-Regular, SymbolMT. */
const SYMBOL_FONT = /^(?:[A-Z]{6}\+)?(wingdings|symbol)\s*([23]?)(?:mt)?(?:$|[-,])/iu;

/** The name by which the signs of a font are known; null of a font of letters. */
export function symbolFont(name: string): string | null {
  const [, family, number] = SYMBOL_FONT.exec(name) ?? [];
  if (family === undefined) return null;
  return number === undefined || number === '' ? family : `${family} ${number}`;
}

/**
 * What a glyph of a font of signs says.
 * @param code of the glyph in the text
 * @param named the character that the file names for it: its code, a private one, or the sign itself
 */
export function sign(font: string, code: number, named: string): string {
  const character = named.codePointAt(0) ?? 0;
  const isPrivate = character >= 0xf000 && character <= 0xf0ff;
  if (!isPrivate && (character !== code || character > 0xff)) return glyphText(named);
  return symbol(font, character.toString(16)) || named;
}
