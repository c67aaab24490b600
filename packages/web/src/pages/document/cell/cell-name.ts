import { general } from '@kaocheng/core/generated/words/general';
import { screen } from '@kaocheng/core/generated/words/screen';
import { web } from '@kaocheng/core/generated/words/web';
import type { Form } from '@kaocheng/core/model/transcript';
import { say } from '../../../words/say.js';

const names: Readonly<Record<string, string>> = { ...general.terms, ...screen.places };
const columns: Readonly<Record<string, string>> = web.form.columns;

/** What a key is called; a printed label is its own name. */
export function nameOfKey(key: string): string {
  return names[key] ?? key;
}

/** What a cell of a form is called: `indicators.3.score` → “参保率”得分. */
export function nameOfCell(form: Form, path: string): string {
  const indicator = /^indicators\.(\d+)\.(.+)$/.exec(path);
  if (indicator !== null && 'indicators' in form) {
    const [, index = '0', field = ''] = indicator;
    const column = field.replace(/^extra\./, '');
    const { name, level1, level2 } = form.indicators[Number(index)] ?? {};
    if (column === 'level1' || column === 'level2') return columns[column] ?? column;
    if (column === 'level1Weight') return say('cell.headingWeight', { name: level1 ?? '' });
    if (column === 'level2Weight') return say('cell.headingWeight', { name: level2 ?? '' });
    return say('cell.ofRow', {
      row: name ?? say('cell.row', { number: Number(index) + 1 }),
      column: columns[column] ?? column,
    });
  }
  const row = /^rows\.(\d+)\.(?:values\.)?(.+)$/.exec(path);
  if (row !== null && 'rows' in form) {
    const [, index = '0', column = ''] = row;
    const name = form.rows[Number(index)]?.name ?? say('cell.row', { number: Number(index) + 1 });
    return say('cell.ofRow', { row: name, column: nameOfKey(column) });
  }
  const fund = /^funds\.([^.]+)\.(?:extra\.)?(.+)$/.exec(path);
  if (fund !== null) {
    const column = fund[2] ?? '';
    return say('cell.ofRow', {
      row: general.terms[fund[1] as 'total'] ?? fund[1] ?? '',
      column: columns[column] ?? nameOfKey(column),
    });
  }
  const labelled = /^(?:extra|budget)\.(.+)$/s.exec(path);
  if (labelled !== null) return labelled[1] ?? path;
  if (path === 'total.computed') return say('cell.totalComputed');
  return path.split('.').map(nameOfKey).join(' · ');
}

/** What a form is called in lists: its name, else its title. */
export function nameOfForm(form: Form): string {
  if ('name' in form && form.name !== null) return form.name;
  return form.title ?? say('cell.unnamed');
}
