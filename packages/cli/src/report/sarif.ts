import { pathToFileURL } from 'node:url';
import { sayFinding } from '@kaocheng/core/checks/say';
import type { Finding, Severity } from '@kaocheng/core/model/finding';
import type { Span } from '@kaocheng/core/model/transcript';
import type { Examined } from '../examine.js';
import { sayProblem } from '../words.js';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** What one document puts into the log. */
export interface SarifPart {
  readonly name: string;
  /** The sentence of why it could not be read; null where it was. */
  readonly unread: string | null;
  readonly results: readonly SarifResult[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly title: string;
  /** The rest of the result as the format wants it. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The findings of one document as results, with their characters in the file where they are known. */
export function sarifPart(document: Examined): SarifPart {
  const { name } = document;
  if (document.kind === 'unread') return { name, unread: sayProblem(document.code, document.facts), results: [] };
  const findings = document.kind === 'checked' ? document.findings : [];
  return { name, unread: null, results: findings.map((finding) => resultOf(finding, name)) };
}

/**
 * All documents as one SARIF 2.1.0 log: a rule a code, a result a finding, and a notification for each file that could
 * not be read.
 */
export function sarifLog(documents: readonly SarifPart[], version: string): unknown {
  const rules = new Map<string, { index: number; title: string }>();
  const results = documents.flatMap((document) =>
    document.results.map(({ ruleId, title, body }) => {
      const rule = rules.get(ruleId) ?? { index: rules.size, title };
      rules.set(ruleId, rule);
      return { ruleId, ruleIndex: rule.index, ...body };
    }),
  );
  const unread = documents.filter((document) => document.unread !== null);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'kaocheng',
            version,
            language: 'zh-CN',
            rules: [...rules].map(([id, { title }]) => ({ id, shortDescription: { text: title || id } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: documents.map(({ name }) => ({ location: { uri: uriOf(name) } })),
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            toolExecutionNotifications: unread.map(({ name, unread: text }) => ({
              level: 'error',
              message: { text },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(name) } } }],
            })),
          },
        ],
        results,
      },
    ],
  };
}

function resultOf(finding: Finding, name: string): SarifResult {
  const { title, sentence, advice } = sayFinding(finding);
  const spans = finding.source.flatMap((place) => place.spans ?? []);
  const body = {
    level: LEVEL[finding.severity],
    message: { text: [sentence || title || finding.code, advice].filter((part) => part !== '').join(' ') },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(name) }, ...regionOf(spans[0]) },
        logicalLocations: finding.where.map((where) => ({
          fullyQualifiedName: finding.form === null ? where : `forms[${finding.form}].${where}`,
        })),
      },
    ],
    partialFingerprints: { findingId: finding.id },
    properties: { form: finding.form, rule: finding.rule, printed: finding.printed, expected: finding.expected },
  };
  return { ruleId: finding.code, title, body };
}

function regionOf(span: Span | undefined): { region?: { charOffset: number; charLength: number } } {
  return span === undefined ? {} : { region: { charOffset: span[0], charLength: Math.max(0, span[1] - span[0]) } };
}

/** A relative path as a URI reference, an absolute one as a file URI. */
function uriOf(name: string): string {
  if (/^(?:\/|[A-Za-z]:\\)/.test(name)) return pathToFileURL(name).href;
  return name.split(/[\\/]/).map(encodeURIComponent).join('/');
}
