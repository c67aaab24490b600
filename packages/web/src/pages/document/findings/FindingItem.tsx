import type { KeptDecision } from '@kaocheng/contracts/document';
import { codeOf } from '@kaocheng/core/checks/hang';
import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { say } from '../../../words/say.js';
import { Clause } from '../../rules/Clause.js';
import { FindingPlaces } from './FindingPlaces.js';
import type { FindingPlace } from './places.js';

/** Where a finding leads: whether to a cell of a form and to a place in the source, and each of its places by itself. */
export interface FindingLeads {
  readonly toForm: boolean;
  readonly toSource: boolean;
  readonly transcript: Transcript;
  /** The text of the document; null where there is none. */
  readonly text: string | null;
  readonly onPlace: (finding: Finding, place: FindingPlace) => void;
}

interface FindingItemProps {
  readonly finding: Finding;
  readonly decision: KeptDecision | null;
  /** Where the chosen finding leads; null: it is not the chosen one. */
  readonly leads: FindingLeads | null;
  /** The id of the chosen one of those that hang on it. */
  readonly chosenHung: string | null;
  readonly isTicked: boolean;
  /** Whether the form is named: not where the group does. */
  readonly isFormNamed: boolean;
  readonly onChoose: (finding: Finding) => void;
  readonly onTick: (finding: Finding, isTicked: boolean) => void;
  readonly onToForm: (finding: Finding) => void;
  readonly onToSource: () => void;
  readonly onDecide: (finding: Finding, state: 'confirmed' | 'dismissed' | 'open') => void;
}

/** One finding; chosen, with what it says, its clause, and what can be done. */
export const FindingItem = memo(function FindingItem(props: FindingItemProps) {
  const { finding, decision, leads, isTicked, isFormNamed, onChoose, onTick } = props;
  const { title, sentence } = sayFinding(finding);
  const { severity, form } = finding;
  const isChosen = leads !== null;
  return (
    <li
      className={`finding finding-${severity}${isChosen ? ' finding-chosen' : ''}${decision === null || decision.lapsed === true ? '' : ' finding-decided'}`}
    >
      <div className="finding-line">
        <input
          type="checkbox"
          className="no-print"
          aria-label={say('findings.tick', { title })}
          checked={isTicked}
          onChange={({ target }) => onTick(finding, target.checked)}
        />
        <button
          type="button"
          className="finding-title"
          data-finding={finding.id}
          aria-expanded={isChosen}
          onClick={() => onChoose(finding)}
        >
          <span className={`tag tag-${severity}`}>{saySeverity(severity)}</span>
          {isFormNamed ? (
            <span className="finding-form">
              {form === null ? say('findings.whole') : say('findings.form', { form })}
            </span>
          ) : null}
          <strong>{title}</strong>
          {decision === null ? null : (
            <span className={decision.lapsed === true ? 'finding-state finding-lapsed' : 'finding-state'}>
              {say(`findings.states.${decision.lapsed === true ? 'lapsed' : decision.state}`)}
            </span>
          )}
          {finding.hangs.length === 0 ? null : (
            <span className="finding-hangs">{say('findings.hangs', { count: finding.hangs.length })}</span>
          )}
        </button>
      </div>
      <p className="finding-sentence">{sentence}</p>
      {isChosen ? <Details {...props} /> : null}
    </li>
  );
});

function Details({ finding, decision, leads, chosenHung, onToForm, onToSource, onDecide, onChoose }: FindingItemProps) {
  const { advice } = sayFinding(finding);
  const { printed, expected, quote, hangs } = finding;
  const code = codeOf(finding);
  return (
    <div className="finding-details">
      {printed === null && expected === null ? null : (
        <p>
          {say('findings.printed', { printed: printed ?? '—' })}
          {expected === null ? '' : `　${say('findings.expected', { expected })}`}
        </p>
      )}
      {quote.map((each) => (
        <blockquote key={each}>{each}</blockquote>
      ))}
      {advice === '' ? null : <p>{say('findings.advice', { advice })}</p>}
      {leads === null ? null : (
        <FindingPlaces
          transcript={leads.transcript}
          finding={finding}
          text={leads.text}
          onPlace={(place) => leads.onPlace(finding, place)}
        />
      )}
      <div className="finding-clause">
        <span>{say('findings.why')}</span>
        <Clause citation={finding.citation} />
        <Link to="/rules" hash={code}>
          {say('findings.rule', { code })}
        </Link>
      </div>
      {decision?.lapsed === true ? (
        <p className="finding-before">
          {say('findings.lapsed', { state: say(`findings.states.${decision.state}`) })}
          {decision.reason === '' ? '' : say('findings.lapsedReason', { reason: decision.reason })}
        </p>
      ) : null}
      {decision === null || decision.lapsed === true || decision.reason === '' ? null : (
        <p>{say('findings.decided', { state: say(`findings.states.${decision.state}`), reason: decision.reason })}</p>
      )}
      <div className="finding-actions no-print">
        {leads?.toForm === true ? (
          <button type="button" className="plain-button" onClick={() => onToForm(finding)}>
            {say('findings.toForm')}
          </button>
        ) : null}
        {leads?.toSource === true ? (
          <button type="button" className="plain-button" onClick={onToSource}>
            {say('findings.toSource')}
          </button>
        ) : null}
        {decision === null || decision.lapsed === true ? (
          <>
            <button type="button" className="plain-button" onClick={() => onDecide(finding, 'confirmed')}>
              {say('findings.confirm')}
            </button>
            <button type="button" className="plain-button" onClick={() => onDecide(finding, 'dismissed')}>
              {say('findings.dismiss')}
            </button>
          </>
        ) : (
          <button type="button" className="plain-button" onClick={() => onDecide(finding, 'open')}>
            {say('findings.reopen')}
          </button>
        )}
      </div>
      {hangs.length === 0 ? null : (
        <ul className="finding-hung" aria-label={say('findings.hangs', { count: hangs.length })}>
          {hangs.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className="link-button"
                aria-current={each.id === chosenHung}
                onClick={() => onChoose(each)}
              >
                {sayFinding(each).sentence}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
