import { policies } from '@kaocheng/core/scoring/policies';
import { Link, useParams } from '@tanstack/react-router';
import { sayOverview } from '../../words/say-overview.js';
import { Checks } from './Checks.js';
import { choiceOf, formsOf, inForceOf, PolicySection, regionsOf } from './PolicySection.js';
import './rules.css';
import '../../figures/phone-rows.css';

function PolicyTable() {
  return (
    <section id="policies" aria-labelledby="policies-title">
      <h2 id="policies-title">{sayOverview('rules.policies')}</h2>
      <p className="rules-intro">{sayOverview('rules.policiesIntro')}</p>
      <div className="rule-scroll">
        <table className="policy-list phone-rows phone-lines sheet">
          <thead>
            <tr>
              <th scope="col">{sayOverview('rules.policies')}</th>
              <th scope="col">{sayOverview('policy.number')}</th>
              <th scope="col">{sayOverview('policy.inForce')}</th>
              <th scope="col">{sayOverview('policy.region')}</th>
              <th scope="col">{sayOverview('policy.forms')}</th>
              <th scope="col">{sayOverview('policy.choice')}</th>
              <th scope="col">{sayOverview('policy.note')}</th>
            </tr>
          </thead>
          <tbody>
            {policies.map((policy) => (
              <tr key={policy.id}>
                <th scope="row">
                  <Link to="/rules/policies/$policy" params={{ policy: policy.id }}>
                    {policy.title}
                  </Link>
                  <code>{policy.id}</code>
                </th>
                <td data-label={sayOverview('policy.number')}>{policy.document}</td>
                <td data-label={sayOverview('policy.inForce')}>{inForceOf(policy)}</td>
                <td data-label={sayOverview('policy.region')}>{regionsOf(policy)}</td>
                <td data-label={sayOverview('policy.forms')}>{formsOf(policy)}</td>
                <td data-label={sayOverview('policy.choice')}>{choiceOf(policy)}</td>
                <td data-label={sayOverview('policy.note')}>{policy.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** All policies and checks (`/rules`, a check at `/rules#B5`), or one policy whole (`/rules/policies/<id>`). */
export function RulesPage() {
  const { policy: id } = useParams({ strict: false });
  const policy = policies.find((each) => each.id === id);
  if (id !== undefined) {
    return (
      <div className="rules">
        <p className="no-print">
          <Link to="/rules">{sayOverview('rules.back')}</Link>
        </p>
        <h1 className="only-read-aloud">{sayOverview('rules.policies')}</h1>
        {policy === undefined ? (
          <>
            <p className="notice" role="alert">
              {sayOverview('rules.missingPolicy', { id })}
            </p>
            <PolicyTable />
          </>
        ) : (
          <PolicySection policy={policy} />
        )}
      </div>
    );
  }
  return (
    <div className="rules">
      <h1>{sayOverview('rules.title')}</h1>
      <p className="rules-intro">{sayOverview('rules.intro')}</p>
      <PolicyTable />
      <Checks />
    </div>
  );
}
