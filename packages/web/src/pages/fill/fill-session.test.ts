import type { Form } from '@kaocheng/core/model/transcript';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ServerProblem } from '../../server/problem.js';
import { type FilledVersion, FillSession } from './fill-session.js';
import { begun } from './testing/begun.js';

const { form, fill } = begun();

/** A server that keeps one form; `faults` are thrown by the next saves. */
class Kept {
  version = 2;
  form: Form = form;
  saves = 0;
  faults: ServerProblem[] = [];

  readonly save = async (sent: Form, version: number): Promise<number> => {
    const fault = this.faults.shift();
    if (fault !== undefined) throw fault;
    if (version !== this.version) throw new ServerProblem(409, 'stale-version', '');
    this.version += 1;
    this.saves += 1;
    this.form = sent;
    return this.version;
  };

  readonly open = async (): Promise<FilledVersion> => ({ version: this.version, form: this.form });
}

type Unsaved = { version: number; form: Form; base: Form } | null;

function session(server: Kept, draft: { kept: Unsaved } = { kept: null }): FillSession {
  return new FillSession(
    { version: server.version, form: server.form },
    server,
    (unsaved) => {
      draft.kept = unsaved;
      return true;
    },
    (_before, after) => after,
  );
}

const put = (values: Readonly<Record<string, string>>) => (before: Form) => fill(values, before);
const away = () => new ServerProblem(0, 'network', '连不上');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('FillSession', () => {
  test('keeps each change at once and saves it a moment later', async () => {
    const [server, draft] = [new Kept(), { kept: null as Unsaved }];
    const one = session(server, draft);
    one.change(put({ supervisor: '某' }), 'supervisor');
    one.change(put({ supervisor: '某局' }), 'supervisor');
    expect(one.read().state).toBe('unsaved');
    expect(draft.kept?.form).toEqual(fill({ supervisor: '某局' }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(one.read()).toMatchObject({ state: 'saved', version: 3 });
    expect([server.saves, draft.kept]).toEqual([1, null]);
    expect(server.form).toEqual(fill({ supervisor: '某局' }));
  });

  test('what is changed while it saves is saved after', async () => {
    const server = new Kept();
    const one = session(server);
    one.change(put({ supervisor: '甲' }));
    one.saveNow();
    one.change(put({ supervisor: '乙' }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect([server.saves, one.read().state]).toEqual([2, 'saved']);
    expect(server.form).toEqual(fill({ supervisor: '乙' }));
  });

  test('one visit of a cell is one step back', () => {
    const one = session(new Kept());
    for (const text of ['道', '道路', '道路养护']) one.change(put({ codeAndName: text }), 'codeAndName');
    one.endVisit();
    one.change(put({ codeAndName: '桥' }), 'codeAndName');
    one.undo();
    expect(one.read().form).toEqual(fill({ codeAndName: '道路养护' }));
    one.undo();
    expect(one.read()).toMatchObject({ form, canUndo: false, canRedo: true, state: 'saved' });
    one.redo();
    one.redo();
    expect(one.read().form).toEqual(fill({ codeAndName: '桥' }));
    one.close();
  });

  test('tries again with growing pauses while the server is away, and at once when asked to', async () => {
    const [server, draft] = [new Kept(), { kept: null as Unsaved }];
    server.faults = [away(), away(), away()];
    const one = session(server, draft);
    one.change(put({ supervisor: '某局' }));
    await vi.advanceTimersByTimeAsync(1_300);
    expect(one.read()).toMatchObject({ state: 'waiting', pause: 2 });
    expect(draft.kept).not.toBeNull();
    await vi.advanceTimersByTimeAsync(2_100);
    expect(one.read()).toMatchObject({ state: 'waiting', pause: 4 });
    one.saveNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(one.read()).toMatchObject({ state: 'waiting', pause: 8 });
    await vi.advanceTimersByTimeAsync(8_100);
    expect([one.read().state, server.saves, draft.kept]).toEqual(['saved', 1, null]);
  });

  test('changes made while it waits are sent with the next try, once', async () => {
    const server = new Kept();
    server.faults = [away()];
    const one = session(server);
    one.change(put({ supervisor: '甲' }));
    await vi.advanceTimersByTimeAsync(1_300);
    one.change(put({ implementer: '乙' }));
    expect(one.read().state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(10_000);
    expect([one.read().state, server.saves]).toEqual(['saved', 1]);
    expect(server.form).toEqual(fill({ supervisor: '甲', implementer: '乙' }));
  });

  test('a refusal is told and the entry kept; the next change is tried again', async () => {
    const [server, draft] = [new Kept(), { kept: null as Unsaved }];
    server.faults = [new ServerProblem(400, 'json-value', '读不了')];
    const one = session(server, draft);
    one.change(put({ supervisor: '甲' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(one.read()).toMatchObject({ state: 'refused' });
    expect(one.read().problem?.message).toBe('读不了');
    expect(draft.kept).not.toBeNull();
    one.change(put({ supervisor: '乙' }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(one.read().state).toBe('saved');
  });

  test('what somebody else changed elsewhere in the form is put together with mine', async () => {
    const server = new Kept();
    const one = session(server);
    Object.assign(server, { version: 3, form: fill({ implementer: '某站' }) });
    one.change(put({ supervisor: '某局' }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect([one.read().state, server.version]).toEqual(['saved', 4]);
    expect(server.form).toEqual(fill({ supervisor: '某局', implementer: '某站' }));
  });

  test('of the same cell both are shown, and either can be taken', async () => {
    for (const take of ['mine', 'theirs'] as const) {
      const [server, draft] = [new Kept(), { kept: null as Unsaved }];
      const one = session(server, draft);
      Object.assign(server, { version: 3, form: fill({ supervisor: '乙局' }) });
      one.change(put({ supervisor: '甲局' }));
      await vi.advanceTimersByTimeAsync(2_000);
      expect(one.read()).toMatchObject({
        state: 'stale',
        differences: [{ path: 'supervisor', mine: '甲局', theirs: '乙局' }],
      });
      expect(draft.kept?.form).toEqual(fill({ supervisor: '甲局' }));
      one.resolve(take);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(one.read().state).toBe('saved');
      expect(server.form).toEqual(fill({ supervisor: take === 'mine' ? '甲局' : '乙局' }));
      one.undo();
      if (take === 'theirs') expect(one.read().form).toEqual(fill({ supervisor: '甲局' }));
      one.close();
    }
  });

  test('a newer version is taken over where nothing waits', () => {
    const one = session(new Kept());
    one.newer({ version: 5, form: fill({ supervisor: '乙局' }) });
    expect(one.read()).toMatchObject({ version: 5, state: 'saved', form: fill({ supervisor: '乙局' }) });
    one.newer({ version: 4, form });
    expect(one.read().version).toBe(5);
  });

  test('goes on with a draft of this version, and meets what was saved since with an older one', async () => {
    const server = new Kept();
    const one = session(server);
    one.resume({ version: 2, form: fill({ supervisor: '某局' }), base: form });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.form).toEqual(fill({ supervisor: '某局' }));
    const other = session(server);
    other.resume({ version: 2, form: fill({ implementer: '某站' }), base: form });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.form).toEqual(fill({ supervisor: '某局', implementer: '某站' }));
    const third = session(server);
    third.resume({ version: 2, form: fill({ supervisor: '另一局' }), base: form });
    expect(third.read().state).toBe('stale');
  });

  test('undo after a merge does not take away what somebody else saved', async () => {
    const server = new Kept();
    const one = session(server);
    Object.assign(server, { version: 3, form: fill({ implementer: '某站' }) });
    one.change(put({ supervisor: '某局' }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(one.read().canUndo).toBe(false);
    one.undo();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.form).toEqual(fill({ supervisor: '某局', implementer: '某站' }));
  });

  test('a closed session whose save fails neither tries again nor keeps anything over what is kept since', async () => {
    const [server, draft] = [new Kept(), { kept: null as Unsaved }];
    server.faults = [away(), away(), away()];
    const one = session(server, draft);
    one.change(put({ supervisor: '某局' }));
    one.saveNow();
    one.close();
    expect(draft.kept?.form).toEqual(fill({ supervisor: '某局' }));
    const next: Unsaved = { version: 2, form: fill({ supervisor: '后来的' }), base: form };
    draft.kept = next;
    await vi.advanceTimersByTimeAsync(300_000);
    expect([server.faults.length, server.saves, draft.kept]).toEqual([2, 0, next]);
    expect(vi.getTimerCount()).toBe(0);
    one.open();
    server.faults = [];
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.form).toEqual(fill({ supervisor: '某局' }));
  });

  test('what a closed session still saves is forgotten, all of it sent', async () => {
    const server = new Kept();
    const kept: unknown[][] = [];
    const one = new FillSession(
      { version: 2, form },
      server,
      (...keeping) => kept.push(keeping) > 0,
      (_before, after) => after,
    );
    one.change(put({ supervisor: '甲' }));
    one.saveNow();
    one.change(put({ supervisor: '乙' }));
    one.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.form).toEqual(fill({ supervisor: '乙' }));
    expect(kept.at(-1)).toEqual([null, { version: 2, form: fill({ supervisor: '乙' }), base: form }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a change is taken back only while it is the last', () => {
    const one = session(new Kept());
    const before = one.change(put({ supervisor: '甲' }));
    one.change(put({ implementer: '乙' }));
    expect([one.takeBack(before), one.read().form]).toEqual([false, fill({ supervisor: '甲', implementer: '乙' })]);
    one.undo();
    expect([one.takeBack(before), one.read().form]).toEqual([true, form]);
    one.close();
  });

  test('only what both changed is asked, cell by cell', async () => {
    const server = new Kept();
    const one = session(server);
    Object.assign(server, { version: 3, form: fill({ supervisor: '乙局', implementer: '乙站', year: '2024' }) });
    one.change(put({ supervisor: '甲局', implementer: '甲站', codeAndName: '道路' }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(one.read()).toMatchObject({ state: 'stale', isByCell: true });
    expect(one.read().differences.map(({ path }) => path)).toEqual(['supervisor', 'implementer']);
    one.resolve(new Set(['supervisor']));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.form).toEqual(fill({ supervisor: '甲局', implementer: '乙站', year: '2024', codeAndName: '道路' }));
    one.close();
  });
});
