import { examineTranscript } from '@kaocheng/core/examine/examine';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Form } from '@kaocheng/core/model/transcript';
import { writeDocx } from '@kaocheng/documents/docx/write';
import { writeHtml } from '@kaocheng/documents/html/write';
import { readDocument } from '@kaocheng/documents/read';
import { PdfWriter } from '@kaocheng/documents/typst/write';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import { layOut } from '@kaocheng/forms/layout/lay-out';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { templates } from '@kaocheng/forms/templates/registry';
import type { Template } from '@kaocheng/forms/templates/template';
import { afterAll, describe, expect, it } from 'vitest';
import { filled } from './filled.js';

const pdf = new PdfWriter();
afterAll(() => pdf.close());

const WRITERS: Readonly<Record<string, (document: SheetDocument) => Promise<Uint8Array>>> = {
  html: async (document) => new TextEncoder().encode(writeHtml(document)),
  xlsx: writeXlsx,
  docx: writeDocx,
  pdf: async (document) => (await pdf.write(document, '2024-01-31')).bytes,
};

/** Every value of a form by its path; what is blank is not there. */
function valuesOf(tree: unknown, path = '', found: Record<string, string> = {}): Record<string, string> {
  if (typeof tree === 'string') {
    if (tree !== '') found[path] = tree;
  } else if (typeof tree === 'object' && tree !== null) {
    for (const [key, child] of Object.entries(tree)) {
      if (!['cells', 'start', 'end', 'order'].includes(key))
        valuesOf(child, path === '' ? key : `${path}.${key}`, found);
    }
  }
  return found;
}

/** Without the second names of a value that a form prints once: 专项名称 is the name and may stand as its own label. */
function withoutTwins(values: Record<string, string>, { blocks }: Template): Record<string, string> {
  const twins = blocks.flatMap((block) =>
    block.type === 'row' ? block.cells.flatMap(({ field }) => field?.split('|').slice(1) ?? []) : [],
  );
  return Object.fromEntries(Object.entries(values).filter(([path]) => !twins.includes(path)));
}

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_, template) => {
  it.each(Object.keys(WRITERS))('comes back from %s with every cell equal', async (container) => {
    const form = filled(template);
    const { sheet, outside } = layOut(template, form);
    expect(outside).toEqual([]);
    const bytes = await WRITERS[container]?.({ title: template.title, sheets: [sheet] });
    const read = await readDocument(bytes ?? new Uint8Array(), 'form');
    if (read.kind !== 'read') throw new Error(read.problem.code);
    const [transcript] = read.transcripts;
    expect(transcript?.unread).toEqual([]);
    expect(transcript?.forms).toHaveLength(1);
    expect(withoutTwins(valuesOf(transcript?.forms[0]), template)).toEqual(withoutTwins(valuesOf(form), template));
  });

  it('is empty where nothing is filled in', async () => {
    const { sheet, outside } = layOut(template, null, '2024');
    expect(outside).toEqual([]);
    expect(sheet.columns).toBe(template.columns.length);
    const covered = sheet.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0);
    expect(covered).toBe(sheet.rows * sheet.columns);
    expect(sheet.cells.filter(({ editable }) => editable === true).length).toBeGreaterThan(10);
  });
});

describe('a value for which the template has no place', () => {
  it('stands below the rows of the template and comes back', async () => {
    const [from, to] = ['sichuan-2022-project', 'cn-2020-project'].map((id) => templates.find((one) => one.id === id));
    if (from === undefined || to === undefined) throw new Error('no template');
    const form = filled(from);
    const { outside, sheet } = layOut(to, form);
    expect(outside.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['conclusion', 'problems', 'measures', 'contact.name', 'contact.finance', 'process']),
    );
    const printed = sheet.cells.map(({ text }) => text);
    for (const { text } of outside) expect(printed).toContain(text);
    expect(printed).toContain('≥20台');
  });
});

