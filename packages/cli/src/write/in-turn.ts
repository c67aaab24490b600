/** Takes results that come in any order, and hands them on in the order in which they were begun. */
export class InTurn<T> {
  readonly #begun: Promise<T>[] = [];

  /**
   * @param most how many may be begun before the first of them is waited for
   * @param done called with each result, one after the other
   */
  constructor(
    private readonly most: number,
    private readonly done: (result: T) => Promise<void>,
  ) {}

  /** Adds what was begun; waits where too much has been. */
  async add(begun: Promise<T>): Promise<void> {
    // It is waited for in its turn; until then a failure must not count as nobody's.
    begun.catch(() => {});
    this.#begun.push(begun);
    while (this.#begun.length > this.most) await this.#first();
  }

  /** Waits for all. */
  async end(): Promise<void> {
    while (this.#begun.length > 0) await this.#first();
  }

  async #first(): Promise<void> {
    const first = this.#begun.shift();
    if (first !== undefined) await this.done(await first);
  }
}
