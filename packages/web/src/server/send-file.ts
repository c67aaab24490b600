import { otherOperations, type Received } from '@kaocheng/contracts/operations';
import { networkGone, problemOf } from './problem.js';

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

/**
 * Sends one file; `onProgress` hears how much of it went out, 0 to 1.
 * What a server that is asked too often refuses is sent again when it allows.
 * @throws ServerProblem
 */
export async function sendFile({ name, file }: NamedFile, onProgress: (share: number) => void): Promise<Received> {
  for (let tries = 1; ; tries += 1) {
    const answer = await post(name, file, onProgress);
    if (answer.status === 429 && tries < 20) {
      await new Promise((resolve) => setTimeout(resolve, waitOf(answer.retryAfter) * 1000));
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
