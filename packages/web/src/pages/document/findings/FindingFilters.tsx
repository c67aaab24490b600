import { saySeverity } from '@kaocheng/core/checks/say';
import { say } from '../../../words/say.js';
import { type FindingFilter, type Grouping, NO_FILTER } from './group.js';

interface FindingFiltersProps {
  readonly filter: FindingFilter;
  readonly grouping: Grouping;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly onGrouping: (grouping: Grouping) => void;
}

const GROUPINGS: readonly Grouping[] = ['severity', 'form', 'rule', 'none'];
const SEVERITIES = ['error', 'warning', 'info'] as const;
const STATES = ['open', 'lapsed', 'confirmed', 'dismissed'] as const;

/** By what findings are grouped and to what they are narrowed. */
export function FindingFilters({ filter, grouping, onFilter, onGrouping }: FindingFiltersProps) {
  const isNarrowed = filter !== NO_FILTER;
  return (
    <div className="findings-filters no-print">
      <label>
        <span className="only-read-aloud">{say('findings.groupBy')}</span>
        <select
          className="choice"
          value={grouping}
          onChange={({ target }) => onGrouping(GROUPINGS.find((each) => each === target.value) ?? 'severity')}
        >
          {GROUPINGS.map((each) => (
            <option key={each} value={each}>
              {say(`findings.grouping.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="only-read-aloud">{say('findings.severity')}</span>
        <select
          className="choice"
          value={filter.severity ?? ''}
          onChange={({ target }) =>
            onFilter({ ...filter, severity: SEVERITIES.find((each) => each === target.value) ?? null })
          }
        >
          <option value="">{say('findings.anySeverity')}</option>
          {SEVERITIES.map((each) => (
            <option key={each} value={each}>
              {saySeverity(each)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="only-read-aloud">{say('findings.state')}</span>
        <select
          className="choice"
          value={filter.state ?? ''}
          onChange={({ target }) =>
            onFilter({ ...filter, state: STATES.find((each) => each === target.value) ?? null })
          }
        >
          <option value="">{say('findings.anyState')}</option>
          {STATES.map((each) => (
            <option key={each} value={each}>
              {say(`findings.states.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <input
        type="search"
        className="field"
        aria-label={say('findings.search')}
        placeholder={say('findings.search')}
        value={filter.search}
        onChange={({ target }) => onFilter({ ...filter, search: target.value })}
      />
      {isNarrowed ? (
        <button type="button" className="link-button" onClick={() => onFilter(NO_FILTER)}>
          {say('findings.all')}
        </button>
      ) : null}
    </div>
  );
}
