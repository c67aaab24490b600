import { type RuleData, ruleOfFinding } from '@kaocheng/core/checks/rules';
import { saySeverity } from '@kaocheng/core/checks/say';
import { Link } from '@tanstack/react-router';
import { Figure } from '../../figures/Figure.js';
import { nameOfFact, nameOfNumber, sayOverview } from '../../words/say-overview.js';
import { Clause } from './Clause.js';
import { type CheckCase, casesOf, partsOfSentence } from './check-list.js';
import '../../figures/phone-rows.css';

/** The template of a sentence, its facts as named blanks. */
function Template({ sentence }: { readonly sentence: string }) {
  let at = 0;
  return partsOfSentence(sentence).map((part) => {
    at += part.kind === 'words' ? part.text.length : part.name.length;
    return part.kind === 'words' ? (
      part.text
    ) : (
      <span key={at} className="rule-fact">
        {nameOfFact(part.name) ?? sayOverview('rules.blank')}
      </span>
    );
  });
}

function Case({ data, isChosen }: { readonly data: CheckCase; readonly isChosen: boolean }) {
  return (
    <tr id={data.code} className={isChosen ? 'rule-chosen' : undefined}>
      <th scope="row">
        <a href={`#${data.code}`} aria-label={sayOverview('rules.link', { code: data.code })}>
          {data.code}
        </a>
      </th>
      <td>
        <span className={`severity severity-${data.severity}`}>{saySeverity(data.severity)}</span>
      </td>
      <td>
        <strong>
          <Template sentence={data.title} />
        </strong>
        <p>
          <Template sentence={data.sentence} />
        </p>
      </td>
      <td data-label={sayOverview('rules.advice')}>
        <Template sentence={data.advice} />
      </td>
      <td className="rule-weight" data-label={sayOverview('rules.weight')}>
        <Figure value={data.weight} />
      </td>
    </tr>
  );
}

function clausesOf(rule: RuleData): CheckCase[] {
  const seen = new Set<string>();
  return casesOf(rule).filter(({ citation }) => {
    const key = citation === null ? '' : `${citation.document} ${citation.article}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** One check: what it looks for, how grave it is, by which clause, and its limits. */
export function CheckSection({ rule, chosen }: { readonly rule: RuleData; readonly chosen: string }) {
  const cases = casesOf(rule);
  const isSingle = cases.length === 1 && cases[0]?.code === rule.code;
  const limits = rule.numberNames().flatMap((name) => {
    const label = nameOfNumber(name);
    return label === null ? [] : [{ name, label, value: rule.number(name).toString() }];
  });
  return (
    <section
      id={isSingle ? undefined : rule.code}
      className={`rule sheet${chosen === rule.code ? ' rule-chosen' : ''}`}
      aria-labelledby={`${rule.code}-title`}
    >
      <h4 id={`${rule.code}-title`}>
        <a href={`#${rule.code}`}>{rule.code}</a> {rule.title}
      </h4>
      <div className="rule-scroll">
        <table className="rule-cases phone-rows phone-lines">
          <thead>
            <tr>
              <th scope="col">{sayOverview('rules.cases')}</th>
              <th scope="col">{sayOverview('rules.severity')}</th>
              <th scope="col">{sayOverview('rules.finds')}</th>
              <th scope="col">{sayOverview('rules.advice')}</th>
              <th scope="col">{sayOverview('rules.weight')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((each) => (
              <Case key={each.code} data={each} isChosen={chosen === each.code} />
            ))}
          </tbody>
        </table>
      </div>
      <dl className="rule-more">
        <div>
          <dt>{sayOverview('rules.clause')}</dt>
          <dd>
            {clausesOf(rule).map(({ code, citation }) => (
              <Clause key={code} citation={citation} />
            ))}
          </dd>
        </div>
        {limits.length === 0 ? null : (
          <div>
            <dt>{sayOverview('rules.limits')}</dt>
            <dd>
              {limits.map(({ name, label, value }) => (
                <span key={name} className="rule-limit">
                  {label} <Figure value={value} />
                </span>
              ))}
            </dd>
          </div>
        )}
        {rule.hangsOn.length === 0 ? null : (
          <div>
            <dt>{sayOverview('rules.hangsOn')}</dt>
            <dd>
              {rule.hangsOn.map(({ code }) => (
                <Link key={code} to="/rules" hash={code} title={ruleOfFinding(code).title} className="rule-root">
                  {code}
                </Link>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
