import { say } from '../words/say.js';
import { figureText } from './figure-text.js';
import './figure.css';

interface Counted {
  readonly forms?: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** How many forms and findings: what must be mended, explained, and what is only said. */
export function Counts({ of: { forms, errors, warnings, infos } }: { readonly of: Counted }) {
  const count = (value: number): string => figureText(value, true) ?? '0';
  return (
    <span className="counts">
      {forms === undefined ? null : <span>{say('counts.forms', { count: count(forms) })}</span>}
      {errors + warnings + infos === 0 ? <span className="count-none">{say('counts.none')}</span> : null}
      {errors === 0 ? null : <span className="count-error">{say('counts.errors', { count: count(errors) })}</span>}
      {warnings === 0 ? null : (
        <span className="count-warning">{say('counts.warnings', { count: count(warnings) })}</span>
      )}
      {infos === 0 ? null : <span className="count-info">{say('counts.infos', { count: count(infos) })}</span>}
    </span>
  );
}
