/**
 * Program of a writing process: lays out the documents that its parent sends, one at a time. It ends with its parent.
 */
import { Compiler } from './compile.js';
import type { WriteReply, WriteTask } from './tasks.js';

let compiler: Compiler | null = null;

function perform({ id, document, date, fonts }: WriteTask): WriteReply {
  try {
    compiler ??= new Compiler(fonts);
    return { id, written: compiler.write(document, date) };
  } catch (error) {
    return { id, reason: error instanceof Error ? error.message.slice(0, 400) : String(error) };
  }
}

process.on('disconnect', () => process.exit(0));
// A signal to the whole group (Ctrl-C) is the parent's to handle.
process.on('SIGINT', () => {});
process.on('message', (task: WriteTask) => {
  process.send?.(perform(task));
});
