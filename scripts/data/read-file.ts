import type { ReadData } from '../../packages/cli/src/template/read-data.js';
import type { Fault } from './folder.js';

/** A fault with its place, as one line that names file, line and reason. */
export function describeFault(file: string, read: ReadData, fault: Fault): string {
  return `${file}:${read.lineOf(fault.path)}: ${fault.path.join('.') || '(file)'}: ${fault.reason}`;
}
