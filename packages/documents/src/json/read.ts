import type { ListedTable, NarrativeFact, Report, Transcript } from '@kaocheng/core/model/transcript';
import { MOST_FORMS } from '../limits.js';
import type { Problem } from '../problem.js';
import { formOf } from './forms.js';
import { fieldsOf, isObject, type Json, listOf, objectOf, printed, refuse, ShapeError } from './shape.js';

/**
 * Reads transcripts from JSON: what `kaocheng read --json` or `kaocheng check --json` printed (one object a line too),
 * one transcript, `{ "transcript": … }`, a list of them, or a bare list of forms.
 * `name` stands for a source that the JSON does not name. Returns a Problem with the place of the first fault.
 */
export function readJson(text: string, name: string): readonly Transcript[] | Problem {
  const values = parse(text);
  if (!Array.isArray(values)) return values as Problem;
  try {
    const documents = values.flatMap((value) => documentsOf(value));
    if (documents.length === 0) return { code: 'json-not-transcript', facts: {} };
    return documents.map((document) => transcriptOf(document, name));
  } catch (error) {
    if (error instanceof ShapeError) return error.problem;
    throw error;
  }
}

/** The JSON values of a text: one, or one a line. */
function parse(text: string): readonly Json[] | Problem {
  try {
    return [JSON.parse(text)];
  } catch (whole) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => line.trimStart().startsWith('{'))) return broken(text, whole);
    const values: Json[] = [];
    for (const [i, line] of lines.entries()) {
      try {
        values.push(JSON.parse(line));
      } catch (error) {
        return i === 0 ? broken(text, whole) : broken(line, error, i + 1);
      }
    }
    return values;
  }
}

function broken(text: string, error: unknown, line?: number): Problem {
  const message = error instanceof Error ? error.message : '';
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  return { code: 'json-broken', facts: { line: String(line ?? text.slice(0, position).split('\n').length) } };
}

function documentsOf(value: Json): readonly { readonly [key: string]: Json }[] {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((entry) => isObject(entry) && typeof entry['kind'] === 'string')) {
      return [{ forms: value }];
    }
    return value.flatMap((entry: Json) => (isObject(entry) ? documentsOf(entry) : []));
  }
  if (!isObject(value)) return [];
  if (isObject(value['transcript'])) return [value['transcript']];
  return Array.isArray(value['forms']) ? [value] : [];
}

function transcriptOf(value: { readonly [key: string]: Json }, name: string): Transcript {
  const forms = listOf(value['forms'], 'forms');
  if (forms.length > MOST_FORMS) refuse('forms', `${forms.length} > ${MOST_FORMS}`);
  const reports = isObject(value['reports']) ? [value['reports']] : listOf(value['reports'], 'reports');
  const accounted = value['accounted'];
  return {
    source: printed(value['source'], 'source') ?? name,
    ...fieldsOf(value, ['province', 'place', 'department', 'year'], 'transcript'),
    forms: forms.map((form, i) => formOf(form, i + 1)),
    reports: reports.map((report, i) => reportOf(report, `reports[${i + 1}]`)),
    ...(value['tables'] !== undefined && {
      tables: listOf(value['tables'], 'tables').map((entry, i) => listedOf(entry, `tables[${i + 1}]`)),
    }),
    unread: listOf(value['unread'], 'unread')
      .filter(isObject)
      .map((piece) => ({
        text: printed(piece['text'], 'unread.text') ?? '',
        start: Number(piece['start'] ?? 0),
        end: Number(piece['end'] ?? 0),
      })),
    ...(isObject(accounted) && {
      accounted: { glyphs: Number(accounted['glyphs'] ?? 0), unread: Number(accounted['unread'] ?? 0) },
    }),
  };
}

function listedOf(value: Json, path: string): ListedTable {
  const object = objectOf(value, path);
  const { title, note } = fieldsOf(object, ['title', 'note'], path);
  const { start, end } = object;
  return { title: title ?? '', note, ...(typeof start === 'number' && typeof end === 'number' && { start, end }) };
}

function reportOf(value: Json, path: string): Report {
  const object = objectOf(value, path);
  return {
    title: printed(object['title'], `${path}.title`) ?? '',
    facts: listOf(object['facts'], `${path}.facts`).map((entry, i): NarrativeFact => {
      const at = `${path}.facts[${i + 1}]`;
      const fact = objectOf(entry, at);
      const fields = fieldsOf(fact, ['about', 'field', 'value', 'quote'], at);
      const { start, end } = fact;
      return {
        about: fields.about ?? '',
        field: fields.field ?? '',
        value: fields.value ?? '',
        quote: fields.quote ?? '',
        ...(typeof start === 'number' && typeof end === 'number' && { start, end }),
      };
    }),
  };
}
