import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { DropPage } from '../pages/drop/DropPage.js';
import { readOverviewSearch } from '../pages/overview/overview-search.js';
import { ErrorScreen, LoadingScreen, MissingScreen } from './ErrorScreen.js';
import { Shell } from './Shell.js';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: MissingScreen,
  errorComponent: ({ error }) => <ErrorScreen error={error} />,
});

const drop = createRoute({ getParentRoute: () => root, path: '/', component: DropPage });

/** What of the document page stands in its address, so that a place can be linked to. */
export interface DocumentSearch {
  readonly form?: number;
  readonly finding?: string;
}

const documentPage = createRoute({
  getParentRoute: () => root,
  path: '/documents/$id',
  validateSearch: (search: Record<string, unknown>): DocumentSearch => {
    const form = Number(search['form']);
    const finding = search['finding'];
    return {
      ...(Number.isInteger(form) && form > 0 ? { form } : {}),
      ...(typeof finding === 'string' ? { finding } : {}),
    };
  },
  component: lazyRouteComponent(() => import('../pages/document/DocumentPage.js'), 'DocumentPage'),
});

/** Which form of a document is filled in, and whether it is only copied into a new one. */
export interface FillSearch {
  readonly form?: number;
  readonly copy?: boolean;
}

const fill = createRoute({
  getParentRoute: () => root,
  path: '/fill',
  component: lazyRouteComponent(() => import('../pages/fill/FillPage.js'), 'FillPage'),
});

const fillOne = createRoute({
  getParentRoute: () => root,
  path: '/fill/$id',
  validateSearch: (search: Record<string, unknown>): FillSearch => {
    const form = Number(search['form']);
    return {
      ...(Number.isInteger(form) && form > 0 ? { form } : {}),
      ...(search['copy'] === true ? { copy: true } : {}),
    };
  },
  component: lazyRouteComponent(() => import('../pages/fill/EditPage.js'), 'EditPage'),
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('../pages/overview/OverviewPage.js'), 'OverviewPage'),
});

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../pages/jobs/JobsPage.js'), 'JobsPage'),
});

const returned = createRoute({
  getParentRoute: () => root,
  path: '/returns/$id',
  component: lazyRouteComponent(() => import('../pages/jobs/ReturnPage.js'), 'ReturnPage'),
});

const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  component: lazyRouteComponent(() => import('../pages/rules/RulesPage.js'), 'RulesPage'),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: '/rules/policies/$policy',
  component: lazyRouteComponent(() => import('../pages/rules/RulesPage.js'), 'RulesPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([drop, documentPage, fill, fillOne, overview, jobs, returned, rules, policy]),
  defaultPreload: 'intent',
  defaultPendingComponent: LoadingScreen,
  defaultErrorComponent: ({ error }) => <ErrorScreen error={error} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
