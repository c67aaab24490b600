import { randomBytes } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import type { DocumentEvent } from '@kaocheng/contracts/events';

/** Events kept for those who reconnect. */
const KEPT = 1000;
/** Most who may listen at once. */
const MOST_LISTENERS = 500;
const HEARTBEAT = 15_000;
/** Bytes that may wait for a listener that does not take them; one behind them is cut off and reconnects. */
const MOST_BEHIND = 1024 * 1024;

interface Kept {
  readonly id: string;
  readonly text: string;
}

/**
 * Passes changes on to all who listen, as server-sent events. Each event has an id; who reconnects with the last one gets
 * what came since, or `relist` where that is no longer known.
 */
export class EventHub {
  private readonly run = randomBytes(4).toString('hex');
  private readonly listeners = new Set<PassThrough>();
  private readonly kept: Kept[] = [];
  private count = 0;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    this.timer = setInterval(() => this.write(': \n\n'), HEARTBEAT);
    this.timer.unref();
  }

  get listening(): number {
    return this.listeners.size;
  }

  /** Sends an event to all who listen. */
  send(event: DocumentEvent): void {
    this.count += 1;
    const id = `${this.run}-${this.count}`;
    const text = `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
    this.kept.push({ id, text });
    if (this.kept.length > KEPT) this.kept.shift();
    this.write(text);
  }

  /** Something changed that nobody listens to: who reconnects later gets `relist`. */
  skip(): void {
    this.count += 1;
    this.kept.length = 0;
  }

  /**
   * The stream of one listener, or null where too many listen already.
   * @param last the id of the last event that the listener has, as its browser says it
   */
  listen(last: string | undefined): Readable | null {
    if (this.listeners.size >= MOST_LISTENERS) return null;
    const stream = new PassThrough({ highWaterMark: MOST_BEHIND });
    stream.on('error', () => this.listeners.delete(stream));
    stream.on('close', () => this.listeners.delete(stream));
    stream.write(`retry: 2000\n${this.now()}: \n\n${this.since(last)}`);
    this.listeners.add(stream);
    return stream;
  }

  /** Ends all streams. */
  stop(): void {
    clearInterval(this.timer);
    for (const stream of this.listeners) stream.destroy();
    this.listeners.clear();
  }

  /** The id of now, so that a listener that has seen no event can reconnect as well. */
  private now(): string {
    return `id: ${this.run}-${this.count}\n`;
  }

  private since(last: string | undefined): string {
    if (last === undefined || last === `${this.run}-${this.count}`) return '';
    const at = this.kept.findIndex(({ id }) => id === last);
    const first = last === `${this.run}-${this.count - this.kept.length}`;
    if (at >= 0 || first)
      return this.kept
        .slice(at + 1)
        .map(({ text }) => text)
        .join('');
    return `data: ${JSON.stringify({ kind: 'relist' } satisfies DocumentEvent)}\n\n`;
  }

  private write(text: string): void {
    for (const stream of this.listeners) {
      if (stream.writableLength > MOST_BEHIND) stream.destroy();
      else stream.write(text);
    }
  }
}
