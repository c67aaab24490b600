import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Indicator, ProjectForm, Transcript } from '@kaocheng/core/model/transcript';
import { Random } from '../test/generator/random.js';

/** Rows of one form, and forms of one department's document. */
export const ROWS = 9;
export const FORMS = 10;

const SUBJECTS = ['参保', '培训', '巡查', '救助', '宣传', '采购', '维修', '服务', '审核', '发放'] as const;
const PLACES = ['县城', '乡镇', '街道', '园区', '村组', '社区'] as const;
const WORDS = ['及时', '明显提高', '有所提升', '持续改善', '稳定'] as const;

const LEVELS: readonly (readonly [level1: string, weight: string, level2: string, count: number, each: number])[] = [
  ['产出指标', '50', '数量指标', 2, 10],
  ['产出指标', '50', '质量指标', 1, 10],
  ['产出指标', '50', '时效指标', 1, 10],
  ['产出指标', '50', '成本指标', 1, 10],
  ['效益指标', '30', '社会效益指标', 2, 10],
  ['效益指标', '30', '可持续影响指标', 1, 10],
  ['满意度指标', '10', '服务对象满意度指标', 1, 10],
];

/** The transcript of one department with printed strings that differ from row to row; one row of five is faulty. */
export function department(seed: number): Transcript {
  const random = new Random(seed);
  const forms = Array.from({ length: FORMS }, (_, i) => project(seed, i + 1, random));
  return {
    ...blankTranscript(`${seed}.txt`),
    province: '某省',
    place: `第${seed}县`,
    department: `第${seed}单位`,
    year: '2023',
    forms,
  };
}

function project(seed: number, order: number, random: Random): ProjectForm {
  const annual = random.between(1000, 999_999) / 100;
  const executed = random.chance(0.5) ? annual : Math.round(annual * random.between(70, 99)) / 100;
  const rate = Math.round((executed / annual) * 10_000) / 100;
  const money = {
    initial: annual.toFixed(2),
    annual: annual.toFixed(2),
    executed: executed.toFixed(2),
    weight: '10',
    rate: `${rate}%`,
    score: (rate / 10).toFixed(2),
    reason: null,
  };
  const indicators = LEVELS.flatMap(([level1, level1Weight, level2, count, each]) =>
    Array.from({ length: count }, (): Indicator => ({ level1, level1Weight, level2, ...row(level2, each, random) })),
  );
  const total = indicators.reduce((sum, { score }) => sum + Number(score), Number(money.score));
  return {
    kind: 'project',
    order,
    title: '项目支出绩效自评表',
    year: '2023',
    name: `${random.pick(SUBJECTS)}项目${seed}-${order}`,
    code: null,
    supervisor: `第${seed}单位`,
    implementer: `第${seed}单位`,
    moneyUnit: '万元',
    funds: { total: money, fiscal: { ...money, weight: '—', score: '—' } },
    goals: { expected: `完成${random.pick(SUBJECTS)}任务。`, actual: `${random.pick(SUBJECTS)}任务已完成。` },
    process: null,
    indicators,
    total: { weight: '100', score: total.toFixed(2), grade: null },
    conclusion: null,
    problems: null,
    measures: null,
    contact: { name: null, phone: null, finance: null },
    attachments: [],
    extra: {},
  };
}

/** A row of a second level: words, a rate, a date, money or a count. A faulty one is missed and yet scored in full. */
function row(level2: string, weight: number, random: Random): Omit<Indicator, 'level1' | 'level2'> {
  const name = `${random.pick(PLACES)}${random.pick(SUBJECTS)}${level2.slice(0, 2)}${random.between(1, 99)}`;
  const printed = (target: string, actual: string, score = weight): Omit<Indicator, 'level1' | 'level2'> => ({
    name,
    target,
    actual,
    weight: String(weight),
    score: String(score),
    deviation: null,
  });
  const faulty = random.chance(0.2);
  if (level2 === '时效指标' && !faulty) return printed(`${random.between(6, 12)}月底前`, `${random.between(1, 5)}月`);
  if (level2.includes('效益') && !faulty) {
    const word = random.pick(WORDS);
    return printed(word, word);
  }
  if (level2 === '成本指标') {
    const target = random.between(100, 99_999) / 100;
    return printed(`≤${target}万元`, `${(faulty ? target * 1.3 : target * 0.97).toFixed(2)}万元`);
  }
  if (level2 === '数量指标') {
    const target = random.between(10, 20_000);
    return printed(`≥${target}人`, `${faulty ? Math.floor(target * 0.7) : target + random.between(0, 9)}人`);
  }
  const target = random.between(80, 95);
  return printed(`≥${target}%`, `${faulty ? target - random.between(11, 40) : target + random.between(0, 4)}%`);
}
