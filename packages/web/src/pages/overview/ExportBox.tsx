import { otherOperations } from '@kaocheng/contracts/operations';
import { useState } from 'react';
import { addressOf } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayOverview } from '../../words/say-overview.js';
import { fetchFile } from '../jobs/fetch-file.js';

const WHAT = ['forms', 'findings'] as const;
const FORMATS = ['csv', 'xlsx', 'json'] as const;

/** Everything that is kept, as a file: the totals of all forms or all findings. */
export function ExportBox() {
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const get = async (what: (typeof WHAT)[number], format: (typeof FORMATS)[number]) => {
    setRunning(`${what}.${format}`);
    setProblem(null);
    try {
      await fetchFile(addressOf(otherOperations.export.path, {}, { what, format }), `${what}.${format}`);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setRunning(null);
  };
  return (
    <section className="export no-print" aria-labelledby="export-title">
      <h2 id="export-title">{sayOverview('export.title')}</h2>
      {WHAT.map((what) => (
        <fieldset key={what}>
          <legend>{sayOverview(`export.${what}`)}</legend>
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              className="plain-button"
              disabled={running !== null}
              aria-busy={running === `${what}.${format}`}
              aria-label={sayOverview('export.one', {
                what: sayOverview(`export.${what}`),
                format: sayOverview(`export.${format}`),
              })}
              onClick={() => void get(what, format)}
            >
              {sayOverview(`export.${format}`)}
            </button>
          ))}
        </fieldset>
      ))}
      <p>{sayOverview('export.hint')}</p>
      {problem === null ? null : (
        <p className="export-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
