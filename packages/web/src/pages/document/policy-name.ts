import { policies } from '@kaocheng/core/scoring/policies';
import { say } from '../../words/say.js';

/** What a policy is called; null: chosen form by form. */
export function nameOfPolicy(id: string | null): string {
  const found = policies.find((policy) => policy.id === id);
  return found === undefined ? say('policy.automatic') : `${found.title}（${found.document}）`;
}
