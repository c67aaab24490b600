/** What can be asked of the original from outside. */
export interface SourceHandle {
  /** Puts the keyboard into it. */
  focus(): void;
}
