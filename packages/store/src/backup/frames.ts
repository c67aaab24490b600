import { createHash, type Hash } from 'node:crypto';

/**
 * The frames that a backup is made of: one letter, the length of what follows in four bytes, and that. H head, T a table
 * begins, D rows of it as COPY gives them, E it ends, M manifest, Z SHA-256 of all frames before.
 */
export type FrameKind = 'H' | 'T' | 'D' | 'E' | 'M' | 'Z';

export interface Frame {
  readonly kind: FrameKind;
  readonly content: Buffer;
}

/** The longest frame that is written or read. A manifest of 10,000 tables has less. */
const LONGEST = 4 * 1024 * 1024;
const HEAD_LENGTH = 5;

/** What is wrong with a stream of frames: it ends early, or it is not as it was written. */
export class FrameFault extends Error {
  constructor(
    readonly kind: 'truncated' | 'altered',
    readonly place: string,
  ) {
    super(`${kind}: ${place}`);
  }
}

/** Writes frames and remembers the hash of all of them. */
export class FrameWriter {
  readonly #hash: Hash = createHash('sha256');

  /** The bytes of a frame. */
  frame(kind: FrameKind, content: Buffer): Buffer {
    const head = Buffer.alloc(HEAD_LENGTH);
    head.write(kind, 'latin1');
    head.writeUInt32BE(content.length, 1);
    const bytes = Buffer.concat([head, content]);
    this.#hash.update(bytes);
    return bytes;
  }

  json(kind: FrameKind, value: unknown): Buffer {
    return this.frame(kind, Buffer.from(JSON.stringify(value), 'utf8'));
  }

  /** Rows, cut into frames that may be read. */
  *rows(bytes: Buffer): Generator<Buffer> {
    for (let from = 0; from < bytes.length; from += LONGEST)
      yield this.frame('D', bytes.subarray(from, from + LONGEST));
  }

  /** The last frame: the hash of all before. */
  end(): Buffer {
    return this.frame('Z', this.#hash.copy().digest());
  }
}

/**
 * Reads frames out of bytes, however these are cut, with memory for one frame; the last frame is compared with the
 * hash of all before.
 * @throws FrameFault
 */
export async function* readFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const hash = createHash('sha256');
  const source = new Source(chunks);
  for (let place = 1; ; place += 1) {
    const head = await source.take(HEAD_LENGTH);
    const kind = head.toString('latin1', 0, 1);
    const length = head.readUInt32BE(1);
    if (!isKind(kind) || length > LONGEST) throw new FrameFault('altered', String(place));
    const content = await source.take(length);
    if (kind === 'Z') {
      if (!hash.digest().equals(content)) throw new FrameFault('altered', 'Z');
      if (!(await source.isOver())) throw new FrameFault('altered', 'Z');
      return;
    }
    hash.update(head).update(content);
    yield { kind, content };
  }
}

function isKind(kind: string): kind is FrameKind {
  return kind.length === 1 && 'HTDEMZ'.includes(kind);
}

/** Bytes that are taken by number out of chunks that come as they come. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) throw new FrameFault('truncated', '');
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, length);
  }

  async isOver(): Promise<boolean> {
    while (this.#rest.length === 0) if (!(await this.#more())) return true;
    return false;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#rest = value;
    return true;
  }
}
