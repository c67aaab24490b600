import { titles } from '../generated/titles.js';
import { anyOf, containing } from './word-pattern.js';

/** What a folded title tells of the kind of its form. */
export const TITLE_OF = {
  results: containing(titles.kinds.results),
  target: containing(titles.kinds.target),
  department: containing(titles.kinds.department),
  project: containing(titles.kinds.project),
  projectWhole: containing(titles.kinds.projectWhole),
} as const;

const MONITOR = new RegExp(anyOf(titles.kinds.monitor), 'gu');
const { results, target, department, project } = titles.kinds;
/** What a title that goes on with it behind a word of monitoring is about, as 绩效自评表 of 环境监测站: not monitoring. */
const OTHER = containing([...results, ...target, ...department, ...project, ...titles.about]);

/** Whether a folded title names the monitoring in its ending (运行监控情况表), not in what the form is of (环境监测站). */
export const endsInMonitoring = (title: string): boolean =>
  [...title.matchAll(MONITOR)].some(({ index, 0: word }) => {
    const behind = title.slice(index + word.length).replace(/\([^()]*\)?/gu, '');
    return !OTHER.test(behind.replace(/表.*$/u, '').replaceAll(MONITOR, ''));
  });
