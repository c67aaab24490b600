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
  if (stream !== null || listeners.size === 0) return;
  if (document.hidden) {
    wasLost = true;
    return;
  }
  const opened = new EventSource(otherOperations.events.path);
  stream = opened;
  const take = ({ data }: MessageEvent<string>): void => {
    const event = readEvent(data);
    if (event !== null) publish(event);
  };
  opened.addEventListener('message', take);
  for (const kind of ['document', 'deleted', 'relist'] as const) opened.addEventListener(kind, take);
  opened.addEventListener('error', () => {
    wasLost = true;
    // A stream that the server refused is not opened again by the browser itself.
    if (opened.readyState === EventSource.CLOSED && stream === opened) {
      stream = null;
      setTimeout(open, 3_000);
    }
  });
  opened.addEventListener('open', () => {
    // What happened while the connection was lost is asked anew.
    if (wasLost) publish({ kind: 'relist' });
    wasLost = false;
  });
}

function close(): void {
  stream?.close();
  stream = null;
}

/** A browser opens few connections to a host for all its tabs together: a tab that nobody looks at gives its own back. */
function onVisibility(): void {
  if (!document.hidden) open();
  else if (stream !== null) {
    close();
    wasLost = true;
  }
}

/**
 * Hears what happens to documents on the server, over one connection for the whole page while it is shown; a page that
 * is shown again hears `relist` first. Returns how to stop.
 */
export function hear(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility);
  listeners.add(listener);
  open();
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    close();
    wasLost = false;
  };
}
