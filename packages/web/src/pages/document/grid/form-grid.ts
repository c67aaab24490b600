import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form } from '@kaocheng/core/model/transcript';
import { accountGrid } from './account-form.js';
import type { Grid } from './grid.js';
import { indicatorGrid } from './indicator-form.js';
import { summaryGrid } from './summary-form.js';

/** Any form as the table that it is printed as. */
export function formGrid(form: Form, scorecard: Scorecard | null): Grid {
  if (form.kind === 'account') return accountGrid(form);
  if (form.kind === 'summary') return summaryGrid(form);
  return indicatorGrid(form, scorecard);
}
