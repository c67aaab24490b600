/** Elements that are no part of what a page says: code, menus around it, readings above glyphs, what was struck out. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'footer',
  'aside',
  'button',
  'iframe',
  'svg',
  'object',
  'audio',
  'video',
  'canvas',
  'map',
  'dialog',
  'rt',
  'rp',
  'del',
]);
/** Fields to fill in: those of a form stand in its cells, others are none of what a page says. */
export const CONTROLS: ReadonlySet<string> = new Set(['input', 'select', 'option', 'optgroup', 'textarea']);
/** Elements that begin and end a line. */
export const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'br',
  'hr',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'main',
  'header',
  'form',
  'fieldset',
  'blockquote',
  'pre',
  'center',
  'caption',
  'address',
  'figure',
  'figcaption',
  'body',
  'title',
]);
/** Elements without an end tag. */
export const VOID: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** Whether an element says of itself that it is not shown. */
export const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  'hidden' in attributes ||
  /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/iu.test(attributes['style'] ?? '');

/** The first font that an element names for its text; null where it names none. */
export const fontOf = (attributes: Readonly<Record<string, string>>): string | null =>
  attributes['face'] ?? /(?:^|[;\s])font-family\s*:\s*["']?([^"',;]+)/iu.exec(attributes['style'] ?? '')?.[1] ?? null;
