import { createHash } from 'node:crypto';

/** JSON in which the keys of every object stand in order, so that equal contents have equal texts. */
export function canonical(value: unknown): string {
  return textOf(value) ?? 'null';
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item) ?? 'null').join(',')}]`;
  let text = '';
  for (const [key, inner] of Object.entries(value).sort(byKey)) {
    const said = textOf(inner);
    if (said !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${said}`;
  }
  return `{${text}}`;
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** SHA-256, hexadecimal, over the UTF-8 bytes of a text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
