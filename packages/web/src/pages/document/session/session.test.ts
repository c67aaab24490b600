import type { Saved } from '@kaocheng/contracts/changes';
import type { DocumentDetail } from '@kaocheng/contracts/document';
import { expect, test, vi } from 'vitest';
import { networkGone, ServerProblem } from '../../../server/problem.js';
import type { Shelf } from './kept.js';
import { DocumentSession, type SessionServer } from './session.js';
import { type Change, type Standing, standingOf, withChange } from './standing.js';
import type { Tabs } from './tabs.js';

/** A server that keeps one document, with versions as the real one has them. */
class Kept implements SessionServer {
  version = 1;
  standing: Standing = { corrections: new Map(), decisions: new Map(), policy: null };
  /** What the next saves answer with instead. */
  readonly failures: (ServerProblem | 'lost-answer')[] = [];

  saved(): Saved {
    const { corrections, decisions, policy } = this.standing;
    return {
      version: this.version,
      policy,
      corrections: [...corrections.values()],
      decisions: [...decisions.values()],
    };
  }
  detail(): DocumentDetail {
    return Object.assign(Object.create(null), {
      ...this.saved(),
      document: { id: 'd', version: this.version },
      transcript: null,
    });
  }
  /** A save by somebody else. */
  meanwhile(change: Change): void {
    this.standing = withChange(this.standing, change);
    this.version += 1;
  }
  async save(change: Change, version: number): Promise<Saved> {
    const failure = this.failures.shift();
    if (failure instanceof ServerProblem) throw failure;
    if (version !== this.version) throw new ServerProblem(409, 'stale-version', '有人先保存了');
    this.meanwhile(change);
    if (failure === 'lost-answer') throw networkGone();
    return this.saved();
  }
  async open(): Promise<DocumentDetail> {
    return this.detail();
  }
}

function shelf(): Shelf & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => void (text === null ? texts.delete(key) : texts.set(key, text)),
    keys: () => [...texts.keys()],
  };
}

/** Tabs of one browser: each is there until it is ended. */
class Browser {
  readonly gone = new Set<string>();
  private readonly waits: { readonly tab: string; readonly act: () => void }[] = [];
  private readonly listeners = new Map<string, (key: string) => void>();

  tab(own: string): Tabs {
    return {
      own,
      whenGone: (tab, act) => {
        if (tab === '' || this.gone.has(tab)) act();
        else this.waits.push({ tab, act });
        return () => void this.waits.splice(0, this.waits.length, ...this.waits.filter((each) => each.act !== act));
      },
      hearKeys: (listener) => {
        this.listeners.set(own, listener);
        return () => this.listeners.delete(own);
      },
    };
  }
  /** Something was kept by a tab: the others hear its key. */
  tell(from: string, key: string): void {
    for (const [tab, listener] of this.listeners) if (tab !== from) listener(key);
  }
  end(tab: string): void {
    this.gone.add(tab);
    const [first] = this.waits.filter((each) => each.tab === tab);
    first?.act();
  }
}

const correct = (path: string, value: string): Change => ({
  kind: 'corrections',
  set: [{ form: 1, path, value, reason: '' }],
  withdraw: [],
});
const dismiss = (finding: string): Change => ({
  kind: 'decisions',
  decisions: [{ finding, state: 'dismissed', reason: '已核' }],
});
const until = (session: DocumentSession, state: string) =>
  vi.waitFor(() => expect(session.now().state).toBe(state), { interval: 1, timeout: 60_000 });
const correctionOf = (standing: Standing | undefined, path: string) => standing?.corrections.get(`1:${path}`)?.value;

test('What is done shows at once and is saved in order', async () => {
  const server = new Kept();
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  session.change(correct('name', '甲'));
  session.change(correct('name', '乙'));
  session.change(dismiss('f'));
  expect(correctionOf(session.now().standing, 'name')).toBe('乙');
  expect(session.now().pending).toHaveLength(3);
  await until(session, 'idle');
  expect(server.version).toBe(4);
  expect(correctionOf(server.standing, 'name')).toBe('乙');
  expect(server.standing.decisions.get('f')?.state).toBe('dismissed');
});

test('Undo takes back step by step, down to what stood before', async () => {
  const server = new Kept();
  server.meanwhile(correct('name', '原更正'));
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  session.change(correct('name', '甲'));
  session.change({ kind: 'policy', policy: 'cn-2021-101' });
  session.change(dismiss('f'));
  for (const canUndo of [true, true, true]) {
    expect(session.now().canUndo).toBe(canUndo);
    session.undo();
  }
  expect(session.now().canUndo).toBe(false);
  await until(session, 'idle');
  expect(correctionOf(server.standing, 'name')).toBe('原更正');
  expect(server.standing.policy).toBeNull();
  expect(server.standing.decisions.size).toBe(0);
});

