import { say } from '../../words/say.js';

interface SortHeadProps {
  readonly label: string;
  /** Null where the list is sorted by another column. */
  readonly order: 'asc' | 'desc' | null;
  readonly onSort: (order: 'asc' | 'desc') => void;
}

/** The head of a column that the list can be sorted by. */
export function SortHead({ label, order, onSort }: SortHeadProps) {
  const sorted = order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none';
  return (
    <th scope="col" aria-sort={sorted}>
      <button
        type="button"
        className="sort-button"
        title={say('list.sortBy', { label })}
        onClick={() => onSort(order === 'desc' ? 'asc' : 'desc')}
      >
        {label}
        <span aria-hidden="true">{order === 'asc' ? '▲' : order === 'desc' ? '▼' : '↕'}</span>
      </button>
    </th>
  );
}
