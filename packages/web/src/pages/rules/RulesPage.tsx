import { say } from '../../words/say.js';

export function RulesPage() {
  return <h1>{say('nav.rules')}</h1>;
}
