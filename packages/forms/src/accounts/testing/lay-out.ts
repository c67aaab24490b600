import { tableOfTitle } from '@kaocheng/core/accounts/definitions';
import type { AccountForm, AccountRow } from '@kaocheng/core/model/transcript';

/** How an account table is flattened to text, for tests: what a copied pdf or web page leaves of it. */
export type Layout =
  | 'lines'
  | 'one-line'
  | 'cell-a-line'
  | 'pipes'
  | 'glued'
  | 'pages'
  | 'torn'
  | 'no-frame'
  | 'no-ordinal';

type Line = readonly (string | null)[];

const has = (cell: string | null | undefined): cell is string => cell !== null && cell !== undefined && cell !== '';
const leaves = (columns: readonly string[]): string[] => columns.map((path) => path.slice(path.lastIndexOf('/') + 1));

/** Parents in front of their leaves, each once, as a header of two lines copies. */
function headerOf(columns: readonly string[]): string[] {
  const parents = columns.flatMap((path) => path.split('/').slice(0, -1));
  return [...new Set(parents), ...leaves(columns)];
}

const valuesOf = (row: AccountRow): (string | null)[] => Object.values(row.values);

/** The body of a table as lines of cells, null where a cell is blank. */
function bodyOf(form: AccountForm, shape: string): { header: Line[]; body: Line[] } {
  if (shape === 'sides') return sidesOf(form);
  const numbers: Line = ['栏次', ...form.columns.map((_, index) => String(index + 1))];
  const single = form.columns.length === 1;
  if (shape === 'groups' && single) return groupsOf(form);
  const name = shape === 'measures' ? ['项目'] : ['项目', '科目编码', '科目名称'];
  return {
    header: [[...name, ...headerOf(form.columns)], numbers],
    body: form.rows.map((row) => [...(shape === 'measures' ? [] : [row.code]), row.name, ...valuesOf(row)]),
  };
}

function sidesOf(form: AccountForm): { header: Line[]; body: Line[] } {
  const left = form.rows.filter((row) => row.side === '收入');
  const right = form.rows.filter((row) => row.side === '支出');
  const leftColumns = Object.keys(left[0]?.values ?? {});
  const rightColumns = Object.keys(right[0]?.values ?? {});
  const count = Math.max(left.length, right.length);
  const body: Line[] = Array.from({ length: count }, (_, index) => {
    const a = left[index];
    const b = right[index];
    return [
      a?.name ?? null,
      a?.line ?? null,
      ...(a === undefined ? [] : valuesOf(a)),
      b?.name ?? null,
      b?.line ?? null,
      ...(b === undefined ? [] : valuesOf(b)),
    ];
  });
  const numbers = [
    '栏次',
    ...leftColumns.map((_, i) => String(i + 1)),
    '栏次',
    ...rightColumns.map((_, i) => String(i + 1 + leftColumns.length)),
  ];
  return {
    header: [['收入', '支出'], ['项目', '行次', ...leftColumns, '项目', '行次', ...rightColumns], numbers],
    body,
  };
}

function groupsOf(form: AccountForm): { header: Line[]; body: Line[] } {
  const column = form.columns[0] ?? '';
  const coded = form.rows.filter((row) => has(row.code));
  const feet = form.rows.filter((row) => !has(row.code));
  const groups = [
    coded.filter((row) => /^30[13]/.test(row.code ?? '')),
    coded.filter((row) => /^30[27]/.test(row.code ?? '')),
    coded.filter((row) => /^3[19]/.test(row.code ?? '')),
  ];
  const count = Math.max(...groups.map((group) => group.length));
  const body: Line[] = Array.from({ length: count }, (_, index) =>
    groups.flatMap((group) => [
      group[index]?.code ?? null,
      group[index]?.name ?? null,
      group[index]?.values[column] ?? null,
    ]),
  );
  return {
    header: [groups.flatMap(() => ['科目编码', '科目名称', column])],
    body: [...body, feet.flatMap((row) => [row.name, row.values[column] ?? null])],
  };
}

/** Tears the names of coded rows around their line, as a pdf does whose cells are centred. */
function torn(line: Line): string[] {
  const [code, name, ...values] = line;
  if (!has(code) || !has(name) || name.length < 10) return [line.filter(has).join(' ')];
  const cut = Math.ceil(name.length * 0.7);
  return [name.slice(0, cut), [code, ...values].filter(has).join(' '), name.slice(cut)];
}

/** Lays a table out as text. The table is a form as FORMAT.md states it. */
export function layOut(form: AccountForm, layout: Layout): string {
  const shape = tableOfTitle(form.title)?.shape ?? 'coded';
  const { header, body } = bodyOf(form, shape);
  const head: Line[] = [
    [form.title],
    [form.table],
    [`编制单位：${form.department ?? ''}`, `金额单位：${form.unit ?? ''}`],
  ];
  const note: Line[] = form.note === null ? [] : [[form.note]];
  const lines: Line[] =
    layout === 'no-frame' ? [[form.title], [form.table], ...header, ...body] : [...head, ...header, ...body, ...note];
  const spaced = (all: readonly Line[]): string[] =>
    all.map((line) => line.filter(has).join(' ')).filter((line) => line !== '');
  switch (layout) {
    case 'one-line':
      return `${spaced(lines).join(' ')}\n`;
    case 'cell-a-line':
      return `${lines.flat().filter(has).join('\n')}\n`;
    case 'pipes':
      return `${lines.map((line) => line.filter(has).join(' |\n')).join(' | | |\n')}\n`;
    case 'glued':
      return `${[...head.map((line) => line.filter(has).join('\n')), [...header, ...body].flat().filter(has).join(''), ...spaced(note)].join('\n')}\n`;
    case 'pages': {
      const half = Math.ceil(body.length / 2);
      const first = spaced([...head, ...header, ...body.slice(0, half)]);
      const second =
        shape === 'coded' ? spaced([...header, ...body.slice(half), ...note]) : spaced([...body.slice(half), ...note]);
      return `${first.join('\n\n')}\n\n${shape === 'coded' ? '\n12\n\n\f' : ''}${second.join('\n\n')}\n`;
    }
    case 'torn':
      return `${[...spaced([...head, ...header]), ...(shape === 'coded' ? body.flatMap(torn) : spaced(body)), ...spaced(note)].join('\n\n')}\n`;
    case 'no-ordinal':
      return `${spaced([...head, ...header.filter((line) => line[0] !== '栏次'), ...body, ...note]).join('\n')}\n`;
    default:
      return `${spaced(lines).join('\n')}\n`;
  }
}
