import { sayProblem } from '@kaocheng/contracts/say-problem';
import { loadSettings } from '@kaocheng/server/settings/load-settings';
import type { Settings } from '@kaocheng/server/settings/settings';
import { StartProblem } from '@kaocheng/server/start/start-problem';
import { startServer } from '@kaocheng/server/start/start-server';
import type { Screen } from '../screen.js';
import { screen as words } from '../words.js';

/** Serves until a signal comes. Returns the exit code: 0 after a clean stop, 2 where it could not start. */
export async function serve(environment: NodeJS.ProcessEnv, screen: Screen): Promise<number> {
  return withSettings(environment, screen, async (settings) => {
    const signal = firstSignal();
    const server = await startServer(settings);
    await screen.write(`${announcement(server, settings).join('\n')}\n`);
    await signal;
    await screen.write(`${words('serve.stopping')}\n`);
    await server.stop();
    await screen.write(`${words('serve.stopped')}\n`);
    return 0;
  });
}

/** Does a piece of work with the settings of the environment; what is wrong with them, or with the start, is said line by line. */
export async function withSettings(
  environment: NodeJS.ProcessEnv,
  screen: Screen,
  work: (settings: Settings) => Promise<number>,
): Promise<number> {
  const loaded = loadSettings(environment, process.cwd());
  try {
    if ('faults' in loaded) throw new StartProblem(loaded.faults);
    return await work(loaded.settings);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    for (const { code, facts } of error.problems) screen.complain(sayProblem(code, facts));
    return 2;
  }
}

function announcement(
  server: { readonly url: string; readonly place: string | null; readonly log: string | null },
  { databaseUrl }: Settings,
): string[] {
  const lines = [words('serve.listening', { url: server.url })];
  if (server.place !== null) lines.push(words('serve.place', { place: server.place }));
  if (databaseUrl !== null) lines.push(words('serve.database', { host: new URL(databaseUrl).host }));
  if (server.log !== null) lines.push(words('serve.log', { log: server.log }));
  return [...lines, words('serve.loopback'), words('serve.stop')];
}

/** Resolves with the first signal to end; whoever presses Ctrl+C again does not want to wait. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked && signal === 'SIGINT') process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}
