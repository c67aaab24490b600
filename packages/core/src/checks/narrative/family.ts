import type { Check } from '../check.js';
import { a7Coverage } from './a7-coverage.js';
import { a8Amounts } from './a8-amounts.js';
import { d10Counts } from './d10-counts.js';
import { f2Scores } from './f2-scores.js';
import { g3SameNumber } from './g3-same-number.js';
import { g4Shares } from './g4-shares.js';
import { g5ZeroBase } from './g5-zero-base.js';
import { g6Direction } from './g6-direction.js';
import { g7Year } from './g7-year.js';
import { g8Placeholders } from './g8-placeholders.js';
import { g10Grades } from './g10-grades.js';
import { n1Rates } from './n1-rates.js';
import { n2Deductions } from './n2-deductions.js';
import { n3Completion } from './n3-completion.js';
import { n4Names } from './n4-names.js';
import { n5Goals } from './n5-goals.js';
import { n6Numbered } from './n6-numbered.js';
import { n7IndicatorValues } from './n7-indicator-values.js';
import { n8Control } from './n8-control.js';
import { n9OneName } from './n9-one-name.js';

/** What the text states, against the forms, the accounts and itself. */
export const narrative: readonly Check[] = [
  a7Coverage,
  a8Amounts,
  d10Counts,
  f2Scores,
  g3SameNumber,
  g4Shares,
  g5ZeroBase,
  g6Direction,
  g7Year,
  g8Placeholders,
  g10Grades,
  n1Rates,
  n2Deductions,
  n3Completion,
  n4Names,
  n5Goals,
  n6Numbered,
  n7IndicatorValues,
  n8Control,
  n9OneName,
];
