import type { DocumentEvent } from '@kaocheng/contracts/events';
import { afterEach, expect, test, vi } from 'vitest';
import { hear } from './events.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Stream[] = [];
  readyState = 1;
  constructor() {
    super();
    Stream.opened.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

test('A hidden page gives its connection back; shown again it opens a new one and asks lists anew', () => {
  const page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', page);
  const show = (isShown: boolean): void => {
    page.hidden = !isShown;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const heard: DocumentEvent[] = [];
  const stop = hear((event) => heard.push(event));
  Stream.opened[0]?.dispatchEvent(new Event('open'));
  expect(heard).toEqual([]);

  show(false);
  expect(Stream.opened.map(({ readyState }) => readyState)).toEqual([2]);
  show(true);
  expect(Stream.opened.map(({ readyState }) => readyState)).toEqual([2, 1]);
  Stream.opened[1]?.dispatchEvent(new Event('open'));
  expect(heard).toEqual([{ kind: 'relist' }]);

  stop();
  expect(Stream.opened.map(({ readyState }) => readyState)).toEqual([2, 2]);
  show(true);
  expect(Stream.opened).toHaveLength(2);
});
