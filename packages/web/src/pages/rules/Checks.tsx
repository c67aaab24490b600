import { saySeverity } from '@kaocheng/core/checks/say';
import type { Severity } from '@kaocheng/core/model/finding';
import { Link, useLocation } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { nameOfCheckFamily, sayOverview } from '../../words/say-overview.js';
import { CheckSection } from './CheckSection.js';
import { type CheckFamily, findChecks } from './check-list.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function Contents({ families }: { readonly families: readonly CheckFamily[] }) {
  return (
    <nav className="rules-contents no-print" aria-label={sayOverview('rules.contents')}>
      {families.map(({ letter, rules }) => (
        <div key={letter}>
          <Link to="/rules" hash={`family-${letter}`}>
            {letter} {nameOfCheckFamily(letter)}
          </Link>
          <ul>
            {rules.map(({ code, title }) => (
              <li key={code}>
                <Link to="/rules" hash={code} title={title}>
                  {code}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** All checks by family, narrowed by a search and by how grave they are. */
export function Checks() {
  const chosen = useLocation({ select: ({ hash }) => hash });
  const [search, setSearch] = useState('');
  const [severity, setSeverity] = useState<Severity | null>(null);
  const wanted = useDeferredValue(search);
  const families = useMemo(() => findChecks({ search: wanted, severity }), [wanted, severity]);
  const count = families.reduce((sum, { rules }) => sum + rules.length, 0);
  const clear = () => {
    setSearch('');
    setSeverity(null);
  };
  return (
    <section id="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{sayOverview('rules.checks')}</h2>
      <search className="rules-search no-print">
        <label>
          {sayOverview('rules.search')}
          <input
            type="search"
            value={search}
            placeholder={sayOverview('rules.searchHint')}
            onChange={({ target }) => setSearch(target.value)}
          />
        </label>
        <label>
          {sayOverview('rules.severity')}
          <select
            value={severity ?? ''}
            onChange={({ target }) => setSeverity(SEVERITIES.find((each) => each === target.value) ?? null)}
          >
            <option value="">{sayOverview('rules.anySeverity')}</option>
            {SEVERITIES.map((each) => (
              <option key={each} value={each}>
                {saySeverity(each)}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{sayOverview('rules.shown', { count })}</span>
      </search>
      {count === 0 ? (
        <p className="rules-none">
          {sayOverview('rules.none', { search })}{' '}
          <button type="button" className="plain-button" onClick={clear}>
            {sayOverview('rules.clear')}
          </button>
        </p>
      ) : (
        <div className="rules-body">
          <Contents families={families} />
          <div className="rules-checks">
            {families.map(({ letter, rules }) => (
              <section key={letter} id={`family-${letter}`} aria-labelledby={`family-${letter}-title`}>
                <h3 id={`family-${letter}-title`} className="rules-family">
                  {letter} {nameOfCheckFamily(letter)}
                </h3>
                {rules.map((rule) => (
                  <CheckSection key={rule.code} rule={rule} chosen={chosen} />
                ))}
              </section>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}