describe('a form of an official template', () => {
  const own = (id: string): Template => {
    const template = templates.find((one) => one.id === id);
    if (template === undefined) throw new Error('no template');
    return template;
  };
  const again = async (template: Template, form: Form): Promise<{ forms: readonly Form[]; unread: unknown }> => {
    const { sheet } = layOut(template, form);
    const read = await readDocument(await writeXlsx({ title: 'form', sheets: [sheet] }), 'form');
    if (read.kind !== 'read') throw new Error(read.problem.code);
    return { forms: read.transcripts[0]?.forms ?? [], unread: read.transcripts[0]?.unread };
  };

  it('keeps its own title where that differs from the template only by the year', async () => {
    const template = own('cn-2020-project');
    const form = { ...filled(template), title: `2023年度${template.title}` };
    expect((await again(template, form)).forms.map(({ title }) => title)).toEqual([form.title]);
  });

  it('says the unit of money below its rows where the template prints none', async () => {
    const template = own('shaanxi-2023-department');
    const form = { ...filled(template), moneyUnit: '元' } as Form;
    expect(layOut(template, form).outside).toEqual([{ path: 'moneyUnit', text: '元' }]);
    const { forms, unread } = await again(template, form);
    expect(unread).toEqual([]);
    expect(forms[0]).toMatchObject({ moneyUnit: '元' });
  });

  it('joins sign, value and unit where the template has no columns for them, and gains no finding by it', async () => {
    const form = filled(own('sichuan-2022-project'));
    const { forms } = await again(own('cn-2020-project'), form);
    const [first] = forms;
    expect(first !== undefined && 'indicators' in first ? first.indicators[0] : null).toMatchObject({
      target: '≥20台',
      actual: '19台',
    });
    const findingsOf = (one: Form | undefined): string[] =>
      one === undefined
        ? []
        : examineTranscript({ ...blankTranscript('form'), forms: [one] })
            .findings.filter(({ rule }) => rule === 'unit')
            .map(({ code }) => code);
    expect(findingsOf(first)).toEqual(findingsOf(form));
  });

  it('leaves nothing unread where values stand below the rows of the template', async () => {
    const template = own('shaanxi-2023-department');
    const form = { ...filled(template), conclusion: '目标基本完成' } as Form;
    const { forms, unread } = await again(template, form);
    expect(unread).toEqual([]);
    expect(forms).toHaveLength(1);
    expect(forms[0]).toMatchObject({ conclusion: '目标基本完成' });
  });
});

describe('an empty form upright', () => {
  it('leaves room for the texts that are written into it, and a filled one none', () => {
    const template = templates.find(({ id }) => id === 'cn-2020-project');
    if (template === undefined) throw new Error('no template');
    const { sheet } = layOut(template, null, '2024');
    const goals = sheet.cells.findIndex(({ text }) => text === '预期目标');
    const row = sheet.cells[goals]?.row ?? -2;
    expect(sheet.heights?.[row + 1]).toBeGreaterThanOrEqual(20);
    expect(layOut(template, filled(template)).sheet.heights).toBeUndefined();
  });
});

describe('formulas of a worksheet', () => {
  const formulasOf = (id: string, isEmpty: boolean): string[] => {
    const template = templates.find((one) => one.id === id);
    if (template === undefined) throw new Error('no template');
    const form = isEmpty ? null : { ...filled(template), total: { weight: null, score: null, grade: null } };
    return layOut(template, form as Form | null, '2024').sheet.cells.flatMap(({ formula }) => formula ?? []);
  };

  it('stand in an empty form, and in a filled one where it prints what they give: it gains no figure that nobody printed', () => {
    expect(formulasOf('cn-2020-project', true).some((formula) => /^IF\(COUNT\(.+\)=0,"",SUM\(/.test(formula))).toBe(
      true,
    );
    const kept = formulasOf('cn-2020-project', false);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((formula) => formula.includes('SUM('))).toEqual([]);
  });

  it('score the execution rate only where the template says how', () => {
    const scoring = (id: string): boolean => formulasOf(id, true).some((formula) => formula.includes('MIN(1,'));
    expect(scoring('cn-2020-project')).toBe(true);
    expect(scoring('cn-2021-project')).toBe(false);
  });
});

describe('forms under one caption, one on each page of a pdf', () => {
  it.each(['sichuan-2022-project', 'cn-2020-project'])('stay apart, each with its year: %s', async (id) => {
    const template = templates.find((one) => one.id === id);
    if (template === undefined) throw new Error('no template');
    const form = filled(template);
    const { sheet } = layOut(template, form);
    const { bytes } = await pdf.write({ title: template.title, sheets: [sheet, sheet, sheet] }, '2024-01-31');
    const read = await readDocument(bytes, 'forms');
    if (read.kind !== 'read') throw new Error(read.problem.code);
    expect(read.transcripts[0]?.forms).toHaveLength(3);
    for (const one of read.transcripts[0]?.forms ?? []) expect(valuesOf(one)).toEqual(valuesOf(form));
  });
});
