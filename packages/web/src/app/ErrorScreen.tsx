import { Link } from '@tanstack/react-router';
import { sentenceOf } from '../server/problem.js';
import { say } from '../words/say.js';

/** What stands in the place of a page that failed. */
export function ErrorScreen({ error }: { readonly error: unknown }) {
  return (
    <div className="notice" role="alert">
      <h1>{say('error.title')}</h1>
      <p>{say('error.sentence', { reason: sentenceOf(error) })}</p>
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        {say('error.reload')}
      </button>{' '}
      <Link to="/">{say('error.home')}</Link>
    </div>
  );
}

/** What stands where no page has the address. */
export function MissingScreen() {
  return (
    <div className="notice">
      <h1>{say('error.missingTitle')}</h1>
      <p>{say('error.missing', { path: window.location.pathname })}</p>
      <Link to="/">{say('error.home')}</Link>
    </div>
  );
}

/** What stands while a page is being fetched. */
export function LoadingScreen() {
  return (
    <p className="loading" role="status">
      {say('app.loading')}
    </p>
  );
}
