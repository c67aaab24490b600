import { say } from '../../words/say.js';

export function DropPage() {
  return <h1>{say('nav.documents')}</h1>;
}
