import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Toasts } from '../asking/Toasts.js';
import { followDocuments } from '../server/documents.js';
import { say } from '../words/say.js';
import { sayJobs } from '../words/say-jobs.js';
import { ThemeSwitch } from './ThemeSwitch.js';
import './app.css';
import './buttons.css';

/** What frames every page: skip link, name, navigation, theme. */
export function Shell() {
  const client = useQueryClient();
  useEffect(() => followDocuments(client), [client]);
  return (
    <>
      <a className="skip" href="#page">
        {say('app.skip')}
      </a>
      <header className="head">
        <Link to="/" className="head-name">
          {say('app.name')}
          <small>{say('app.tagline')}</small>
        </Link>
        <nav aria-label={say('app.navigation')}>
          <Link to="/" activeOptions={{ exact: true }}>
            {say('nav.documents')}
          </Link>
          <Link to="/fill">{say('nav.fill')}</Link>
          <Link to="/overview">{say('nav.overview')}</Link>
          <Link to="/jobs">{sayJobs('nav')}</Link>
          <Link to="/rules">{say('nav.rules')}</Link>
        </nav>
        <ThemeSwitch />
      </header>
      <Page />
      <Toasts />
    </>
  );
}

/** The page itself; takes the focus when another page came, so that a screen reader reads on from its top. */
function Page() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main id="page" className="page" tabIndex={-1} ref={main}>
      <Outlet />
    </main>
  );
}
