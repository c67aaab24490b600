import { clip } from './report/columns.js';
import type { Screen } from './screen.js';
import { screen } from './words.js';

/** From how many files on a bar is shown. */
const MANY = 5;
const WIDTH = 20;

/** Shows on a terminal how far a long run is; writes nothing where there is none. */
export class Progress {
  private shown = false;

  constructor(
    private readonly all: number,
    private readonly terminal: Screen['terminal'],
  ) {}

  /** `done` files are finished and `name` is next. */
  show(done: number, name: string): void {
    if (this.all < MANY || this.terminal === null) return;
    const filled = Math.round((done / this.all) * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const text = clip(screen('progress', { done, all: this.all, name }), (this.terminal.columns ?? 80) - WIDTH - 3);
    this.terminal.write(`\r\u001b[2K${bar} ${text}`);
    this.shown = true;
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.shown) this.terminal?.write('\r\u001b[2K');
    this.shown = false;
  }
}
