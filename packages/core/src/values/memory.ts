/**
 * Prints up to this length are remembered. They are those that repeat (100%, ≥95%, 10); a longer one may be a piece of a
 * whole source text that would stay in memory with it.
 */
const LONGEST = 12;
const PLACES = 4096;

/**
 * Remembers what short prints were read as, so that what all documents repeat is read once. Each print has one place, which the
 * next print of that place takes over: no search, no growth. A print is kept when it comes for the second time in a row
 * at its place, so that what never comes again costs little.
 */
export class Memory<Result> {
  private readonly prints: (string | null)[];
  private readonly results: (Result | undefined)[];
  private readonly mask: number;

  /** @param places how many prints are remembered at the most, a power of two */
  constructor(
    private readonly read: (printed: string) => Result,
    places = PLACES,
  ) {
    this.prints = new Array<string | null>(places).fill(null);
    this.results = new Array<Result | undefined>(places).fill(undefined);
    this.mask = places - 1;
  }

  /** What `read` gives for a print; the same print gives the same object while it is remembered. */
  of(printed: string): Result {
    const { length } = printed;
    if (length > LONGEST) return this.read(printed);
    let hash = length;
    for (let at = 0; at < length; at += 1) hash = (Math.imul(hash, 31) + printed.charCodeAt(at)) | 0;
    const place = (hash ^ (hash >>> 12)) & this.mask;
    if (this.prints[place] === printed) {
      const known = this.results[place];
      if (known !== undefined) return known;
      const result = this.read(printed);
      this.results[place] = result;
      return result;
    }
    this.prints[place] = printed;
    this.results[place] = undefined;
    return this.read(printed);
  }
}
