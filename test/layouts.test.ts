import type { Form } from '@kaocheng/core/model/transcript';
import { openDocument } from '@kaocheng/documents/open';
import { readContent } from '@kaocheng/forms/read';
import { describe, expect, it } from 'vitest';

type Row = readonly string[];

const TITLE: Row = ['项目支出绩效自评表', '（2023年度）'];
/** An invented form as rows of cells; '' is a blank cell of the grid, of which text without a grid keeps no trace. */
const ROWS: readonly Row[] = [
  ['项目名称', '古树保护'],
  ['主管部门', '云麓市园林局', '实施单位', '云麓市古树管理站'],
  ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['', '年度资金总额', '50.00', '48.00', '36.00', '10', '75%', '7.5'],
  ['', '其中：当年财政拨款', '50.00', '48.00', '36.00', '—', '75%', '—'],
  ['', '其他资金', '0', '0', '0', '—', '0', '—'],
  ['年度总体目标', '预期目标', '实际完成情况'],
  ['', '完成古树体检并修复树穴。', '完成古树体检，修复树穴。'],
  [
    '绩效指标',
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ],
  ['', '产出指标', '数量指标', '古树体检数', '≥120株', '126株', '20', '20', ''],
  ['', '', '质量指标', '体检报告合格率', '100%', '98%', '30', '29.4', '两份报告退回重做'],
  ['', '效益指标', '社会效益指标', '古树保护意识', '提高', '提高', '30', '30', ''],
  ['', '满意度指标', '服务对象满意度指标', '游客满意度', '≥90%', '93%', '10', '10', ''],
  ['总分', '', '', '', '', '', '100', '96.9', ''],
];
const filled = (row: Row): string[] => row.filter((cell) => cell !== '');
const cells = [...TITLE, ...ROWS.flatMap(filled)];
const lines = [...TITLE, ...ROWS.map((row) => filled(row).join(' '))];
const markup = (rows: readonly Row[]): string =>
  rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');

const LAYOUTS: Readonly<Record<string, string>> = {
  'a row a line': lines.join('\n'),
  'a row a line, blank lines between': lines.join('\n\n'),
  'Windows line ends': lines.join('\r\n'),
  'one line': cells.join(' '),
  'ideographic spaces': cells.join('\u3000'),
  'a cell a line': cells.join('\n'),
  'cells over blank lines': cells.join('\n\n'),
  tabs: [...TITLE, ...ROWS.map((row) => row.join('\t'))].join('\n'),
  pipes: [...TITLE, ...ROWS.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
  'a web page': `<!DOCTYPE html><html><body>${TITLE.map((line) => `<p>${line}</p>`).join('')}<table>${markup(ROWS)}</table></body></html>`,
};

/** The forms of a text as the command line reads them, without where they stand; nothing may stay unread. */
async function read(text: string): Promise<Omit<Form, 'cells' | 'start' | 'end'>[]> {
  const opened = await openDocument(new TextEncoder().encode(text), 'form');
  if (opened.kind !== 'content') throw new Error(opened.kind);
  const { forms, unread } = readContent(opened.content, 'form');
  expect(unread).toEqual([]);
  return forms.map(({ cells: _cells, start: _start, end: _end, ...form }) => form);
}

describe('one form', async () => {
  const [form] = await read(LAYOUTS['a row a line'] ?? '');

  it('is read whole', () => {
    expect(form).toMatchObject({
      kind: 'project',
      title: '项目支出绩效自评表',
      year: '2023',
      name: '古树保护',
      supervisor: '云麓市园林局',
      implementer: '云麓市古树管理站',
      moneyUnit: '万元',
      funds: {
        total: { initial: '50.00', annual: '48.00', executed: '36.00', weight: '10', rate: '75%', score: '7.5' },
        fiscal: { executed: '36.00', weight: '—', rate: '75%', score: '—' },
        other: { initial: '0', annual: '0', executed: '0', rate: '0' },
      },
      goals: { expected: '完成古树体检并修复树穴。', actual: '完成古树体检，修复树穴。' },
      indicators: [
        { level1: '产出指标', level2: '数量指标', name: '古树体检数', target: '≥120株', actual: '126株', score: '20' },
        { level1: '产出指标', level2: '质量指标', actual: '98%', score: '29.4', deviation: '两份报告退回重做' },
        { level1: '效益指标', level2: '社会效益指标', target: '提高', actual: '提高', weight: '30' },
        { level1: '满意度指标', level2: '服务对象满意度指标', name: '游客满意度', weight: '10', score: '10' },
      ],
      total: { weight: '100', score: '96.9' },
    });
  });

  it.each(Object.entries(LAYOUTS))('gives the same transcript from %s', async (_, text) => {
    expect(await read(text)).toEqual([form]);
  });
});
