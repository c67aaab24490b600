import type { DocumentEvent } from '@kaocheng/contracts/events';
import { otherOperations } from '@kaocheng/contracts/operations';

type Listener = (event: DocumentEvent) => void;

const listeners = new Set<Listener>();
let stream: EventSource | null = null;
let wasLost = false;

function publish(event: DocumentEvent): void {
  for (const listener of [...listeners]) listener(event);
}

function isEvent(value: unknown): value is DocumentEvent {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The event that a message holds; null for what is none. */
export function readEvent(data: string): DocumentEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    return isEvent(value) ? value : null;
  } catch {
    return null;
  }
}

function open(): void {
  stream = new EventSource(otherOperations.events.path);
  const take = ({ data }: MessageEvent<string>): void => {
    const event = readEvent(data);
    if (event !== null) publish(event);
  };
  stream.addEventListener('message', take);
  for (const kind of ['document', 'deleted', 'relist'] as const) stream.addEventListener(kind, take);
  stream.addEventListener('error', () => {
    wasLost = true;
    // A stream that the server refused is not opened again by the browser itself.
    if (stream?.readyState === EventSource.CLOSED) {
      stream = null;
      setTimeout(() => listeners.size > 0 && stream === null && open(), 3_000);
    }
  });
  stream.addEventListener('open', () => {
    // What happened while the connection was lost is asked anew.
    if (wasLost) publish({ kind: 'relist' });
    wasLost = false;
  });
}

/** Hears what happens to documents on the server, over one connection for the whole page. Returns how to stop. */
export function hear(listener: Listener): () => void {
  listeners.add(listener);
  if (stream === null) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      stream?.close();
      stream = null;
    }
  };
}
