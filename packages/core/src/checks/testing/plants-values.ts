import { digits, isCount, isFloor, isFull, isRate, mark, type Plant, pick, placeOf, scale, write } from './plant.js';

/** Faults of values, design, reasons and what must not be published. */
export const VALUES: readonly Plant[] = [
  {
    code: 'C1',
    what: 'the sign of the target copied into what was done',
    plant: (form) => {
      const row = pick(form, (one) => one.actual != null && isRate(one) && isFloor(one));
      if (row === null || form.kind === 'monitor') return null;
      row.actual = `≥${digits(row.target)}%`;
      return placeOf(row, 'actual');
    },
  },
  {
    code: 'C2-',
    what: 'nothing done and full marks',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = null;
      return placeOf(row, 'actual');
    },
  },
  {
    code: 'C2-early',
    what: 'what is expected in place of what was done',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = `预计${(row.target ?? '').replace(/^[≥=]/, '')}`;
      return placeOf(row, 'actual');
    },
  },
  {
    code: 'C3-floor',
    what: 'a cost that has to reach a floor',
    plant: (form) => {
      const row = pick(form, ({ level2 }) => level2 === '经济成本指标');
      if (row === null) return null;
      if (row.operator == null) row.target = (row.target ?? '').replace('≤', '≥');
      else row.operator = '≥';
      row.actual = row.operator == null ? (row.target ?? '').replace('≥', '') : row.target;
      return placeOf(row, 'target');
    },
  },
  {
    code: 'C4-rate-for-count',
    what: 'a rate where things are counted',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = '100%';
      return placeOf(row, 'actual');
    },
  },
  {
    code: 'C4-ten-thousand',
    what: 'off by ten thousand',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one) && Number(digits(one.target)) >= 100);
      if (row === null) return null;
      row.actual = scale(row.target, 10_000).replace(/^[≥=]/, '');
      return placeOf(row, 'actual');
    },
    beside: ['B7-ask'],
  },
  {
    code: 'C6-yes-no',
    what: 'yes for a target',
    plant: (form) => {
      const row = pick(form, ({ target }) => target === '明显提升');
      if (row === null) return null;
      row.target = '是';
      if (row.actual !== null) row.actual = '是';
      return placeOf(row, 'target');
    },
  },
  {
    code: 'C8-words',
    what: 'words for a target, a number for what was done',
    plant: (form) => {
      const row = pick(form, (one) => one.target === '明显提升' && one.actual != null && one.operator == null);
      if (row === null) return null;
      row.target = '按照上级要求完成';
      row.actual = '95%';
      return placeOf(row, 'actual');
    },
  },
  {
    code: 'C10-',
    what: 'heads counted in percent',
    plant: (form) => {
      const row = pick(form, isCount);
      if (row === null) return null;
      row.name = '培训学员人数';
      write(row, '≥', '98', '%');
      return 'indicators[培训学员人数].target';
    },
  },
  {
    code: 'D2-own',
    what: 'money under what is counted',
    plant: (form) => {
      const row = pick(form, isCount);
      // In a department's form the printed headings govern.
      if (row === null || form.kind === 'department') return null;
      row.name = '资金支付金额';
      write(row, '', '20', '万元');
      return 'indicators[资金支付金额].name';
    },
  },
  {
    code: 'D3-',
    what: 'the same indicator under output and benefit',
    plant: (form) => {
      const [row, other] = [pick(form, isCount), pick(form, ({ level2 }) => level2 === '社会效益指标')];
      if (row === null || other === null || form.kind === 'department') return null;
      other.name = row.name;
      return placeOf(row, 'name');
    },
  },
  {
    code: 'D4',
    what: 'another beneficiary than the project has',
    plant: (form) => {
      const row = pick(form, ({ level2 }) => (level2 ?? '').includes('满意'));
      if (row === null || form.kind === 'department') return null;
      form.name = '少数民族乡村发展项目';
      row.name = '受益老年人满意度';
      return 'indicators[受益老年人满意度].name';
    },
  },
  {
    code: 'E2-short',
    what: 'a reason that is none',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = scale(row.target, 0.8).replace(/^[≥=]/, '');
      row.deviation = '疫情';
      mark(form, row, Number(row.weight) * 0.8);
      return placeOf(row, 'deviation');
    },
  },
  {
    code: 'G9-mobile',
    what: 'a mobile number',
    plant: (form) => {
      form.contact = { ...form.contact, phone: '13800000000' };
      return 'contact.phone';
    },
  },
  {
    code: 'G12-instruction',
    what: 'the form’s own instruction',
    plant: (form) => {
      form.problems = '请简要说明存在的问题';
      return 'problems';
    },
  },
  {
    code: 'X5',
    what: 'a number in the name that is not the target',
    plant: (form) => {
      const row = pick(form, (one) => isCount(one));
      if (row === null) return null;
      row.name = '建设标准化活动室8间';
      write(row, '', '12', '间');
      return 'indicators[建设标准化活动室8间].target';
    },
  },
];
