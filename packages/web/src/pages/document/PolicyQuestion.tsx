import { countsOf } from '@kaocheng/core/checks/count';
import type { Examination } from '@kaocheng/core/examine/examine';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { Ask } from '../../asking/Ask.js';
import { Figure } from '../../figures/Figure.js';
import { say } from '../../words/say.js';
import { nameOfForm } from './cell/cell-name.js';
import { gradesOf } from './FormsList.js';
import { policyDifferences } from './forms-list.js';
import { nameOfPolicy } from './policy-name.js';

interface PolicyQuestionProps {
  readonly transcript: Transcript;
  readonly policy: string | null;
  readonly before: Examination;
  readonly after: Examination;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** What another policy would change: totals, grades and findings before and after. */
export function PolicyQuestion({ transcript, policy, before, after, onYes, onNo }: PolicyQuestionProps) {
  const differences = policyDifferences(transcript, before, after);
  const changed = differences.filter(
    (each) => each.rows > 0 || each.before.recomputedTotal !== each.after.recomputedTotal,
  );
  const was = countsOf(before.findings);
  const is = countsOf(after.findings);
  return (
    <Ask
      title={say('policy.title', { name: nameOfPolicy(policy) })}
      yes={say('policy.use')}
      isWide
      onYes={onYes}
      onNo={onNo}
    >
      <p>
        {say('policy.findings', {
          errorsBefore: was.errors,
          errorsAfter: is.errors,
          warningsBefore: was.warnings,
          warningsAfter: is.warnings,
          infosBefore: was.infos,
          infosAfter: is.infos,
        })}
      </p>
      {changed.length === 0 ? (
        <p>{say('policy.same')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section className="policy-table" tabIndex={0} aria-label={say('policy.table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('forms.name')}</th>
                <th scope="col">{say('forms.printed')}</th>
                <th scope="col">{say('policy.before')}</th>
                <th scope="col">{say('policy.after')}</th>
                <th scope="col">{say('policy.rows')}</th>
                <th scope="col">{say('policy.gradeAfter')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ form, before: old, after: next, rows }) => (
                <tr key={form.order}>
                  <th scope="row">{nameOfForm(form)}</th>
                  <td>
                    <Figure value={old.printedTotal} />
                  </td>
                  <td>
                    <Figure value={old.recomputedTotal} />
                  </td>
                  <td>
                    <Figure
                      value={next.recomputedTotal}
                      tone={next.recomputedTotal === old.recomputedTotal ? 'plain' : 'worse'}
                    />
                  </td>
                  <td>
                    <Figure value={rows} />
                  </td>
                  <td>{gradesOf({ ...next, printedGrade: old.recomputedGrade })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Ask>
  );
}
