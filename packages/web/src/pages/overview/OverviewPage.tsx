import { say } from '../../words/say.js';

export function OverviewPage() {
  return <h1>{say('nav.overview')}</h1>;
}
