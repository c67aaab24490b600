import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Task, TaskProblem, TaskResult } from './tasks.js';

/** What a reader may take. */
export interface ReaderLimits {
  /** Milliseconds for one task. */
  readonly readTime: number;
  /** Bytes of heap. */
  readonly readMemory: number;
}

/** Milliseconds in which an answer is still heard that came while this process stood still; a large one comes in many parts. */
const HEARD = 1000;
const MEGABYTE = 1024 * 1024;
const fromSource = import.meta.url.endsWith('.ts');
const PROGRAM = fileURLToPath(new URL(`./reader-process.${fromSource ? 'ts' : 'js'}`, import.meta.url));

interface Running {
  readonly id: number;
  readonly kind: Task['kind'];
  readonly settle: (result: TaskResult) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * One process that reads documents, so that nothing that a file does to its reader harms the server. It is started with
 * the first task, ended when a task takes too long or too much memory, and started anew for the next.
 */
export class Reader {
  private child: ChildProcess | null = null;
  private running: Running | null = null;
  private count = 0;

  /** @param program what the process runs; another one only to try how this one ends it */
  constructor(
    private readonly limits: ReaderLimits,
    private readonly program = PROGRAM,
  ) {}

  get busy(): boolean {
    return this.running !== null;
  }

  /** Does one task; one at a time. Never rejects: a reader that died or was ended gives a problem. */
  perform(task: Task): Promise<TaskResult> {
    if (this.running !== null) throw new Error('the reader is busy');
    const child = this.child ?? this.start();
    this.count += 1;
    const id = this.count;
    return new Promise((settle) => {
      // Where this process itself stood still for that long, an answer that came meanwhile is heard first.
      const timer = setTimeout(() => setTimeout(() => this.overdue(id), HEARD).unref(), this.limits.readTime);
      this.running = { id, kind: task.kind, settle, timer };
      child.send({ id, task }, (error) => {
        if (error !== null) this.lost(child, 'reader-crashed');
      });
    });
  }

  /** Starts the process before there is a task, so that the first one need not wait for it; a test need not. */
  warm(): void {
    if (this.child === null && !fromSource) this.start();
  }

  /** Ends the process; a running task gives the problem `reader-stopped`. */
  stop(): void {
    if (this.child !== null) this.lost(this.child, 'reader-stopped');
  }

  private start(): ChildProcess {
    const child = fork(this.program, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [
        `--max-old-space-size=${Math.round(this.limits.readMemory / MEGABYTE)}`,
        ...(fromSource ? ['--conditions=source', '--import', loader()] : []),
      ],
      env: childEnvironment(),
    });
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said = (said + part.toString('utf8')).slice(-2000);
    });
    child.on('message', ({ id, result }: { id: number; result: TaskResult }) => {
      if (this.running?.id === id) this.finish(result);
    });
    child.on('error', () => this.lost(child, 'reader-crashed'));
    child.on('exit', () =>
      this.lost(child, /heap out of memory|allocation failed/i.test(said) ? 'reader-memory' : 'reader-crashed'),
    );
    this.child = child;
    return child;
  }

  private overdue(id: number): void {
    if (this.running?.id === id && this.child !== null) this.lost(this.child, 'reader-overdue');
  }

  private lost(child: ChildProcess, code: string): void {
    if (this.child === child) this.child = null;
    child.kill('SIGKILL');
    if (this.running === null || this.child !== null) return;
    const { readTime, readMemory } = this.limits;
    const facts = { seconds: String(readTime / 1000), megabytes: String(Math.round(readMemory / MEGABYTE)) };
    this.finish({ kind: 'problem', code, facts } satisfies TaskProblem);
  }

  private finish(result: TaskResult): void {
    const { running } = this;
    this.running = null;
    if (running === null) return;
    clearTimeout(running.timer);
    running.settle(result);
  }
}

/** Where the program runs from its source, as in tests, the reader does too. */
function loader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}

/** A reader needs nothing of the environment, above all no password of a database. */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SYSTEMROOT', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'HOME'];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
