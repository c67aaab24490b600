import { describe, expect, it } from 'vitest';
import { nineTables } from '../accounts/testing/nine-tables.js';
import type { Form, ProjectForm, SummaryForm, Transcript } from '../model/transcript.js';
import type { FlatFinding } from './hang.js';
import { check, project, summary, summaryRow } from './testing/build.js';
import { copyOf } from './testing/plant.js';
import { LAYOUTS, type Layout, soundForm } from './testing/sound-forms.js';
import { wholeVariant } from './testing/whole-variant.js';

/** Three projects of one layout, each with rows and amounts of its own, and the summary that follows from them. */
function sound(layout: Layout): { projects: ProjectForm[]; summary: SummaryForm } {
  const names = ['道路养护项目', '文化惠民项目', '河道清淤项目'];
  const projects = names.map((name, index) => {
    const rows = wholeVariant.rows.filter(
      ({ row }, at) => row.class === 'cost' || row.class === 'satisfaction' || at % 4 !== index,
    );
    const form = soundForm(layout, {
      ...wholeVariant,
      rows,
      project: name,
      annual: wholeVariant.annual.map((amount) => amount * (index + 2)),
      spent: 985 - index * 10,
    });
    if (form.kind !== 'project') throw new RangeError('the layout is not of projects');
    return {
      ...form,
      contact: { name: ['甲某', '乙某', '丙某'][index] ?? null, phone: `010-1234567${index}`, finance: '丁某' },
    };
  });
  const amounts = (key: 'annual' | 'executed'): string[] =>
    projects.map((form) => {
      const amount = Number(form.funds?.['total']?.[key] ?? '');
      return (layout.moneyUnit === '元' ? amount / 10_000 : amount).toFixed(2);
    });
  const [annual, executed] = [amounts('annual'), amounts('executed')];
  const sum = (list: readonly string[]): string => list.reduce((all, one) => all + Number(one), 0).toFixed(2);
  return {
    projects,
    summary: summary({
      rows: projects.map((form, index) =>
        summaryRow({
          no: String(index + 1),
          name: form.name,
          annual: annual[index] ?? null,
          executed: executed[index] ?? null,
          rate: form.funds?.['total']?.rate ?? null,
          score: form.total?.score ?? null,
        }),
      ),
      totals: { annual: sum(annual), executed: sum(executed) },
    }),
  };
}

interface DocumentPlant {
  readonly code: string;
  readonly what: string;
  readonly place: string;
  readonly plant: (document: { projects: ProjectForm[]; summary: SummaryForm }) => void;
  readonly more?: Partial<Transcript>;
  readonly beside?: readonly string[];
}

const all = (change: (form: ProjectForm, index: number) => void) => (document: { projects: ProjectForm[] }) => {
  document.projects.forEach(change);
};
const first = (change: (form: ProjectForm) => void) =>
  all((form, index) => {
    if (index === 0) change(form);
  });

function setRow(form: ProjectForm, name: string, cells: Partial<ProjectForm['indicators'][number]>): void {
  const row = form.indicators.find(({ level2 }) => level2 === '数量指标');
  if (row === undefined) throw new RangeError('no row is counted');
  Object.assign(row, { name, ...cells });
}

/** What was spent is set to the budget, the marks with it; the initial budget stays where it was. */
function spendAll(form: ProjectForm): void {
  for (const row of Object.values(form.funds ?? {})) {
    if (row === null || row.annual === null) continue;
    row.annual = row.executed;
    if (row.rate !== null) row.rate = '100.00%';
    if (row.score === null) continue;
    const gained = Number(row.weight) - Number(row.score);
    row.score = row.weight;
    if (form.total?.score != null)
      form.total = { ...form.total, score: (Number(form.total.score) + gained).toFixed(2), grade: null };
  }
}

