import { otherOperations, type Received } from '@kaocheng/contracts/operations';
import { networkGone, problemOf, ServerProblem } from './problem.js';

/** A file to send; `name` is its path inside the folder that was dropped, or its name. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

function isReceived(body: unknown): body is Received {
  return typeof body === 'object' && body !== null && 'documents' in body;
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Seconds after which the server lets itself be asked again, of its header; a few where it does not say. */
export function waitOf(header: string | null): number {
  const seconds = Number(header);
  return header !== null && header.trim() !== '' && seconds >= 0 && seconds <= 600 ? seconds : 5;
}

/** How often a file is sent again after a failure that may pass, waiting twice as long each time: 15 seconds in all. */
const RETRIES = 4;

/**
 * Seconds until a failed sending is tried again; null where it is not.
 * @param status of the answer; 0 where none came
 * @param tries how often it was sent
 * @param retryAfter the server's own word on it
 */
export function pauseOf(status: number, tries: number, retryAfter: string | null): number | null {
  if (status === 429) return tries < 20 ? waitOf(retryAfter) : null;
  const isPassing = status === 0 || (status >= 502 && status <= 504);
  if (!isPassing || tries > RETRIES) return null;
  return retryAfter === null ? 2 ** (tries - 1) : Math.min(waitOf(retryAfter), 60);
}

/**
 * Does what asks the server, again when it allows where it was asked too often, and a few times where it is away.
 * @throws what the last try threw
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const pause = error instanceof ServerProblem ? pauseOf(error.status, tries, null) : null;
      if (pause === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    }
  }
}

/**
 * Sends one file; `onProgress` hears how much of it went out, 0 to 1.
 * What a server that is asked too often refuses is sent again when it allows, and a few times where the server is away.
 * @throws ServerProblem
 */
export async function sendFile({ name, file }: NamedFile, onProgress: (share: number) => void): Promise<Received> {
  for (let tries = 1; ; tries += 1) {
    const answer = await post(name, file, onProgress);
    const pause = pauseOf(answer.status, tries, answer.retryAfter);
    if (pause !== null) {
      onProgress(0);
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
      continue;
    }
    if (answer.status === 0) throw networkGone();
    if (answer.status >= 400 || !isReceived(answer.body)) throw problemOf(answer.status, answer.body);
    return answer.body;
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | null;
}

/** By XMLHttpRequest, since fetch does not tell how far an upload is. */
function post(name: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const { method, path } = otherOperations.receiveDocuments;
    request.open(method, path);
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    const end = (): void =>
      resolve({
        status: request.status,
        body: bodyOf(request.responseText),
        retryAfter: request.status === 0 ? null : request.getResponseHeader('retry-after'),
      });
    request.addEventListener('loadend', end);
    const form = new FormData();
    form.append('files', file, name);
    request.send(form);
  });
}
