/**
 * Prints up to this length are remembered. They are those that repeat (100%, ≥95%, 10); a longer one may be a piece of a
 * whole source text that would stay in memory with it.
 */
const LONGEST = 12;
const MOST = 4096;

/** Remembers what short prints were read as, so that what all documents repeat is read once. Bounded in size. */
export class Memory<Result> {
  private readonly known = new Map<string, Result>();

  private last: string | null = null;
  private lastResult: Result | null = null;

  constructor(
    private readonly read: (printed: string) => Result,
    private readonly most = MOST,
  ) {}

  /** What `read` gives for a print; the same print gives the same object. */
  of(printed: string): Result {
    if (printed.length > LONGEST) return this.read(printed);
    // The rows of a form repeat the cell of the row before.
    if (printed === this.last) return this.lastResult as Result;
    let result = this.known.get(printed);
    if (result === undefined) {
      result = this.read(printed);
      if (this.known.size >= this.most) this.known.clear();
      this.known.set(printed, result);
    }
    this.last = printed;
    this.lastResult = result;
    return result;
  }
}
