import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/bin/kaocheng.mjs', import.meta.url));
// What is tried is that nothing is lost, on however busy a machine.
const PATIENCE = 240_000;

/** Kaocheng as it is built, in a process of its own on a data folder of its own. */
export class KilledServer {
  private child: ChildProcess | null = null;
  url = '';

  constructor(
    private readonly data: string,
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {}

  /** Starts it and waits until it says where it listens. */
  async start(): Promise<void> {
    const child = this.spawned();
    this.child = child;
    let said = '';
    this.url = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`it does not start: ${said}`)), PATIENCE);
      const hear = (part: Buffer): void => {
        said += part.toString('utf8');
        const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (url === undefined) return;
        clearTimeout(timer);
        resolve(url);
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.on('exit', () => {
        clearTimeout(timer);
        reject(new Error(`it ended: ${said}`));
      });
    });
  }

  /** Ends it at once, as a power cut would end the process. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts it and ends it so many milliseconds later, wherever in its start it is then. */
  async killInStart(after: number): Promise<void> {
    const child = this.spawned();
    this.child = child;
    for (const heard of [child.stdout, child.stderr]) heard?.resume();
    await new Promise((resolve) => setTimeout(resolve, after));
    await this.kill();
  }

  /** Ends it as Ctrl+C does; gives its exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Runs another command of Kaocheng on the same data. */
  run(...args: string[]): { code: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      env: this.variables(),
      encoding: 'utf8',
      timeout: PATIENCE,
    });
    return { code: status, said: `${stdout}${stderr}` };
  }

  private variables(): NodeJS.ProcessEnv {
    const { DATABASE_URL: _url, ...rest } = process.env;
    return { ...rest, KAOCHENG_DATA: this.data, KAOCHENG_PORT: '0', KAOCHENG_READERS: '1', ...this.environment };
  }

  private spawned(): ChildProcess {
    return spawn(process.execPath, [PROGRAM, 'serve'], { env: this.variables(), stdio: ['ignore', 'pipe', 'pipe'] });
  }

  private end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => {
      child.once('exit', (code) => resolve(code));
      child.kill(signal);
    });
  }
}