const PLANTS: readonly DocumentPlant[] = [
  {
    code: 'A12',
    what: 'budgets that were set to what was spent',
    place: 'document',
    plant: (document) => {
      all(spendAll)(document);
      for (const [index, row] of document.summary.rows.entries()) {
        const form = document.projects[index];
        Object.assign(row, { annual: row.executed, rate: '100.00%', score: form?.total?.score ?? null });
      }
      document.summary.totals.annual = document.summary.totals.executed;
    },
  },
  {
    code: 'A14',
    what: 'the same cell blank in every form',
    place: 'document',
    plant: all((form) => {
      const total = form.funds?.['total'];
      if (total != null) total.score = null;
    }),
  },
  {
    code: 'A15-total',
    what: 'a summary that is not the sum of its rows',
    place: 'totals.executed',
    plant: ({ summary: { totals } }) => {
      totals.executed = (Number(totals.executed) - 20).toFixed(2);
    },
  },
  {
    code: 'X3-score',
    what: 'other marks in the summary than in the form',
    place: 'rows[文化惠民项目].score',
    plant: ({ summary: { rows } }) => {
      for (const row of rows) if (row.name === '文化惠民项目') row.score = '88.5';
    },
  },
  {
    code: 'X3-amount',
    what: 'another amount in the summary than in the form',
    place: 'rows[河道清淤项目].executed',
    plant: ({ summary: { rows, totals } }) => {
      for (const row of rows) {
        if (row.name !== '河道清淤项目') continue;
        row.executed = (Number(row.executed) - 300).toFixed(2);
        row.rate = `${((Number(row.executed) / Number(row.annual)) * 100).toFixed(2)}%`;
        totals.executed = (Number(totals.executed) - 300).toFixed(2);
      }
    },
  },
  {
    code: 'B11',
    what: 'one indicator with one result and two scores',
    place: 'indicators[受益群众满意度].score',
    plant: first((form) => {
      for (const row of form.indicators) {
        if (row.name !== '受益群众满意度' || form.total === null) continue;
        const cut = Number(row.score) - 2;
        form.total = { ...form.total, score: (Number(form.total.score) - 2).toFixed(2), grade: null };
        row.score = String(cut);
        row.deviation = '个别群众对施工扰民不满';
      }
    }),
    // The summary keeps the marks that the form no longer has.
    beside: ['X3-score'],
  },
  {
    code: 'D6-goals',
    what: 'one text for the goals of three projects',
    place: 'goals.expected',
    plant: all((form) => {
      form.goals = { expected: '按时完成上级下达的各项目标任务', actual: form.goals?.actual ?? null };
    }),
  },
  {
    code: 'X6',
    what: 'one telephone, and a name written in two ways',
    place: 'contact.name',
    plant: all((form, index) => {
      form.contact = { name: ['周文博', '周文搏', '李某'][index] ?? null, phone: '010-12345678', finance: '丁某' };
    }),
  },
  {
    code: 'X1-same-done',
    what: 'one number done against two targets',
    place: 'indicators[参保登记人数].target',
    plant: (document) => {
      for (const [index, target] of ['967000', '960000'].entries()) {
        const form = document.projects[index];
        const inColumns = form?.indicators.some(({ operator }) => operator != null) === true;
        const unit = inColumns ? '' : '人';
        if (form !== undefined)
          setRow(form, '参保登记人数', {
            target: `${inColumns ? '' : '≥'}${target}${unit}`,
            actual: `967688${unit}`,
            ...(inColumns ? { operator: '≥', unit: '人' } : {}),
          });
      }
    },
    beside: ['A11-near'],
  },
  {
    code: 'E5-blank',
    what: 'a form that nobody answers for',
    place: 'contact.finance',
    plant: first((form) => {
      form.contact = { ...form.contact, finance: null };
    }),
  },
  {
    code: 'X7-goals',
    what: 'goals of another year',
    place: 'goals.actual',
    plant: first((form) => {
      form.goals = { expected: '2022年完成道路养护', actual: '2022年完成道路养护任务' };
    }),
  },
];

