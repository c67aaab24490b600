import { clip } from './report/columns.js';
import { screen } from './words.js';

/** From how many files on a bar is shown. */
const MANY = 5;

/** Shows on a terminal how far a long run is; writes nothing where standard error is no terminal. */
export class Progress {
  private shown = false;

  constructor(
    private readonly all: number,
    private readonly stream: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown },
  ) {}

  /** `done` files are finished and `name` is next. */
  show(done: number, name: string): void {
    if (this.all < MANY || !this.stream.isTTY) return;
    const width = 20;
    const filled = Math.round((done / this.all) * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    const text = clip(screen('progress', { done, all: this.all, name }), (this.stream.columns ?? 80) - width - 3);
    this.stream.write(`\r\u001b[2K${bar} ${text}`);
    this.shown = true;
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.shown) this.stream.write('\r\u001b[2K');
  }
}
