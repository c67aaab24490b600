import { amount, firstPart, move, of, type Plant, pick, spend, total, write } from './plant.js';

/** Faults of money. */
export const MONEY: readonly Plant[] = [
  {
    code: 'A1-sum',
    what: 'a source has more than the total',
    plant: (form) => {
      const part = firstPart(form);
      if (part === null) return null;
      part.row.annual = amount(of(part.row.annual) + 3.5);
      return 'funds.total.annual';
    },
  },
  {
    code: 'A2-over',
    what: 'more spent than there was',
    plant: (form) => {
      if (total(form)?.executed == null) return null;
      spend(form, 1.05);
      return 'funds.total.executed';
    },
  },
  {
    code: 'A3-wrong',
    what: 'a rate that is not executed by annual',
    plant: (form) => {
      const whole = total(form);
      if (whole?.rate == null) return null;
      whole.rate = '88.12%';
      return 'funds.total.rate';
    },
  },
  {
    code: 'A4-over',
    what: 'more marks for execution than the rate gives',
    plant: (form) => {
      const whole = total(form);
      if (whole?.score == null) return null;
      spend(form, 0.92);
      whole.score = whole.weight;
      move(form, Number(whole.weight) * 0.08);
      return 'funds.total.score';
    },
  },
  {
    code: 'A5-total',
    what: 'spent without a budget',
    plant: (form) => {
      if (total(form)?.executed == null) return null;
      for (const row of Object.values(form.funds ?? {})) if (row?.annual != null) row.annual = '0.00';
      return 'funds.total.annual';
    },
    beside: ['A2-over'],
  },
  {
    code: 'A6-',
    what: 'little spent and nothing said of it',
    plant: (form) => {
      if (total(form)?.executed == null || form.kind === 'monitor') return null;
      spend(form, 0.55);
      return 'funds.total.rate';
    },
    beside: ['B12'],
  },
  {
    code: 'A10-cost',
    what: 'a cost above the budget',
    plant: (form) => {
      if (form.kind === 'department' || form.kind === 'target') return null;
      const row = pick(form, ({ level2 }) => level2 === '时效指标' || level2 === '经济成本指标');
      if (row === null) return null;
      const cost = `${Math.round(of(total(form)?.annual) * (form.moneyUnit === '元' ? 0.0003 : 3))}`;
      row.level2 = '成本指标';
      row.name = '项目总成本';
      write(row, '≤', cost, '万元');
      return 'indicators[项目总成本].target';
    },
    beside: ['X9-other'],
  },
  {
    code: 'C13-executed',
    what: 'nothing said of what was spent',
    plant: (form) => {
      if (total(form)?.executed == null || form.kind === 'monitor') return null;
      for (const row of Object.values(form.funds ?? {})) if (row !== null) row.executed = null;
      return 'funds.total.executed';
    },
  },
];