const keyOf = ({ code, where }: FlatFinding): string => `${code} ${where.join(' ')}`;
const formsOf = ({ projects, summary: last }: { projects: ProjectForm[]; summary: SummaryForm }): Form[] => [
  ...projects,
  last,
];
const projectLayouts = LAYOUTS.filter(({ kind, weights }) => kind === 'project' && weights !== null);

describe('a fault planted in a document of three projects and their summary', () => {
  it('is not there before', () => {
    for (const layout of projectLayouts) {
      const raised = check(formsOf(sound(layout))).filter(({ severity }) => severity !== 'info');
      expect([layout.name, raised.filter(({ code }) => code !== 'B1-own' && code !== 'B8-heavy').map(keyOf)]).toEqual([
        layout.name,
        [],
      ]);
    }
  });

  it.each(PLANTS)('is found once, and nothing else: $code, $what', ({ code, place, plant, beside }) => {
    for (const layout of projectLayouts) {
      const before = new Set(check(formsOf(sound(layout))).map(keyOf));
      const document = { projects: sound(layout).projects.map(copyOf), summary: copyOf(sound(layout).summary) };
      plant(document);
      const found = check(formsOf(document)).filter((finding) => !before.has(keyOf(finding)));
      const roots = found.filter(
        ({ root, severity, code: other }) => root === null && (severity !== 'info' || other.startsWith(code)),
      );
      const own = roots.filter((finding) => finding.code.startsWith(code));
      const others = roots.filter((finding) => !finding.code.startsWith(code) && !beside?.includes(finding.code));
      expect([layout.name, own.length, others.map(keyOf)]).toEqual([layout.name, 1, []]);
      expect(own[0]?.where.map((path) => path.replace(/^forms\[\d+\]\./, ''))).toContain(place);
    }
  });

  it('is found where every project has full marks', () => {
    for (const layout of projectLayouts) {
      const { projects } = sound(layout);
      all((form) => {
        form.indicators = form.indicators.filter(({ deviation }) => deviation === null);
        form.total = { weight: '100', score: '100', grade: null };
      })({ projects });
      expect(check(projects).filter(({ code }) => code === 'B9')).toHaveLength(1);
    }
  });

  it('is found where a form headed 元 prints what others print in 万元', () => {
    for (const layout of projectLayouts.filter(({ moneyUnit }) => moneyUnit === '万元')) {
      const { projects } = sound(layout);
      const [form] = projects;
      if (form === undefined) throw new RangeError('no form');
      const other = project({ name: '道路养护', funds: form.funds });
      const found = check([{ ...form, moneyUnit: '元' }, other]).filter(({ code }) => code.startsWith('A9'));
      expect(found.map(({ code, where }) => [code, where[0]])).toEqual([['A9-same', 'moneyUnit']]);
    }
  });
});

describe('another figure in any cell of the nine tables', () => {
  it('breaks one identity or more, and is named by what is found', () => {
    const before = new Set(check(nineTables()).map(keyOf));
    let planted = 0;
    for (const [at, form] of nineTables().entries()) {
      for (const [line, { code, name, values }] of form.rows.entries()) {
        for (const [column, value] of Object.entries(values)) {
          if (value === null || Number(value) === 0 || Number.isNaN(Number(value))) continue;
          const tables = nineTables();
          const row = tables[at]?.rows[line];
          if (row === undefined) continue;
          row.values[column] = (Number(value) + 7).toFixed(2);
          const found = check(tables).filter((finding) => !before.has(keyOf(finding)) && finding.severity !== 'info');
          const place = `rows[${code === null ? '' : `${code}|`}${name}].${column}`;
          expect([place, found.some(({ where }) => where.some((path) => path.endsWith(place)))]).toEqual([place, true]);
          expect(found.filter(({ root }) => root === null)).toHaveLength(1);
          planted += 1;
        }
      }
    }
    expect(planted).toBeGreaterThan(150);
  });
});
