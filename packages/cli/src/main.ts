import { readFileSync } from 'node:fs';
import type { Policy } from '@kaocheng/core/model/policy';
import { policies } from '@kaocheng/core/scoring/policies';
import { type Command, parseArguments } from './arguments.js';
import { examineAll } from './examining/examine-all.js';
import { type Limits, readLimits } from './examining/limits.js';
import { listInputs } from './inputs.js';
import { Output } from './output.js';
import { overwritten } from './overwrite.js';
import { Progress } from './progress.js';
import { processScreen, type Screen } from './screen.js';
import { sayProblem, screen as words } from './words.js';

/** Runs the command line; `argv` is what stands after the program's name. Returns the exit code. */
export async function main(argv: readonly string[], screen: Screen = processScreen()): Promise<number> {
  const command = parseArguments(argv);
  switch (command.name) {
    case 'wrong':
      return misused(command.sentence, screen);
    case 'help':
      return say(words('help'), screen);
    case 'version':
      return say(version(), screen);
    case 'policies':
      return say([words('policies.head'), ...policies.map(policyLine)].join('\n'), screen);
    case 'serve': {
      const { serve } = await import('./serve/serve.js');
      return serve({ ...process.env, ...command.settings }, screen);
    }
    case 'migrate': {
      const { migrateRecords } = await import('./serve/migrate.js');
      return migrateRecords({ ...process.env, ...command.settings }, screen);
    }
    case 'verify': {
      const { verifyTrail } = await import('./serve/verify.js');
      return verifyTrail({ ...process.env, ...command.settings }, command.heads, screen);
    }
    case 'backup': {
      const { backupRecords } = await import('./backup/backup.js');
      return backupRecords({ ...process.env, ...command.settings }, command.file, screen);
    }
    case 'restore': {
      const { restoreFrom } = await import('./backup/restore.js');
      return restoreFrom({ ...process.env, ...command.settings }, command, screen);
    }
    case 'write':
    case 'convert': {
      const { writeForms } = await import('./write/write.js');
      const limits = limitsOf(screen);
      return limits === null ? 2 : writeForms(command, today(), version(), limits, screen);
    }
    case 'report': {
      const { writeReports } = await import('./reporting/write.js');
      const limits = limitsOf(screen);
      return limits === null ? 2 : writeReports(command, today(), version(), limits, screen);
    }
    case 'template-list': {
      const { listTemplates } = await import('./template/template.js');
      return listTemplates(screen);
    }
    case 'template-check': {
      const { checkTemplate } = await import('./template/template.js');
      return checkTemplate(command.file, screen);
    }
    default:
      return work(command, screen);
  }
}

async function work(command: Extract<Command, { name: 'read' | 'check' }>, screen: Screen): Promise<number> {
  const { name, format, policy, beside, output: file } = command;
  const unknown = [policy, ...beside].find((id) => id !== null && !policies.some((one) => one.id === id));
  if (unknown != null) {
    const allowed = policies.map((one) => one.id).join(' ');
    return misused(words('usage.unknownPolicy', { value: unknown, allowed }), screen);
  }
  const limits = limitsOf(screen);
  if (limits === null) return 2;
  const { inputs, skipped } = listInputs(command.inputs);
  const lost = file === null ? null : overwritten(file, inputs);
  if (file !== null && lost !== null) {
    screen.complain(sayProblem('output-is-input', { file, input: lost }));
    return 2;
  }
  if (skipped > 0) screen.complain(words('skipped', { count: skipped }));
  const output = new Output({ format, file, version: version() }, screen);
  const progress = new Progress(inputs.length, screen.terminal);
  const how = { check: name === 'check', policy, beside };
  const wanted = { format, many: inputs.length > 1 };
  const tasks = inputs.map((input) => ({ input, how, wanted }));
  let done = 0;
  progress.show(done, inputs[0]?.name ?? '');
  for await (const documents of examineAll(tasks, limits)) {
    progress.clear();
    for (const document of documents) await output.add(document);
    done++;
    const next = inputs[done];
    if (next !== undefined) progress.show(done, next.name);
  }
  return output.close();
}

/** The limits in which inputs are read; null where a setting is wrong, which is said. */
function limitsOf(screen: Screen): Limits | null {
  const read = readLimits(process.env);
  if ('limits' in read) return read.limits;
  for (const { code, facts } of read.faults) screen.complain(sayProblem(code, facts));
  return null;
}

async function say(text: string, screen: Screen): Promise<0> {
  await screen.write(`${text}\n`);
  return 0;
}

function misused(sentence: string, screen: Screen): 2 {
  screen.complain(`${sentence}${words('usage.seeHelp')}`);
  return 2;
}

/** The day by the clock of this computer, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}

function policyLine({ id, title, document, issuer, inForce }: Policy): string {
  const to = inForce.to === null ? '' : words('policies.until', { to: inForce.to });
  return words('policies.line', { id, title, document, issuer, from: inForce.from, to });
}