test('A save that comes too late is shown with both versions; mine can be kept', async () => {
  const server = new Kept();
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  server.meanwhile(correct('name', '对方的'));
  server.meanwhile(correct('code', '对方的'));
  session.change(correct('name', '我的'));
  session.change(correct('code', '我的'));
  await until(session, 'stale');
  expect(correctionOf(session.now().theirs ?? undefined, 'name')).toBe('对方的');
  expect(correctionOf(session.now().standing, 'name')).toBe('我的');
  session.resolve(new Set(['corrections 1:code']));
  await until(session, 'idle');
  expect(correctionOf(server.standing, 'name')).toBe('我的');
  expect(correctionOf(server.standing, 'code')).toBe('对方的');
  expect(session.now().pending).toEqual([]);
});

test('A save whose answer was lost is not taken for somebody else’s', async () => {
  vi.useFakeTimers();
  try {
    const server = new Kept();
    server.failures.push('lost-answer');
    const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
    session.change(correct('name', '甲'));
    await vi.advanceTimersByTimeAsync(1);
    expect(session.now().state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(session.now()).toMatchObject({ state: 'idle', pending: [] });
    expect(server.version).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('What is pending outlives the page, and is looked at where the document moved on meanwhile', async () => {
  const server = new Kept();
  const kept = shelf();
  server.failures.push(networkGone());
  const first = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
  first.change(correct('name', '我的'));
  await until(first, 'waiting');
  first.close();
  const second = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
  second.start();
  await until(second, 'idle');
  expect(correctionOf(server.standing, 'name')).toBe('我的');
  expect(kept.texts.size).toBe(0);

  server.failures.push(networkGone());
  const third = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
  third.change(correct('name', '再改'));
  await until(third, 'waiting');
  third.close();
  server.meanwhile(correct('name', '对方的'));
  const fourth = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
  expect(fourth.now().state).toBe('stale');
  expect(correctionOf(fourth.now().standing, 'name')).toBe('再改');
  expect(correctionOf(server.standing, 'name')).toBe('对方的');
});

test('What the server refuses stays on the screen until it is dropped; the rest is saved then', async () => {
  const server = new Kept();
  server.failures.push(new ServerProblem(400, 'no-such-cell', '没有这个单元格'));
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  session.change(correct('nowhere', '甲'));
  session.change(correct('name', '乙'));
  await until(session, 'refused');
  expect(session.now().problem?.message).toBe('没有这个单元格');
  expect(correctionOf(session.now().standing, 'nowhere')).toBe('甲');
  session.dropFirst();
  expect(session.now().canUndo).toBe(false);
  await until(session, 'idle');
  expect([...server.standing.corrections.keys()]).toEqual(['1:name']);
});

test('A newer version of the server is taken over where nothing of one’s own waits', async () => {
  const server = new Kept();
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  server.meanwhile(correct('name', '对方的'));
  session.newer(server.detail());
  expect(correctionOf(session.now().standing, 'name')).toBe('对方的');
  session.change(correct('name', '我的'));
  await until(session, 'idle');
  expect(standingOf(server.detail()).corrections.get('1:name')?.value).toBe('我的');
});

test('A kept text that cannot be read is passed over', () => {
  const server = new Kept();
  const broken = shelf();
  broken.write('kaocheng.pending.d.a', '{"version":1,');
  expect(new DocumentSession(server.detail(), server, broken, new Browser().tab('a')).now().pending).toEqual([]);
});

test('A change is taken back by its own message only while it is the last one', async () => {
  const server = new Kept();
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  const first = session.change(dismiss('f'));
  const second = session.change(correct('name', '甲'));
  expect(session.takeBack(first)).toBe(false);
  expect(session.now().nextUndo).toBe(second);
  expect(session.takeBack(second)).toBe(true);
  expect(session.takeBack(second)).toBe(false);
  await until(session, 'idle');
  expect(server.standing.decisions.get('f')?.state).toBe('dismissed');
  expect(server.standing.corrections.size).toBe(0);
});

test('Undo does not overwrite what came with a newer version from elsewhere', async () => {
  const server = new Kept();
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  session.change(correct('name', '我的'));
  await until(session, 'idle');
  server.meanwhile(correct('name', '对方的'));
  session.newer(server.detail());
  expect(session.now().canUndo).toBe(false);
  session.undo();
  expect(correctionOf(session.now().standing, 'name')).toBe('对方的');
});

test('A change on which the server itself fails can be given up while it waits; one that nobody heard cannot', async () => {
  const server = new Kept();
  server.failures.push(networkGone(), new ServerProblem(500, 'internal', '服务出错了'));
  const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
  session.change(correct('nowhere', '甲'));
  session.change(correct('name', '乙'));
  await until(session, 'waiting');
  expect(session.now().canDrop).toBe(false);
  session.dropFirst();
  expect(session.now().pending).toHaveLength(2);
  session.retry();
  await vi.waitFor(() => expect(session.now().canDrop).toBe(true), { interval: 1, timeout: 60_000 });
  session.dropFirst();
  await until(session, 'idle');
  expect([...server.standing.corrections.keys()]).toEqual(['1:name']);
});

test('A save that fails is tried again after ever longer pauses, then only by hand', async () => {
  vi.useFakeTimers();
  try {
    const server = new Kept();
    const session = new DocumentSession(server.detail(), server, shelf(), new Browser().tab('a'));
    for (let at = 0; at < 9; at += 1) server.failures.push(networkGone());
    session.change(correct('name', '甲'));
    const pauses: (number | null)[] = [];
    for (;;) {
      await vi.advanceTimersByTimeAsync(1);
      const { pause, state } = session.now();
      expect(state).toBe('waiting');
      pauses.push(pause);
      if (pause === null) break;
      await vi.advanceTimersByTimeAsync(pause - 2);
      expect(session.now().state).toBe('waiting');
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(pauses).toEqual([3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000, 60_000, null]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(server.version).toBe(1);
    session.retry();
    await vi.advanceTimersByTimeAsync(1);
    expect(session.now()).toMatchObject({ state: 'idle', pending: [], tries: 0, pause: null });
    expect(server.version).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('Two tabs keep what they could not save apart; what a tab leaves is taken over by the other, once', async () => {
  const server = new Kept();
  const kept = shelf();
  const browser = new Browser();
  const [first, second] = ['a', 'b'].map((tab) => new DocumentSession(server.detail(), server, kept, browser.tab(tab)));
  if (first === undefined || second === undefined) throw new Error('no tabs');
  first.start();
  second.start();
  server.failures.push(networkGone(), networkGone());
  first.change(correct('name', '甲窗'));
  second.change(correct('code', '乙窗'));
  await until(first, 'waiting');
  await until(second, 'waiting');
  expect([...kept.texts.keys()].sort()).toEqual(['kaocheng.pending.d.a', 'kaocheng.pending.d.b']);
  browser.tell('b', 'kaocheng.pending.d.b');
  second.close();
  browser.end('b');
  expect([...kept.texts.keys()]).toEqual(['kaocheng.pending.d.a']);
  expect(first.now().pending).toHaveLength(2);
  first.retry();
  await until(first, 'idle');
  expect([correctionOf(server.standing, 'name'), correctionOf(server.standing, 'code')]).toEqual(['甲窗', '乙窗']);
  expect(kept.texts.size).toBe(0);
});

test('What a tab that is gone entered on an older version is looked at beside the newer one', async () => {
  const server = new Kept();
  const kept = shelf();
  const browser = new Browser();
  const lost = new DocumentSession(server.detail(), server, kept, browser.tab('a'));
  server.failures.push(networkGone());
  lost.change(correct('name', '旧窗'));
  await until(lost, 'waiting');
  lost.close();
  server.meanwhile(correct('name', '对方的'));
  browser.end('a');
  const session = new DocumentSession(server.detail(), server, kept, browser.tab('b'));
  session.start();
  await until(session, 'stale');
  expect(correctionOf(session.now().theirs ?? undefined, 'name')).toBe('对方的');
  expect(correctionOf(session.now().standing, 'name')).toBe('旧窗');
  expect(correctionOf(server.standing, 'name')).toBe('对方的');
  session.resolve(new Set());
  await until(session, 'idle');
  expect(correctionOf(server.standing, 'name')).toBe('旧窗');
});

test('What was kept before tabs had names of their own is taken over', async () => {
  const server = new Kept();
  const kept = shelf();
  kept.write('kaocheng.pending.d', JSON.stringify({ version: 1, pending: [correct('name', '先前')] }));
  kept.write('kaocheng.pending.dd.x', JSON.stringify({ version: 1, pending: [correct('name', '别的文件')] }));
  const session = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
  session.start();
  await until(session, 'idle');
  await vi.waitFor(() => expect(correctionOf(server.standing, 'name')).toBe('先前'), { interval: 1, timeout: 60_000 });
  expect([...kept.texts.keys()]).toEqual(['kaocheng.pending.dd.x']);
});

test('A decision that lapsed is sent anew though the same is decided, and is not brought back by undo', async () => {
  const server = new Kept();
  server.meanwhile(dismiss('f'));
  const [before] = server.standing.decisions.values();
  if (before === undefined) throw new Error('nothing decided');
  server.standing = { ...server.standing, decisions: new Map([['f', { ...before, lapsed: true }]]) };
  const kept = shelf();
  server.failures.push(networkGone());
  const first = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
  const inverse = first.change(dismiss('f'));
  expect(inverse).toMatchObject({ decisions: [{ finding: 'f', state: 'open' }] });
  await until(first, 'waiting');
  first.close();
  const second = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
  expect(second.now().pending).toHaveLength(1);
  second.start();
  await until(second, 'idle');
  expect(server.standing.decisions.get('f')?.lapsed).toBeUndefined();
});

test('A closed session whose save fails sets no timer and keeps what is pending', async () => {
  vi.useFakeTimers();
  try {
    const [server, kept] = [new Kept(), shelf()];
    server.failures.push(networkGone(), networkGone());
    const session = new DocumentSession(server.detail(), server, kept, new Browser().tab('a'));
    session.change(correct('name', '甲'));
    session.close();
    await vi.advanceTimersByTimeAsync(300_000);
    expect([server.failures.length, server.version, vi.getTimerCount()]).toEqual([1, 1, 0]);
    expect(kept.keys()).toHaveLength(1);
    server.failures.length = 0;
    session.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.version).toBe(2);
    session.close();
  } finally {
    vi.useRealTimers();
  }
});
