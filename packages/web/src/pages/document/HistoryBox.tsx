import { otherOperations } from '@kaocheng/contracts/operations';
import { useQuery } from '@tanstack/react-query';
import { Ask } from '../../asking/Ask.js';
import { addressOf } from '../../server/call.js';
import { historyQuery } from '../../server/documents.js';
import { sentenceOf } from '../../server/problem.js';
import { say } from '../../words/say.js';
import { sayInstant } from '../drop/state-words.js';
import { type HistoryGround, sayActor, sayEntry } from './history-words.js';

interface HistoryBoxProps {
  readonly id: string;
  readonly ground: HistoryGround;
  readonly onClose: () => void;
}

/** What brought a file; it stays to be had after another one came back in its place. */
const FILE_CAME = new Set(['received', 'returned']);

/** What was done to the document: when, by whom, what. */
export function HistoryBox({ id, ground, onClose }: HistoryBoxProps) {
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
                <td>{sayActor(entry.by)}</td>
                <td>
                  {sayEntry(entry, ground)}
                  {FILE_CAME.has(entry.action) ? (
                    <>
                      {' '}
                      <a
                        href={addressOf(otherOperations.documentSource.path, { id }, { version: entry.version })}
                        aria-label={say('history.fileOf', { version: entry.version })}
                        download
                      >
                        {say('history.file')}
                      </a>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Ask>
  );
}
