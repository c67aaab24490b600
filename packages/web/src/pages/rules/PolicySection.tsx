import type { Policy } from '@kaocheng/core/model/policy';
import { sayKind } from '../../words/say.js';
import { nameOfClass, sayOverview } from '../../words/say-overview.js';
import { Clause } from './Clause.js';
import { type PartTable, partsOfPolicy } from './policy-parts.js';

/** From when to when a policy is in force, in words. */
export function inForceOf({ inForce: { from, to } }: Policy): string {
  return to === null ? sayOverview('policy.since', { from }) : sayOverview('policy.between', { from, to });
}

export function formsOf({ scope }: Policy): string {
  return scope.forms.map(sayKind).join('、');
}

export function regionsOf({ scope }: Policy): string {
  return scope.regions.length === 0 ? sayOverview('policy.everywhere') : scope.regions.join('、');
}

export function choiceOf({ scope }: Policy): string {
  return sayOverview(scope.automatic ? 'policy.automatic' : 'policy.onRequest');
}

function Bands({ table, name }: { readonly table: PartTable; readonly name: string }) {
  return (
    <table className="policy-bands" aria-label={name}>
      <thead>
        <tr>
          {table.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join(' ')}>
            {row.map((cell, at) => (
              <td key={table.heads[at]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A whole policy: where it holds, and each part with how it scores and its clause. */
export function PolicySection({ policy }: { readonly policy: Policy }) {
  const heads: readonly (readonly [string, string])[] = [
    [sayOverview('policy.number'), policy.document],
    [sayOverview('policy.issuer'), policy.issuer],
    [sayOverview('policy.published'), policy.published],
    [sayOverview('policy.inForce'), inForceOf(policy)],
    [sayOverview('policy.region'), regionsOf(policy)],
    [sayOverview('policy.forms'), formsOf(policy)],
    [sayOverview('policy.choice'), choiceOf(policy)],
    [sayOverview('policy.id'), policy.id],
  ];
  return (
    <article className="policy sheet">
      <h2>{policy.title}</h2>
      <dl className="policy-heads">
        {heads.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {policy.note === null ? null : <p className="policy-note">{policy.note}</p>}
      <div className="rule-scroll">
        <table className="policy-parts">
          <thead>
            <tr>
              <th scope="col">{sayOverview('policy.part')}</th>
              <th scope="col">{sayOverview('policy.method')}</th>
              <th scope="col">{sayOverview('rules.clause')}</th>
            </tr>
          </thead>
          <tbody>
            {partsOfPolicy(policy, nameOfClass).map(({ key, name, sentences, table, citation }) => (
              <tr key={key} id={key}>
                <th scope="row" className="policy-part">
                  {name}
                </th>
                <td>
                  {sentences.map((sentence) => (
                    <p key={sentence}>{sentence}</p>
                  ))}
                  {table === null ? null : <Bands table={table} name={name} />}
                </td>
                <td className="policy-clause">
                  <Clause citation={citation} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}
