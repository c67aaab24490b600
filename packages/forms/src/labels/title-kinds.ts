import { titles } from '../generated/titles.js';
import { containing } from './word-pattern.js';

/** What a folded title tells of the kind of its form. */
export const TITLE_OF = {
  monitor: containing(titles.kinds.monitor),
  results: containing(titles.kinds.results),
  target: containing(titles.kinds.target),
  department: containing(titles.kinds.department),
  project: containing(titles.kinds.project),
} as const;
