import { valueAt } from './operators.js';

/** Counts the marked stretches of a page that lie in one another, and says whether one of them is a layer that is hidden. */
export class Layers {
  readonly #open: boolean[] = [];
  #hidden = 0;

  /** @param visible whether an optional content group, as pdf.js names it, is shown */
  constructor(private readonly visible: (group: unknown) => boolean) {}

  get hide(): boolean {
    return this.#hidden > 0;
  }

  /** @param args the tag of the stretch and what it says of it; null of a stretch that says nothing */
  begin(args: unknown): void {
    const group = valueAt(args, 0) === 'OC' ? valueAt(args, 1) : null;
    const hidden = group !== null && group !== undefined && !this.visible(group);
    this.#open.push(hidden);
    if (hidden) this.#hidden += 1;
  }

  end(): void {
    if (this.#open.pop() === true) this.#hidden -= 1;
  }
}
