import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Checked, examineBytes } from '@kaocheng/cli/examine';
import { describe, expect, it } from 'vitest';

interface Expected {
  /** Kind and number of rows of each form. */
  readonly forms: readonly string[];
  /** Form, rule and first place of each error. */
  readonly errors: readonly string[];
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  '清河县-2021-自评表.txt': {
    forms: ['project 8', 'project 10', 'project 13', 'summary 3', 'department 8'],
    errors: [
      '2 score-sum total.score',
      '2 weight-sum level1[效益指标].weight',
      '2 weight-sum total.weight',
      '3 weight-sum level1[效益指标].weight',
      '3 weight-sum level1[满意度指标].weight',
    ],
  },
  '云麓市-2023-自评表.txt': { forms: ['project 6', 'project 7', 'project 6'], errors: ['3 reason funds.total.reason'] },
  '白鹭区-2021-自评表.html': {
    forms: ['project 10'],
    errors: ['1 missing funds.fiscal.executed', '1 score-sum total.score'],
  },
  '石桥县-2022-自评表.txt': { forms: ['project 11'], errors: [] },
  '柳湾县-2023-自评与决算.txt': { forms: ['project 9', 'account 62'], errors: [] },
  '无疑点-2022-自评表.txt': { forms: ['project 7'], errors: [] },
  '抄录件-2023.json': { forms: ['project 3'], errors: ['1 score-sum total.score'] },
};

async function check(name: string): Promise<Checked> {
  const bytes = readFileSync(fileURLToPath(new URL(`../samples/${name}`, import.meta.url)));
  const [examined] = await examineBytes(bytes, name, name, { check: true, policy: null });
  if (examined?.kind !== 'checked') throw new Error(`${name} could not be read`);
  return examined;
}

const checked = new Map<string, Checked>();
for (const name of Object.keys(EXPECTED)) checked.set(name, await check(name));

describe('samples', () => {
  for (const [name, { transcript, findings }] of checked) {
    const { forms, errors } = EXPECTED[name] ?? { forms: [], errors: [] };

    it(`${name} is read whole`, () => {
      const read = transcript.forms.map(
        (form) => `${form.kind} ${'rows' in form ? form.rows.length : form.indicators.length}`,
      );
      expect(read).toEqual(forms);
      expect(transcript.unread).toEqual([]);
    });

    it(`${name} has the errors that it was made with`, () => {
      const found = findings.filter(({ severity }) => severity === 'error');
      expect(found.map(({ form, rule, where }) => `${form} ${rule} ${where[0]}`).sort()).toEqual(errors);
    });
  }

  it('hold one document without a finding', () => {
    expect(checked.get('无疑点-2022-自评表.txt')?.findings).toEqual([]);
  });
});
