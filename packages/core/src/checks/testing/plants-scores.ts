import { isCount, isFloor, isFull, isScored, mark, number, type Plant, pick, placeOf, scale, total } from './plant.js';

/** Faults of weights and scores. */
export const SCORES: readonly Plant[] = [
  {
    code: 'B2-heading',
    what: 'a row of five marks more than its heading has',
    plant: (form) => {
      const row = pick(form, isFull);
      if (row?.level1Weight == null) return null;
      row.weight = number(Number(row.weight) + 5);
      mark(form, row, Number(row.weight));
      return `level1[${row.level1}].weight`;
    },
    // That the weights make 105 is the other side of it, and a reviewer marks both.
    beside: ['B2-total'],
  },
  {
    code: 'B2-total',
    what: 'a total of weights that is not their sum',
    plant: (form) => {
      if (form.total?.weight == null) return null;
      form.total.weight = '95';
      form.total.grade = null;
      return 'total.weight';
    },
  },
  {
    code: 'B3-above',
    what: 'more marks than the row weighs',
    plant: (form) => {
      const row = pick(form, isFull);
      if (row === null) return null;
      mark(form, row, Number(row.weight) + 1);
      return placeOf(row, 'score');
    },
  },
  {
    code: 'B3-negative',
    what: 'marks below nothing',
    plant: (form) => {
      const row = pick(form, isFull);
      if (row === null) return null;
      mark(form, row, -1);
      return placeOf(row, 'score');
    },
  },
  {
    code: 'B3-total',
    what: 'a total that is not the sum',
    plant: (form) => {
      if (form.total?.score == null) return null;
      form.total.score = number(Number(form.total.score) - 3);
      form.total.grade = null;
      return 'total.score';
    },
  },
  {
    code: 'B3-grade',
    what: 'a grade of another band',
    plant: (form) => {
      if (form.total?.score == null) return null;
      form.total.grade = Number(form.total.score) >= 80 ? '中' : '优';
      return 'total.grade';
    },
  },
  {
    code: 'B4-over',
    what: 'missed by a fifth, cut by a tenth',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = scale(row.target, 0.8).replace(/^[≥=]/, '');
      row.deviation = '土地手续办理滞后至次年';
      mark(form, row, Number(row.weight) * 0.9);
      return placeOf(row, 'score');
    },
  },
  {
    code: 'B4-under',
    what: 'missed by a tenth, cut to half without a reason',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = scale(row.target, 0.9).replace(/^[≥=]/, '');
      mark(form, row, Number(row.weight) * 0.5);
      return placeOf(row, 'score');
    },
    beside: ['B16-missed', 'B16-unclear'],
  },
  {
    code: 'B5-certain',
    what: 'a count missed and full marks',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = scale(row.target, 0.7).replace(/^[≥=]/, '');
      return placeOf(row, 'score');
    },
  },
  {
    code: 'B5-certain',
    what: 'satisfaction missed and full marks',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && (one.level2 ?? '').includes('满意'));
      if (row === null) return null;
      row.actual = scale(row.target, 0.9).replace(/^[≥=]/, '');
      return placeOf(row, 'score');
    },
  },
  {
    code: 'B6-unexplained',
    what: 'met, and yet cut without a reason',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = (row.target ?? '').replace(/^[≥=]/, '');
      mark(form, row, Number(row.weight) - 1);
      return placeOf(row, 'score');
    },
    beside: ['B16-unclear'],
  },
  {
    code: 'B7-ask',
    what: 'double the target without a word',
    plant: (form) => {
      const row = pick(form, (one) => isScored(one) && isCount(one) && isFloor(one));
      if (row === null || form.kind === 'department') return null;
      row.actual = scale(row.target, 2).replace(/^[≥=]/, '');
      return placeOf(row, 'actual');
    },
  },
  {
    code: 'B10',
    what: 'did not occur, and full marks',
    plant: (form) => {
      const row = pick(form, (one) => isFull(one) && isCount(one));
      if (row === null) return null;
      row.actual = '未发生';
      return placeOf(row, 'actual');
    },
  },
  {
    code: 'B14-indicator',
    what: 'a row without marks',
    plant: (form) => {
      const row = pick(form, isFull);
      if (row === null) return null;
      row.score = null;
      return placeOf(row, 'score');
    },
  },
  {
    code: 'B14-execution',
    what: 'execution without marks',
    plant: (form) => {
      const whole = total(form);
      if (whole?.score == null) return null;
      whole.score = null;
      return 'funds.total.score';
    },
  },
];
