import { describe, expect, it } from 'vitest';
import { readAccounts, unprivileged } from './account.js';

const LINES = {
  root: 'root:x:0:0:root:/root:/bin/bash',
  daemon: 'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin',
  nobody: 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
  postgres: 'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash',
};

describe('the account that root drops to', () => {
  it('is postgres, else nobody, else the first that is not root, else none', () => {
    const choose = (...lines: readonly string[]) => unprivileged(readAccounts(`${lines.join('\n')}\n`))?.name;
    expect(choose(LINES.root, LINES.daemon, LINES.nobody, LINES.postgres)).toBe('postgres');
    expect(choose(LINES.root, LINES.daemon, LINES.nobody)).toBe('nobody');
    expect(choose(LINES.root, LINES.daemon)).toBe('daemon');
    expect(choose(LINES.root)).toBeUndefined();
    expect(choose()).toBeUndefined();
  });

  it('is read with its numbers from a list that may hold remarks and broken lines', () => {
    expect(readAccounts(`# list\n\n+::::::\nbroken\n${LINES.postgres}\nodd:x:-2:x\n`)).toEqual([
      { name: 'postgres', uid: 101, gid: 104 },
    ]);
  });

  it('is never root under another name', () => {
    expect(unprivileged(readAccounts('toor:x:0:0::/root:/bin/sh\npostgres:x:0:0::/:/bin/sh'))).toBeNull();
  });
});
