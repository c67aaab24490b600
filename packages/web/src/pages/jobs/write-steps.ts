import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';

/** What a menu that writes one document shows: what is being written, and what was, in words. */
interface WriteState {
  readonly running: { readonly what: OutputWhat; readonly format: OutputFormat } | null;
  readonly done: string | null;
}

export type WriteStep =
  | { readonly step: 'asked'; readonly what: OutputWhat; readonly format: OutputFormat }
  | { readonly step: 'written'; readonly done: string }
  | { readonly step: 'ended' | 'closed' };

export const IDLE: WriteState = { running: null, done: null };

/** The state after a step. What was written is news once: a menu that was closed opens with its hint again. */
export function afterStep(state: WriteState, step: WriteStep): WriteState {
  if (step.step === 'asked') return { running: { what: step.what, format: step.format }, done: null };
  if (step.step === 'written') return { ...state, done: step.done };
  return step.step === 'ended' ? { ...state, running: null } : { ...state, done: null };
}
