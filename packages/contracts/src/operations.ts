import Type, { type Static, type TSchema } from 'typebox';
import { SaveCorrections, SaveDecisions, Saved, SavePolicy } from './changes.js';
import { DocumentDetail, DocumentSummary, HistoryEntry } from './document.js';
import { BlankQuery, SavedForms, SaveForms, StartForm } from './fill.js';
import { AskOutput, OutputItems, OutputItemsQuery, OutputJob, OutputList, OutputQuery } from './outputs.js';
import { DocumentList, ExportQuery, FormQuery, ListQuery, Overview, ScoredForms } from './overview.js';
import { OpenedReturn, ReturnList, TakeReturn } from './returns.js';
import { SourceSheets } from './source-sheets.js';

const ById = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const Nothing = Type.Object({});
const SourceQuery = Type.Object(
  { version: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000_000 })) },
  { additionalProperties: false },
);
export type SourceQuery = Static<typeof SourceQuery>;

/** An operation with JSON on both sides: what the server registers and the browser calls. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:id` places. */
  readonly path: string;
  readonly summary: string;
  readonly params: TSchema;
  readonly query: TSchema;
  readonly body: TSchema;
  readonly reply: TSchema;
}

/** The operations of the API that speak JSON on both sides. */
export const operations = {
  listDocuments: {
    method: 'GET',
    path: '/api/documents',
    summary: '文件列表',
    params: Nothing,
    query: ListQuery,
    body: Nothing,
    reply: DocumentList,
  },
  openDocument: {
    method: 'GET',
    path: '/api/documents/:id',
    summary: '文件及其读取结果、更正与处理意见',
    params: ById,
    query: Nothing,
    body: Nothing,
    reply: DocumentDetail,
  },
  deleteDocument: {
    method: 'DELETE',
    path: '/api/documents/:id',
    summary: '删除文件及其全部记录，审计记录保留',
    params: ById,
    query: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    body: Nothing,
    reply: Nothing,
  },
  history: {
    method: 'GET',
    path: '/api/documents/:id/history',
    summary: '文件的变更记录',
    params: ById,
    query: Nothing,
    body: Nothing,
    reply: Type.Object({ entries: Type.Array(HistoryEntry) }),
  },
  documentSheets: {
    method: 'GET',
    path: '/api/documents/:id/sheets',
    summary: '原文件的表格：各格的行列、跨度、地址或页上的位置，及其文字的起止；一次一部分',
    params: ById,
    query: Type.Object(
      { from: Type.Optional(Type.Integer({ minimum: 0, description: '上一部分的 next' })) },
      { additionalProperties: false },
    ),
    body: Nothing,
    reply: SourceSheets,
  },
  saveCorrections: {
    method: 'PUT',
    path: '/api/documents/:id/corrections',
    summary: '更正读错的单元格，或撤销更正',
    params: ById,
    query: Nothing,
    body: SaveCorrections,
    reply: Saved,
  },
  saveDecisions: {
    method: 'PUT',
    path: '/api/documents/:id/decisions',
    summary: '确认或排除疑点',
    params: ById,
    query: Nothing,
    body: SaveDecisions,
    reply: Saved,
  },
  savePolicy: {
    method: 'PUT',
    path: '/api/documents/:id/policy',
    summary: '选定评分办法',
    params: ById,
    query: Nothing,
    body: SavePolicy,
    reply: Saved,
  },
  startForm: {
    method: 'POST',
    path: '/api/forms',
    summary: '开始填报一张表，存为一份文件',
    params: Nothing,
    query: Nothing,
    body: StartForm,
    reply: DocumentSummary,
  },
  saveForms: {
    method: 'PUT',
    path: '/api/documents/:id/forms',
    summary: '保存填报的表；只适用于在这里填报的文件',
    params: ById,
    query: Nothing,
    body: SaveForms,
    reply: SavedForms,
  },
  listForms: {
    method: 'GET',
    path: '/api/forms',
    summary: '全部文件中的评分表，印刷分与复算分',
    params: Nothing,
    query: FormQuery,
    body: Nothing,
    reply: ScoredForms,
  },
  overview: {
    method: 'GET',
    path: '/api/overview',
    summary: '全部文件的汇总',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    reply: Overview,
  },
  addText: {
    method: 'POST',
    path: '/api/texts',
    summary: '收下粘贴的文字',
    params: Nothing,
    query: Nothing,
    body: Type.Object(
      { name: Type.String({ maxLength: 200 }), text: Type.String({ minLength: 1, maxLength: 4_000_000 }) },
      { additionalProperties: false },
    ),
    reply: DocumentSummary,
  },
  addSamples: {
    method: 'POST',
    path: '/api/samples',
    summary: '载入样例',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    reply: Type.Object({ documents: Type.Array(DocumentSummary) }),
  },
  askOutput: {
    method: 'POST',
    path: '/api/outputs',
    summary: '成批写出：新建任务',
    params: Nothing,
    query: Nothing,
    body: AskOutput,
    reply: OutputJob,
  },
  listOutputs: {
    method: 'GET',
    path: '/api/outputs',
    summary: '成批写出的任务，最新的在前',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    reply: OutputList,
  },
  openOutput: {
    method: 'GET',
    path: '/api/outputs/:id',
    summary: '任务及其每份文件的结果',
    params: ById,
    query: OutputItemsQuery,
    body: Nothing,
    reply: OutputItems,
  },
  cancelOutput: {
    method: 'PUT',
    path: '/api/outputs/:id/cancelled',
    summary: '停止任务',
    params: ById,
    query: Nothing,
    body: Nothing,
    reply: OutputJob,
  },
  deleteOutput: {
    method: 'DELETE',
    path: '/api/outputs/:id',
    summary: '删除任务及其压缩包，审计记录保留',
    params: ById,
    query: Nothing,
    body: Nothing,
    reply: Nothing,
  },
  listReturns: {
    method: 'GET',
    path: '/api/returns',
    summary: '离线填报带回、等待确认的文件',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    reply: ReturnList,
  },
  openReturn: {
    method: 'GET',
    path: '/api/returns/:id',
    summary: '带回的文件与原记录逐格比较',
    params: ById,
    query: Nothing,
    body: Nothing,
    reply: OpenedReturn,
  },
  takeReturn: {
    method: 'PUT',
    path: '/api/returns/:id/taken',
    summary: '把带回的文件并入原记录，成为新版本',
    params: ById,
    query: Nothing,
    body: TakeReturn,
    reply: DocumentSummary,
  },
  keepReturn: {
    method: 'PUT',
    path: '/api/returns/:id/kept',
    summary: '把带回的文件留作新文件',
    params: ById,
    query: Nothing,
    body: Nothing,
    reply: Nothing,
  },
} as const satisfies Record<string, Operation>;

