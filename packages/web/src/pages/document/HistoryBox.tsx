import { words } from '@kaocheng/core/generated/words';
import { useQuery } from '@tanstack/react-query';
import { Ask } from '../../asking/Ask.js';
import { historyQuery } from '../../server/documents.js';
import { sentenceOf } from '../../server/problem.js';
import { type Sentences, say } from '../../words/say.js';
import { sayInstant } from '../drop/state-words.js';

const actions: Sentences = words.web.history.actions;

function nameOfAction(action: string): string {
  const name = actions[action];
  return typeof name === 'string' ? name : action;
}

/** What was done to the document: when, by whom, what. */
export function HistoryBox({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data, error, isPending } = useQuery(historyQuery(id));
  return (
    <Ask title={say('history.title')} yes={say('ask.close')} no={null} isWide onYes={onClose} onNo={onClose}>
      {isPending ? <p role="status">{say('history.loading')}</p> : null}
      {error === null ? null : <p role="alert">{sentenceOf(error)}</p>}
      {data === undefined ? null : (
        <table className="history-table">
          <thead>
            <tr>
              <th scope="col">{say('history.version')}</th>
              <th scope="col">{say('history.at')}</th>
              <th scope="col">{say('history.by')}</th>
              <th scope="col">{say('history.action')}</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map((entry) => (
              <tr key={`${entry.version} ${entry.at} ${entry.action}`}>
                <td>{entry.version}</td>
                <td>
                  <time dateTime={entry.at}>{sayInstant(entry.at)}</time>
                </td>
                <td>{entry.by}</td>
                <td>
                  {nameOfAction(entry.action)}
                  <span className="history-facts">{Object.values(entry.facts).join(' · ')}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Ask>
  );
}
