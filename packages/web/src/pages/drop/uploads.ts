import type { DocumentSummary } from '@kaocheng/contracts/document';
import type { DocumentEvent } from '@kaocheng/contracts/events';
import { useSyncExternalStore } from 'react';
import { call } from '../../server/call.js';
import { hear } from '../../server/events.js';
import { ServerProblem, sentenceOf } from '../../server/problem.js';
import { type NamedFile, patiently, sendFile } from '../../server/send-file.js';

/** Where a file of this visit stands. `document` once the server has it. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  /** In bytes; null where it is not known. */
  readonly size: number | null;
  readonly state: 'waiting' | 'sending' | 'received' | 'refused';
  /** How much went out, 0 to 1. */
  readonly sent: number;
  readonly document: DocumentSummary | null;
  /** Why it was not taken, in words. */
  readonly problem: string | null;
  /** Whether it may be sent again by hand: the server was away, or could not do it just then. */
  readonly canRetry: boolean;
}

interface PastedText {
  readonly name: string;
  readonly text: string;
}

const AT_ONCE = 3;

let uploads: readonly Upload[] = [];
/** What is to be sent, as long as it may be. */
const contents = new Map<number, NamedFile | PastedText>();
const listeners = new Set<() => void>();
let lastKey = 0;
let running = 0;
let stopHearing: (() => void) | null = null;

function put(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
  if (uploads.length > 0) stopHearing ??= hear(onEvent);
  else {
    stopHearing?.();
    stopHearing = null;
  }
}

function onEvent(event: DocumentEvent): void {
  if (event.kind === 'document') heard(event.document);
  else if (event.kind === 'deleted') drop(event.id);
  else void askAnew();
}

/** A document that is gone leads nowhere any more. */
function drop(id: string): void {
  if (uploads.some(({ document }) => document?.id === id)) put(uploads.filter(({ document }) => document?.id !== id));
}

/** Asks after every document that is not known to be read, one after the other: a folder may hold thousands. */
async function askAnew(): Promise<void> {
  for (const { document } of uploads) if (document !== null && !isEnd(document.state)) heard(await newest(document));
}

function change(key: number, part: Partial<Upload>): void {
  put(uploads.map((each) => (each.key === key ? { ...each, ...part } : each)));
}

function isEnd(state: DocumentSummary['state']): boolean {
  return state === 'read' || state === 'unread';
}

/** What was asked before a document was read may be answered after its event; it does not set the document back. */
function heard(document: DocumentSummary): void {
  const isNews = (known: DocumentSummary | null): boolean =>
    known?.id === document.id && (!isEnd(known.state) || isEnd(document.state));
  if (!uploads.some((each) => isNews(each.document))) return;
  put(uploads.map((each) => (isNews(each.document) ? { ...each, document } : each)));
}

/** The events of a document may have come before the answer of its upload. */
async function newest(document: DocumentSummary): Promise<DocumentSummary> {
  if (isEnd(document.state)) return document;
  return call('openDocument', { params: { id: document.id } }).then(
    (detail) => detail.document,
    (error: unknown) => {
      if (error instanceof ServerProblem && error.isMissing) drop(document.id);
      return document;
    },
  );
}

async function send(key: number, content: NamedFile | PastedText): Promise<void> {
  change(key, { state: 'sending', problem: null, canRetry: false });
  try {
    const { documents, refused } =
      'file' in content
        ? await sendFile(content, (sent) => change(key, { sent }))
        : { documents: [await patiently(() => call('addText', { body: content }))], refused: [] };
    const [document] = documents;
    contents.delete(key);
    if (document === undefined) change(key, { state: 'refused', problem: refused[0]?.message ?? '' });
    else {
      change(key, { state: 'received', sent: 1, document });
      heard(await newest(document));
    }
  } catch (error) {
    const canRetry = error instanceof ServerProblem && error.isPassing;
    if (!canRetry) contents.delete(key);
    change(key, { state: 'refused', sent: 0, problem: sentenceOf(error), canRetry });
  }
}

/** Sends again what the server could not take before. */
export function retry(key: number): void {
  if (!uploads.some((each) => each.key === key && each.canRetry)) return;
  change(key, { state: 'waiting', problem: null, canRetry: false });
  proceed();
}

function proceed(): void {
  while (running < AT_ONCE) {
    const next = uploads.find(({ state }) => state === 'waiting');
    const content = next === undefined ? undefined : contents.get(next.key);
    if (next === undefined || content === undefined) return;
    running += 1;
    void send(next.key, content).finally(() => {
      running -= 1;
      proceed();
    });
  }
}

/** Sends files one after the other, a few at once, and follows each until it is read. Returns their keys. */
export function upload(named: readonly NamedFile[]): number[] {
  const added = named.map((each): Upload => {
    lastKey += 1;
    contents.set(lastKey, each);
    const { name, file } = each;
    return {
      key: lastKey,
      name,
      size: file.size,
      state: 'waiting',
      sent: 0,
      document: null,
      problem: null,
      canRetry: false,
    };
  });
  put([...added, ...uploads]);
  proceed();
  return added.map(({ key }) => key);
}

/** Lists what could not even be sent, with the reason in words. */
export function refuse(names: readonly string[], problem: string): void {
  const added = names.map((name): Upload => {
    lastKey += 1;
    return { key: lastKey, name, size: null, state: 'refused', sent: 0, document: null, problem, canRetry: false };
  });
  put([...added, ...uploads]);
}

/** Sends pasted text as a document. Returns its key. */
export function uploadText(name: string, text: string): number {
  lastKey += 1;
  const key = lastKey;
  const size = new Blob([text]).size;
  contents.set(key, { name, text });
  put([{ key, name, size, state: 'waiting', sent: 0, document: null, problem: null, canRetry: false }, ...uploads]);
  proceed();
  return key;
}

/** Follows documents that came otherwise (the samples). */
export function follow(documents: readonly DocumentSummary[]): void {
  const added = documents.map((document): Upload => {
    lastKey += 1;
    const { name, size } = document;
    return { key: lastKey, name, size, state: 'received', sent: 1, document, problem: null, canRetry: false };
  });
  put([...added, ...uploads]);
  for (const document of documents) void newest(document).then(heard);
}

/** Takes what has ended off the list. */
export function clearEnded(): void {
  put(uploads.filter(({ state, document }) => state !== 'refused' && !(document !== null && isEnd(document.state))));
  for (const key of contents.keys()) if (!uploads.some((each) => each.key === key)) contents.delete(key);
}

/** Takes one off the list, which does not touch the document. */
export function forget(key: number): void {
  contents.delete(key);
  put(uploads.filter((each) => each.key !== key));
}

/** What came in during this visit, newest first. */
export function currentUploads(): readonly Upload[] {
  return uploads;
}

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentUploads);
}
