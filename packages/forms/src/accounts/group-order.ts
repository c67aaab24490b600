import { personnelClasses } from '@kaocheng/core/accounts/definitions';
import type { DraftRow } from './draft.js';
import type { ColumnLookup } from './grid-columns.js';

const isPersonnel = (code: string): boolean => personnelClasses.has(code.slice(0, 3));

/**
 * Puts rows that were read across the groups of a table side by side (科目编码 科目名称 决算数, several times) into the
 * order of the groups, from top to bottom. A group's codes ascend; a class stays in its group; a new class goes to the
 * group whose turn it is and that holds the same kind of expenditure (人员经费, 公用经费). The sums at the foot go behind
 * the groups that they add up. Where the codes stand in as many columns of a container's grid as there are groups, their
 * columns tell the groups.
 */
export function orderByGroups(
  rows: readonly DraftRow[],
  count: number,
  lookup: ColumnLookup | null = null,
): DraftRow[] {
  if (count < 2) return [...rows];
  const places = lookup === null ? null : groupsByGrid(rows, count, lookup);
  const groups: DraftRow[][] = Array.from({ length: count }, () => []);
  const lastCode: string[] = new Array(count).fill('');
  const groupOfClass = new Map<string, number>();
  const feet: { row: DraftRow; group: number }[] = [];
  let turn = 0;
  for (const row of rows) {
    const code = row.code?.text ?? '';
    if (code === '') {
      const personnel = (row.name?.text ?? '').includes('人员');
      feet.push({ row, group: personnel ? lastOf(lastCode, true) : count - 1 });
      continue;
    }
    const known = groupOfClass.get(code.slice(0, 3));
    const group = places?.get(row) ?? known ?? freeGroup(code, lastCode, turn);
    groupOfClass.set(code.slice(0, 3), group);
    groups[group]?.push(row);
    lastCode[group] = code;
    turn = (group + 1) % count;
  }
  for (const { row, group } of feet) groups[group]?.push(row);
  return groups.flat();
}

/** The group of each row with a code, by the column of the code; null where the grid shows other groups than the header. */
function groupsByGrid(
  rows: readonly DraftRow[],
  count: number,
  lookup: ColumnLookup,
): ReadonlyMap<DraftRow, number> | null {
  const columns = new Map<DraftRow, number>();
  for (const row of rows) {
    if (row.code === null) continue;
    const column = lookup(row.code.spans[0]?.[0] ?? -1);
    if (column === null) return null;
    columns.set(row, column);
  }
  const places = [...new Set(columns.values())].sort((a, b) => a - b);
  if (places.length !== count) return null;
  return new Map([...columns].map(([row, column]) => [row, places.indexOf(column)]));
}

function freeGroup(code: string, lastCode: readonly string[], turn: number): number {
  for (let step = 0; step < lastCode.length; step++) {
    const group = (turn + step) % lastCode.length;
    const last = lastCode[group] ?? '';
    if (last === '' || (last < code && isPersonnel(last) === isPersonnel(code))) return group;
  }
  return turn;
}

const lastOf = (lastCode: readonly string[], personnel: boolean): number => {
  for (let group = lastCode.length - 1; group >= 0; group--) {
    const code = lastCode[group] ?? '';
    if (code !== '' && isPersonnel(code) === personnel) return group;
  }
  return 0;
};
