import type { KeptDecision } from '@kaocheng/contracts/document';
import { countsOf } from '@kaocheng/core/checks/count';
import { saySeverity } from '@kaocheng/core/checks/say';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Counts } from '../../../figures/Counts.js';
import { say } from '../../../words/say.js';
import { nameOfForm } from '../cell/cell-name.js';
import { useStable } from '../useStable.js';
import { DismissQuestion } from './DismissQuestion.js';
import { FindingFilters } from './FindingFilters.js';
import { FindingItem, type FindingLeads } from './FindingItem.js';
import { type FindingFilter, type Grouping, grouped, isShown, NO_FILTER, rootOf, ruleTitle } from './group.js';
import './findings.css';

interface FindingsPaneProps {
  readonly transcript: Transcript;
  readonly findings: readonly Finding[];
  readonly decisions: ReadonlyMap<string, KeptDecision>;
  readonly chosen: string | null;
  readonly leads: FindingLeads;
  /** Order of the form that is shown. */
  readonly form: number | null;
  readonly onChoose: (finding: Finding | null) => void;
  readonly onToForm: (finding: Finding) => void;
  readonly onToSource: () => void;
  readonly onDecide: (findings: readonly Finding[], state: 'confirmed' | 'dismissed' | 'open', reason: string) => void;
}

/** The findings by their weight, grouped and narrowed; many decided at once. */
export function FindingsPane(props: FindingsPaneProps) {
  const { transcript, findings, decisions, chosen, leads, onChoose, onToForm, onToSource, onDecide } = props;
  const [grouping, setGrouping] = useState<Grouping>('severity');
  const [filter, setFilter] = useState<FindingFilter>(NO_FILTER);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly Finding[] | null>(null);
  const pane = useRef<HTMLElement>(null);
  const deferred = useDeferredValue(filter);
  const narrowed = useMemo(
    // “Only this form” goes along with the form that is shown.
    () => (deferred.form === null ? deferred : { ...deferred, form: props.form }),
    [deferred, props.form],
  );
  const shown = useMemo(
    () => findings.filter((each) => isShown(each, narrowed, decisions)),
    [findings, narrowed, decisions],
  );
  const groups = useMemo(() => grouped(shown, grouping), [shown, grouping]);
  const chosenTicks = shown.filter(({ id }) => ticked.has(id));

  const decide = (subjects: readonly Finding[], state: 'confirmed' | 'dismissed' | 'open'): void => {
    if (state === 'dismissed') setAsked(subjects);
    else {
      onDecide(subjects, state, '');
      setTicked(new Set());
    }
  };
  const tick = (subjects: readonly Finding[], isTicked: boolean): void => {
    const next = new Set(ticked);
    for (const { id } of subjects) {
      if (isTicked) next.add(id);
      else next.delete(id);
    }
    setTicked(next);
  };
  // One that hangs on another is shown in the place of its cause.
  const root = useMemo(() => rootOf(findings, chosen), [findings, chosen]);
  const chooseOne = useStable((each: Finding) => onChoose(each.id === chosen ? null : each));
  const tickOne = useStable((each: Finding, isTicked: boolean) => tick([each], isTicked));
  const decideOne = useStable((each: Finding, state: 'confirmed' | 'dismissed' | 'open') => decide([each], state));
  const toForm = useStable(onToForm);
  const toSource = useStable(onToSource);
  /** Up and down from finding to finding. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset['finding'] === undefined) return;
    const all = [...(pane.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])];
    const next = all[all.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  const titleOf = (key: string): string => {
    if (grouping === 'severity') return saySeverity(key as Finding['severity']);
    if (grouping === 'rule') return `${key} ${ruleTitle(key)}`;
    if (key === 'document') return say('findings.whole');
    const form = transcript.forms.find(({ order }) => String(order) === key);
    return say('findings.formNamed', { form: key, name: form === undefined ? '' : nameOfForm(form) });
  };

  return (
    <section ref={pane} className="pane findings-pane" aria-label={say('findings.title')} onKeyDown={onKeyDown}>
      <header className="pane-head">
        <h2>{say('findings.title')}</h2>
        <Counts of={countsOf(findings)} />
      </header>
      <FindingFilters filter={filter} grouping={grouping} onFilter={setFilter} onGrouping={setGrouping} />
      {findings.length === 0 ? null : (
        <div className="findings-bulk no-print">
          {props.form === null ? null : (
            <label className="findings-only">
              <input
                type="checkbox"
                checked={filter.form !== null}
                onChange={({ target }) => setFilter({ ...filter, form: target.checked ? props.form : null })}
              />
              {say('findings.onlyForm', { form: props.form })}
            </label>
          )}
          <label>
            <input
              type="checkbox"
              checked={chosenTicks.length === shown.length && shown.length > 0}
              disabled={shown.length === 0}
              onChange={({ target }) => tick(shown, target.checked)}
            />
            {say('findings.tickAll', { count: shown.length })}
          </label>
          {chosenTicks.length === 0 ? null : (
            <>
              <button type="button" className="plain-button" onClick={() => decide(chosenTicks, 'confirmed')}>
                {say('findings.confirmMany', { count: chosenTicks.length })}
              </button>
              <button type="button" className="plain-button" onClick={() => decide(chosenTicks, 'dismissed')}>
                {say('findings.dismissMany', { count: chosenTicks.length })}
              </button>
            </>
          )}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className="findings-list" tabIndex={0} aria-label={say('findings.title')}>
        {findings.length === 0 ? <p className="pane-empty">{say('findings.none')}</p> : null}
        {findings.length > 0 && shown.length === 0 ? <p className="pane-empty">{say('findings.filtered')}</p> : null}
        {groups.map(({ key, findings: members }) => (
          <section key={key} aria-label={grouping === 'none' ? say('findings.title') : titleOf(key)}>
            {grouping === 'none' ? null : (
              <h3 className="findings-group">
                {titleOf(key)} <small>{members.length}</small>
              </h3>
            )}
            <ul>
              {members.map((finding) => (
                <FindingItem
                  key={finding.id}
                  finding={finding}
                  decision={decisions.get(finding.id) ?? null}
                  leads={finding.id === root ? leads : null}
                  chosenHung={finding.id === root && chosen !== root ? chosen : null}
                  isTicked={ticked.has(finding.id)}
                  isFormNamed={grouping !== 'form'}
                  onChoose={chooseOne}
                  onTick={tickOne}
                  onToForm={toForm}
                  onToSource={toSource}
                  onDecide={decideOne}
                />
              ))}
            </ul>
          </section>
        ))}
      </section>
      {asked === null ? null : (
        <DismissQuestion
          count={asked.length}
          onNo={() => setAsked(null)}
          onYes={(reason) => {
            onDecide(asked, 'dismissed', reason);
            setTicked(new Set());
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
