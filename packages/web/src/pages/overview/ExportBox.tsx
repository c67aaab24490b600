import { otherOperations } from '@kaocheng/contracts/operations';
import { useState } from 'react';
import { addressOf } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayOverview } from '../../words/say-overview.js';
import { FormatButtons } from '../jobs/FormatButtons.js';
import { fetchFile } from '../jobs/fetch-file.js';

const WHAT = ['forms', 'findings'] as const;
const FORMATS = ['csv', 'xlsx', 'json'] as const;
type What = (typeof WHAT)[number];
type Format = (typeof FORMATS)[number];

/** Everything that is kept, as a file: the totals of all forms or all findings. */
export function ExportBox() {
  const [running, setRunning] = useState<{ what: What; format: Format } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const get = async (what: What, format: Format): Promise<void> => {
    setRunning({ what, format });
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
        <FormatButtons
          key={what}
          title={sayOverview(`export.${what}`)}
          formats={FORMATS}
          isBusy={running !== null}
          running={running?.what === what ? running.format : null}
          nameOf={(format) => sayOverview(`export.${format}`)}
          labelOf={(format) =>
            sayOverview('export.one', { what: sayOverview(`export.${what}`), format: sayOverview(`export.${format}`) })
          }
          onFormat={(format) => void get(what, format)}
        />
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
