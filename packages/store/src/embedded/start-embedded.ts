import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { addressOf } from './address.js';
import { bringUp, type Running, type Start } from './bring-up.js';
import { EmbeddedError } from './embedded-error.js';
import { type Hold, takeHold } from './hold.js';
import { makeCluster, type Passwords } from './make-cluster.js';
import { makeDatabase } from './make-database.js';
import { readPasswords } from './passwords.js';
import { findPlace, type Place, placeIsMade } from './place.js';
import { findPrograms } from './programs.js';
import type { Listening } from './settings.js';
import { stopPostmaster } from './stop-postmaster.js';

/** How long a postmaster may leave us without an answer, in milliseconds. */
const SILENCE = 30_000;

/** How often a database is brought up that is gone again before we hold it. */
const ATTEMPTS = 20;

/** The longest pause between two attempts to bring it back, in milliseconds. */
const LONGEST_PAUSE = 5_000;

/** What happens to the database, for the log: facts, no sentences. */
export interface EmbeddedEvent {
  readonly event:
    | 'created'
    | 'started'
    | 'adopted'
    /** Its postmaster is gone; it is started again. */
    | 'lost'
    | 'restarted'
    /** It cannot be started at the moment; it is tried again. */
    | 'not-restarted'
    /** Another process took the folder meanwhile; this one serves no longer. */
    | 'taken-over'
    | 'stopped';
  readonly facts: Readonly<Record<string, string>>;
}

/** How an embedded database is started. */
export interface EmbeddedOptions {
  /** The data folder of Kaocheng; it is made where it is missing. */
  readonly folder: string;
  /** Where this process serves; a second one on the same folder is told. */
  readonly port?: number;
  readonly log?: (event: EmbeddedEvent) => void;
  /** Settings of PostgreSQL that take the place of ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where to listen, instead of on a socket where the system has them, else on a free port of loopback. */
  readonly listening?: Listening;
  /** After how many milliseconds a postmaster that hangs is ended; 30,000 where left out. */
  readonly silence?: number;
}

/** A database that runs, and that this process alone holds. */
export interface Embedded {
  /** The database of the records, as its owner. */
  readonly url: string;
  /** The database `postgres`, as superuser: to make other databases. */
  readonly superuserUrl: string;
  /** Where it lies. */
  readonly place: string;
  /** Ends it cleanly; who is connected is cut off. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder and holds it until `stop`: makes it the first time, adopts it when a
 * killed process left it running, starts it again when it is lost.
 * @throws EmbeddedError with the reason; database-in-use names the process that holds the folder
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => undefined);
  const place = findPlace(options.folder);
  const programs = findPrograms();
  if (!existsSync(place.data)) {
    await makeCluster(place, programs);
    log({ event: 'created', facts: { place: place.root, account: place.account?.name ?? '' } });
  }
  placeIsMade(place);
  const passwords = readPasswords(place);
  const start = {
    programs,
    password: passwords.postgres,
    settings: options.settings ?? {},
    silence: options.silence ?? SILENCE,
  };
  const supervised = new Supervised(place, passwords, start, String(options.port ?? ''), log);
  await supervised.begin(options.listening ?? null);
  return supervised;
}

class Supervised implements Embedded {
  #running: Running | null = null;
  #hold: Hold | null = null;
  #stopping: Promise<void> | null = null;
  #recovery: Promise<void> | null = null;
  #givenUp = false;

  constructor(
    private readonly where: Place,
    private readonly passwords: Passwords,
    private readonly start: Omit<Start, 'listening'>,
    private readonly port: string,
    private readonly log: (event: EmbeddedEvent) => void,
  ) {}

  get place(): string {
    return this.where.root;
  }

  get url(): string {
    return this.#address('kaocheng', 'kaocheng');
  }

  get superuserUrl(): string {
    return this.#address('postgres', 'postgres');
  }

  async begin(listening: Listening | null): Promise<void> {
    const running = await this.#bringUp(listening);
    try {
      await makeDatabase(this.superuserUrl, this.passwords);
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.log({ event: running.adopted ? 'adopted' : 'started', facts: { pid: String(running.pid) } });
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    await this.#recovery;
    if (!this.#givenUp) await stopPostmaster(this.where, this.start.programs);
    await this.#hold?.release();
    this.log({ event: 'stopped', facts: { place: this.place } });
  }

  async #bringUp(listening: Listening | null): Promise<Running> {
    for (let attempt = 1; ; attempt += 1) {
      const running = await bringUp(this.where, { ...this.start, listening });
      this.#running = running;
      try {
        await this.#take();
      } catch (error) {
        // It was ended between its answer and our session: by who held it before, or by a kill.
        if (error instanceof EmbeddedError || attempt === ATTEMPTS) throw error;
        await wait(50);
        continue;
      }
      if (!running.adopted || (await this.#isOurs())) return running;
      await this.#leave();
    }
  }

  async #take(): Promise<void> {
    const hold = await takeHold(this.superuserUrl, this.port);
    if ('pid' in hold) {
      const facts = { folder: this.where.folder, pid: hold.pid, port: hold.port };
      throw new EmbeddedError({ code: 'database-in-use', facts });
    }
    this.#hold = hold;
    hold.onLost(() => {
      if (this.#stopping === null) this.#recovery = this.#recover();
    });
  }

  /** Whether the postmaster that was adopted runs the programs of this installation, and not those of one before. */
  async #isOurs(): Promise<boolean> {
    const version = await this.#hold?.version();
    return version !== undefined && this.start.programs.version.startsWith(`${version}.`);
  }

  /** Ends the postmaster under our hold. */
  async #leave(): Promise<void> {
    const hold = this.#hold;
    this.#hold = null;
    await hold?.release();
    await stopPostmaster(this.where, this.start.programs);
  }

  /** Brings the database back where it was after its postmaster was lost; gives up where another took the folder. */
  async #recover(): Promise<void> {
    this.log({ event: 'lost', facts: { place: this.place } });
    for (let pause = 100; this.#stopping === null; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        const running = await this.#bringUp(this.#running?.listening ?? null);
        this.log({ event: 'restarted', facts: { pid: String(running.pid) } });
        return;
      } catch (error) {
        this.#givenUp = error instanceof EmbeddedError && error.code === 'database-in-use';
        const facts = { reason: error instanceof Error ? error.message : String(error) };
        this.log({ event: this.#givenUp ? 'taken-over' : 'not-restarted', facts });
        if (this.#givenUp) return;
      }
      await wait(pause);
    }
  }

  #address(user: keyof Passwords, database: string): string {
    if (this.#running === null) throw new RangeError('the database has not been started');
    return addressOf(this.#running.listening, user, this.passwords[user], database);
  }
}
