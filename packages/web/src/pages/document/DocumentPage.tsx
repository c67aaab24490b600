import { say } from '../../words/say.js';

export function DocumentPage() {
  return <h1>{say('nav.documents')}</h1>;
}
