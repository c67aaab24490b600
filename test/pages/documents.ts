import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Finding } from '@kaocheng/core/model/finding';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import type { ReportKind } from '@kaocheng/documents/report/examined';
import { reportDocument } from '@kaocheng/documents/report/report';
import { layOut } from '@kaocheng/forms/layout/lay-out';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { templates } from '@kaocheng/forms/templates/registry';
import { filled } from '../templates/filled.js';

const FOOTER = '考成 0.0.0　校验码 0123456789ab';

/** Templates whose empty form is written too: merged classes, columns and signatures of a province, sums of an account table. */
const BLANK = ['cn-2020-project', 'sichuan-2022-project', 'cn-account-03'];

/** One document with every kind of sheet that is written: each template filled in, both reports, and some empty forms. */
export function everySheet(): SheetDocument {
  const forms = templates.map((template) => ({ ...layOut(template, filled(template)).sheet, name: template.id }));
  const reports = (['findings', 'feedback'] as const).flatMap((kind) => report(kind).sheets);
  const blank = templates
    .filter(({ id }) => BLANK.includes(id))
    .map((template) => ({ ...layOut(template, null, '2024').sheet, name: `${template.id}-blank` }));
  return { title: '各表', sheets: [...forms, ...reports, ...blank], footer: FOOTER };
}

/** A report with invented findings: those of the checks change with the checks. */
function report(kind: ReportKind): SheetDocument {
  const forms = ['cn-2020-project', 'sichuan-2022-project'].flatMap((id, at): Form[] => {
    const template = templates.find((one) => one.id === id);
    return template === undefined ? [] : [{ ...filled(template), order: at + 1 }];
  });
  const transcript: Transcript = {
    ...blankTranscript('某市-2024-自评表.txt'),
    department: '云麓市卫生健康局',
    year: '2024',
    forms,
  };
  const { scorecards } = examineTranscript(transcript, { policy: null });
  const citation = { title: '项目支出绩效评价管理办法', document: '财预〔2020〕10号', article: '第十六条' };
  const finding = (id: string, of: Partial<Finding>): Finding => ({
    id,
    form: 1,
    rule: 'score-rule',
    // A code without words is said as it is.
    code: '得分高于按比例算得的分数，完成值未达到指标值而得满分，又没有写明原因和改进措施。',
    severity: 'error',
    where: ['indicators[设备购置完成数甲].score', 'funds.total.rate'],
    quote: [],
    printed: '4.5',
    expected: '4.75',
    facts: {},
    citation,
    source: [],
    hangs: [],
    weight: 1,
    ...of,
  });
  const findings = [
    finding('a', { form: null, severity: 'warning', where: ['document'], hangs: [finding('b', {}), finding('c', {})] }),
    finding('d', { where: ['total.score'], quote: ['全年完成值为一百台，达到预期目标。'] }),
    finding('e', { form: 2, severity: 'info', citation: null, printed: null }),
  ];
  return reportDocument({ transcript, scorecards, findings }, kind, '0.0.0');
}
