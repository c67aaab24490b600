import type { OperationName, OtherOperationName } from '@kaocheng/contracts/operations';
import { ProblemError } from '../problem/problem-error.js';

/** Everything that can be asked of the server; the last three have no data of the office. */
export type AccessName = OperationName | OtherOperationName | 'health' | 'metrics' | 'describeApi';

/** Until there are accounts, whoever sits at this machine. */
export type Role = 'local';

/** Whose records an operation may reach: those of the own office, or none. */
export type Scope = 'office' | 'none';

/** Who may do what: operation × role × scope. What is not named is forbidden. */
export const ACCESS: Readonly<Record<AccessName, Readonly<Partial<Record<Role, Scope>>>>> = {
  listDocuments: { local: 'office' },
  openDocument: { local: 'office' },
  deleteDocument: { local: 'office' },
  history: { local: 'office' },
  documentSheets: { local: 'office' },
  saveCorrections: { local: 'office' },
  saveDecisions: { local: 'office' },
  savePolicy: { local: 'office' },
  startForm: { local: 'office' },
  saveForms: { local: 'office' },
  listForms: { local: 'office' },
  overview: { local: 'office' },
  addText: { local: 'office' },
  addSamples: { local: 'office' },
  receiveDocuments: { local: 'office' },
  documentSource: { local: 'office' },
  documentText: { local: 'office' },
  export: { local: 'office' },
  events: { local: 'office' },
  blankForm: { local: 'none' },
  writeDocument: { local: 'office' },
  askOutput: { local: 'office' },
  listOutputs: { local: 'office' },
  openOutput: { local: 'office' },
  cancelOutput: { local: 'office' },
  deleteOutput: { local: 'office' },
  outputArchive: { local: 'office' },
  listReturns: { local: 'office' },
  openReturn: { local: 'office' },
  takeReturn: { local: 'office' },
  keepReturn: { local: 'office' },
  health: { local: 'none' },
  metrics: { local: 'none' },
  describeApi: { local: 'none' },
};

/** Who asks. */
export interface Caller {
  readonly role: Role;
  /** As written into versions and audit trail. */
  readonly name: string;
}

/** The one caller until there are accounts. */
export const LOCAL: Caller = { role: 'local', name: 'local' };

/** @throws ProblemError 403 where the table does not allow it */
export function demandAccess(name: AccessName, caller: Caller): Scope {
  const scope = ACCESS[name][caller.role];
  if (scope === undefined) throw new ProblemError(403, 'forbidden', { operation: name });
  return scope;
}
