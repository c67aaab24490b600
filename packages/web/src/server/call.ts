import {
  type BodyOf,
  type OperationName,
  operations,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
} from '@kaocheng/contracts/operations';
import { networkGone, problemOf } from './problem.js';

type Given<K extends string, T> = keyof T extends never ? { readonly [P in K]?: undefined } : { readonly [P in K]: T };

/** What a call needs: parameters of the path, query and body, each only where the operation has them. */
export type CallOf<N extends OperationName> = Given<'params', ParamsOf<N>> &
  (Partial<QueryOf<N>> extends QueryOf<N> ? { readonly query?: QueryOf<N> } : Given<'query', QueryOf<N>>) &
  Given<'body', BodyOf<N>> & { readonly signal?: AbortSignal | undefined };

/** The address of an operation with its `:places` and its query filled in. */
export function addressOf(path: string, params: object = {}, query: object = {}): string {
  const places = new Map<string, unknown>(Object.entries(params));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(places.get(name) ?? '')));
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') asked.set(key, String(value));
  }
  return asked.size === 0 ? filled : `${filled}?${asked}`;
}

/**
 * Calls one operation of the API.
 * @throws ServerProblem with a sentence that can be shown: what the server said, or that it cannot be reached
 */
export async function call<N extends OperationName>(name: N, given: CallOf<N>): Promise<ReplyOf<N>> {
  const { method, path } = operations[name];
  const { params, query, body, signal } = given;
  const request: RequestInit = { method, headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) };
  if (method === 'POST' || method === 'PUT') {
    request.headers = { accept: 'application/json', 'content-type': 'application/json' };
    request.body = JSON.stringify(body ?? {});
  }
  return (await answerOf(addressOf(path, params, query), request)) as ReplyOf<N>;
}

/**
 * Sends a request and reads the JSON of the answer.
 * @throws ServerProblem; an AbortError passes through
 */
export async function answerOf(address: string, request: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkGone();
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  return body;
}
