/**
 * pdf.js unpacks a part into an array of bytes that it doubles whenever it is full, in one go that nothing can interrupt,
 * and has no limit for it. What swells behind an encryption, or under a name by which `swelling` does not know it, can be
 * stopped nowhere else: so for as long as a PDF is read, copying bytes into a large new array is counted, and the stream of
 * the platform that unpacks without any array, and so without any count, is not there: pdf.js then unpacks by itself.
 */

/** Arrays below this are not counted. */
const LARGE = 1024 * 1024;
/** Largest array: more than the largest font unpacks to. */
const MOST_ONE = 32 * 1024 * 1024;

/** A watch over large arrays while a PDF is read. */
export interface Growth {
  /** Whether more was unpacked than may be. */
  readonly passed: () => boolean;
  readonly end: () => void;
}

interface Watch {
  sum: number;
  readonly most: number;
  passed: boolean;
}

const watches = new Set<Watch>();

function count(length: number): void {
  for (const watch of watches) {
    watch.sum += length;
    if (watch.sum <= watch.most && length <= MOST_ONE) continue;
    watch.passed = true;
    throw new RangeError('the parts of the PDF unpack to more than a document has');
  }
}

let stream: unknown;

function install(): void {
  stream = Reflect.get(globalThis, 'DecompressionStream');
  Reflect.set(globalThis, 'DecompressionStream', undefined);
  const { set } = Uint8Array.prototype;
  Object.defineProperty(Uint8Array.prototype, 'set', {
    configurable: true,
    writable: true,
    value(this: Uint8Array, source: ArrayLike<number>, at?: number): void {
      if (this.length >= LARGE && (at ?? 0) === 0 && source.length < this.length) count(this.length);
      set.call(this, source, at);
    },
  });
}

/** Begins to watch, and lets go of what was changed for that when the last watch ends. @param most bytes of all arrays */
export function watchGrowth(most: number): Growth {
  if (watches.size === 0) install();
  const watch: Watch = { sum: 0, most, passed: false };
  watches.add(watch);
  return {
    passed: () => watch.passed,
    end: () => {
      watches.delete(watch);
      if (watches.size > 0) return;
      Reflect.deleteProperty(Uint8Array.prototype, 'set');
      Reflect.set(globalThis, 'DecompressionStream', stream);
    },
  };
}
