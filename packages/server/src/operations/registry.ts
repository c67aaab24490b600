import type { OperationName } from '@kaocheng/contracts/operations';
import { addSamples } from './add-samples/route.js';
import { addText } from './add-text/route.js';
import { askOutput } from './ask-output/route.js';
import { cancelOutput } from './cancel-output/route.js';
import type { Handler } from './context.js';
import { deleteDocument } from './delete-document/route.js';
import { deleteOutput } from './delete-output/route.js';
import { documentSheets } from './document-sheets/route.js';
import { history } from './history/route.js';
import { keepReturn } from './keep-return/route.js';
import { listDocuments } from './list-documents/route.js';
import { listForms } from './list-forms/route.js';
import { listOutputs } from './list-outputs/route.js';
import { listReturns } from './list-returns/route.js';
import { openDocument } from './open-document/route.js';
import { openOutput } from './open-output/route.js';
import { openReturn } from './open-return/route.js';
import { overview } from './overview/route.js';
import { saveCorrections } from './save-corrections/route.js';
import { saveDecisions } from './save-decisions/route.js';
import { saveForms } from './save-forms/route.js';
import { savePolicy } from './save-policy/route.js';
import { startForm } from './start-form/route.js';
import { takeReturn } from './take-return/route.js';

/** What does each operation of the contract; one that is missing does not compile. */
export const handlers: { readonly [N in OperationName]: Handler<N> } = {
  listDocuments,
  openDocument,
  deleteDocument,
  history,
  documentSheets,
  saveCorrections,
  saveDecisions,
  savePolicy,
  startForm,
  saveForms,
  listForms,
  overview,
  addText,
  addSamples,
  askOutput,
  listOutputs,
  openOutput,
  cancelOutput,
  deleteOutput,
  listReturns,
  openReturn,
  takeReturn,
  keepReturn,
};
