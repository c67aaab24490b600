import { labels } from '../generated/labels.js';
import { anyOf, whole } from './word-pattern.js';

const { headings, names, contents, numbered } = labels.tasks;

/** The labels of the two columns of a year's tasks. Texts are folded: half-width, without spaces. */
export const TASK_NAME = whole(names);
export const TASK_CONTENT = whole(contents);
/** Both of them in a text without cells, with what may stand over them. */
export const TASKS_HEADER = new RegExp(
  `(?:${anyOf(headings)})?(?:${anyOf(names.filter((name) => name.length > 2 && !isHeading(name)))})(?:${anyOf(contents)})`,
  'u',
);
/** The number of a task, with which its name begins: 任务1：. */
export const TASK_NUMBER = new RegExp(`^(?:${anyOf(numbered)})[\\d一二三四五六七八九]{1,2}[:：]`, 'u');

function isHeading(name: string): boolean {
  return headings.some((heading) => heading === name);
}
