import { screen } from '../words.js';

/**
 * A place of a finding in words: `indicators[参保人数].score` → `参保人数·得分`, `funds.total.rate` → `年度资金总额·执行率`,
 * `forms[3].total.score` → `表3·合计·得分`. A part that has no word stays as it is.
 */
export function sayPlace(where: string): string {
  const parts: string[] = [];
  const piece = /([A-Za-z0-9]+)(?:\[((?:[^[\]]|\[[^\]]*\])*)\])?\.?|([^.]+)\.?/g;
  for (const [, key, name, rest] of where.matchAll(piece)) {
    if (key === undefined) parts.push(rest ?? '');
    else if (key === 'forms' && name !== undefined) parts.push(screen('place.form', { order: name }));
    else if (name !== undefined) parts.push(name);
    else {
      const word = screen(`places.${key}`, {}, key);
      if (word !== '') parts.push(word);
    }
  }
  return parts.join(screen('place.join'));
}
