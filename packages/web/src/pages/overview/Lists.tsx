import { useId, useState } from 'react';
import { sayOverview } from '../../words/say-overview.js';
import { DocumentList } from '../drop/DocumentList.js';
import { FormList } from './FormList.js';
import { nameOfNarrowing } from './narrowing.js';
import { NARROWINGS, type OverviewSearch } from './overview-search.js';
import '../drop/drop.css';

const LISTS = ['forms', 'documents'] as const;

/** The lists behind the charts: all forms, or all documents. */
export function Lists({
  chosen,
  onChoose,
}: {
  readonly chosen: OverviewSearch;
  readonly onChoose: (change: OverviewSearch) => void;
}) {
  const id = useId();
  const list = chosen.list ?? 'forms';
  return (
    <section id="lists" className="lists" aria-labelledby={id}>
      <header>
        <h2 id={id}>{sayOverview('lists.title')}</h2>
        <fieldset>
          <legend className="only-read-aloud">{sayOverview('lists.title')}</legend>
          {LISTS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={id}
                checked={list === each}
                onChange={() => onChoose(each === 'forms' ? {} : { list: each })}
              />
              {sayOverview(`lists.${each}Tab`)}
            </label>
          ))}
        </fieldset>
        {list === 'forms' ? (
          <Search
            key={chosen.search ?? ''}
            search={chosen.search ?? ''}
            onSearch={(search) => {
              const { search: _, ...rest } = chosen;
              onChoose(search === '' ? rest : { ...rest, search });
            }}
          />
        ) : null}
        {list === 'forms'
          ? NARROWINGS.filter((name) => chosen[name] !== undefined).map((name) => (
              <button
                key={name}
                type="button"
                className="plain-button"
                title={sayOverview('lists.widen')}
                onClick={() => {
                  const { [name]: _, ...rest } = chosen;
                  onChoose(rest);
                }}
              >
                {nameOfNarrowing(name, chosen[name] ?? '')} <span aria-hidden="true">×</span>
                <span className="only-read-aloud">{sayOverview('lists.widen')}</span>
              </button>
            ))
          : null}
      </header>
      {list === 'forms' ? (
        <div className="list">
          <FormList chosen={chosen} onChoose={onChoose} />
        </div>
      ) : (
        <DocumentList />
      )}
    </section>
  );
}

function Search({ search, onSearch }: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const [typed, setTyped] = useState(search);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <input
          type="search"
          className="field"
          aria-label={sayOverview('lists.searchForms')}
          placeholder={sayOverview('lists.searchForms')}
          maxLength={200}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit" className="plain-button">
          {sayOverview('lists.find')}
        </button>
        {search === '' ? null : (
          <button type="button" className="plain-button" onClick={() => onSearch('')}>
            {sayOverview('lists.clear')}
          </button>
        )}
      </form>
    </search>
  );
}
