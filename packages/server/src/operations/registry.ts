import type { OperationName } from '@kaocheng/contracts/operations';
import { addSamples } from './add-samples/route.js';
import { addText } from './add-text/route.js';
import type { Handler } from './context.js';
import { deleteDocument } from './delete-document/route.js';
import { documentSheets } from './document-sheets/route.js';
import { history } from './history/route.js';
import { listDocuments } from './list-documents/route.js';
import { listForms } from './list-forms/route.js';
import { openDocument } from './open-document/route.js';
import { overview } from './overview/route.js';
import { saveCorrections } from './save-corrections/route.js';
import { saveDecisions } from './save-decisions/route.js';
import { saveForms } from './save-forms/route.js';
import { savePolicy } from './save-policy/route.js';
import { startForm } from './start-form/route.js';

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
};
