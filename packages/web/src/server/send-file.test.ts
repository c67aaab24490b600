import { afterEach, expect, test, vi } from 'vitest';
import { pauseOf, sendFile } from './send-file.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Requests that get these statuses one after the other, the last of them for good. */
function answering(statuses: readonly number[]): { sent: number } {
  const seen = { sent: 0 };
  vi.stubGlobal(
    'XMLHttpRequest',
    class extends EventTarget {
      readonly upload = new EventTarget();
      status = 0;
      responseText = '';
      open(): void {}
      setRequestHeader(): void {}
      getResponseHeader(): null {
        return null;
      }
      send(): void {
        this.status = statuses[Math.min(seen.sent, statuses.length - 1)] ?? 0;
        this.responseText = this.status === 201 ? '{"documents":[],"refused":[]}' : '';
        seen.sent += 1;
        this.dispatchEvent(new Event('loadend'));
      }
    },
  );
  return seen;
}

const named = { name: 'a.txt', file: new File(['x'], 'a.txt') };

test('A file that meets a server that is away for a moment comes in by itself', async () => {
  vi.useFakeTimers();
  const seen = answering([0, 503, 201]);
  const sending = sendFile(named, () => undefined);
  await vi.advanceTimersByTimeAsync(20_000);
  await expect(sending).resolves.toEqual({ documents: [], refused: [] });
  expect(seen.sent).toBe(3);
});

test('A server that stays away is told of after a bounded number of tries', async () => {
  vi.useFakeTimers();
  const seen = answering([0]);
  const sending = sendFile(named, () => undefined).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await sending).toMatchObject({ code: 'network' });
  expect(seen.sent).toBe(5);
});

test('What the server refuses for good is not sent again', () => {
  expect([400, 413, 415, 500].map((status) => pauseOf(status, 1, null))).toEqual([null, null, null, null]);
  expect([1, 2, 3, 4, 5].map((tries) => pauseOf(503, tries, null))).toEqual([1, 2, 4, 8, null]);
  expect(pauseOf(503, 1, '2')).toBe(2);
  expect(pauseOf(429, 19, '3')).toBe(3);
});
