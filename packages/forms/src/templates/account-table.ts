import { tableDefinitions } from '@kaocheng/core/accounts/definitions';
import type { PolicyFault } from '@kaocheng/core/scoring/policy-tree';
import type { Template } from './template.js';

/**
 * A fault for each block of a template that names a table of the final accounts which accounts/tables.yaml does not have.
 * Apart from `readTemplate`, by which the data is built before those tables can be looked up.
 */
export function accountTableFaults({ blocks }: Pick<Template, 'blocks'>): PolicyFault[] {
  const known = tableDefinitions.map(({ id }) => id);
  return blocks.flatMap((block, at) => {
    if (block.type !== 'account' || block.table === '' || known.includes(block.table)) return [];
    const allowed = known.join(', ');
    return [
      {
        path: ['blocks', at, 'account', 'table'],
        reason: `no account table "${block.table}"; known are ${allowed}`,
        code: 'account-table',
        facts: { found: block.table, allowed },
      },
    ];
  });
}