/** An operation whose request or answer is no JSON: files, bytes, text, a stream of events. */
export interface OtherOperation {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly params: TSchema;
  readonly query: TSchema;
}

/** The operations of the API that do not speak JSON on both sides. */
export const otherOperations = {
  /**
   * multipart/form-data, one or many files in the field `files`; the relative path of a folder's file is its name.
   * Answers `Received` as JSON.
   */
  receiveDocuments: {
    method: 'POST',
    path: '/api/documents',
    summary: '收下文件（multipart，字段 files，可多份）',
    params: Nothing,
    query: Nothing,
  },
  /**
   * The bytes as they were received, to be saved (application/octet-stream, attachment); with `version`, the file that this
   * version had, where another came back in its place since.
   */
  documentSource: {
    method: 'GET',
    path: '/api/documents/:id/source',
    summary: '原文件；可指明某一版的原文件',
    params: ById,
    query: SourceQuery,
  },
  /** The text that the spans of the transcript point into (text/plain; charset=utf-8), decoded as the reader decoded it. */
  documentText: {
    method: 'GET',
    path: '/api/documents/:id/text',
    summary: '读取所用的文字，位置与抄录件一致',
    params: ById,
    query: Nothing,
  },
  /** All scored forms, or all findings, as a file. */
  export: {
    method: 'GET',
    path: '/api/export',
    summary: '导出评分表或疑点',
    params: Nothing,
    query: ExportQuery,
  },
  /** A document's official forms, or the report of its findings, as a file; for one that is small. */
  writeDocument: {
    method: 'GET',
    path: '/api/documents/:id/written',
    summary: '写出官方表格、审核报告或审核意见反馈单',
    params: ById,
    query: OutputQuery,
  },
  /** The empty official form of a template, as a file. */
  blankForm: {
    method: 'GET',
    path: '/api/templates/:id/blank',
    summary: '空白的官方表格',
    params: ById,
    query: BlankQuery,
  },
  /** The archive of a job that is ready (application/zip, attachment). */
  outputArchive: {
    method: 'GET',
    path: '/api/outputs/:id/archive',
    summary: '任务的压缩包',
    params: ById,
    query: Nothing,
  },
  /** Server-sent events: each `data` is a `DocumentEvent`. */
  events: {
    method: 'GET',
    path: '/api/events',
    summary: '文件状态变化（服务器推送）',
    params: Nothing,
    query: Nothing,
  },
} as const satisfies Record<string, OtherOperation>;

export type OperationName = keyof typeof operations;
export type OtherOperationName = keyof typeof otherOperations;
export type ParamsOf<N extends OperationName> = Static<(typeof operations)[N]['params']>;
export type QueryOf<N extends OperationName> = Static<(typeof operations)[N]['query']>;
export type BodyOf<N extends OperationName> = Static<(typeof operations)[N]['body']>;
export type ReplyOf<N extends OperationName> = Static<(typeof operations)[N]['reply']>;

/** Answer to an upload: a document for each file that was taken, a problem for each that was not. */
export const Received = Type.Object({
  documents: Type.Array(DocumentSummary),
  refused: Type.Array(
    Type.Object({
      name: Type.String(),
      code: Type.String(),
      facts: Type.Record(Type.String(), Type.String()),
      message: Type.String(),
    }),
  ),
});
export type Received = Static<typeof Received>;
