import { existsSync } from 'node:fs';
import { addressOf, listeningOf } from './address.js';
import { EmbeddedError } from './embedded-error.js';
import { readPasswords } from './passwords.js';
import { findPlace } from './place.js';
import { livingPostmaster } from './postmaster.js';
import { startEmbedded } from './start-embedded.js';

/**
 * Does work with the embedded database of a data folder that others may be using: with the one that runs, else it is started
 * for as long as the work takes. For work that only reads; who writes starts it and holds it.
 * @throws EmbeddedError database-none where the folder has no database yet, and those of `startEmbedded`; what the work throws
 */
export async function useEmbedded<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  for (;;) {
    const url = runningAt(folder);
    if (url !== null) return await work(url);
    try {
      const embedded = await startEmbedded({ folder });
      try {
        return await work(embedded.url);
      } finally {
        await embedded.stop();
      }
    } catch (error) {
      // Somebody started it between our look and our start.
      if (!(error instanceof EmbeddedError) || error.code !== 'database-in-use') throw error;
    }
  }
}

/** URL of the records where their database runs and is ready, or null. */
function runningAt(folder: string): string | null {
  if (!existsSync(folder)) throw new EmbeddedError({ code: 'database-none', facts: { folder } });
  const place = findPlace(folder);
  if (!existsSync(place.data)) throw new EmbeddedError({ code: 'database-none', facts: { folder } });
  const postmaster = livingPostmaster(place.data);
  if (postmaster?.status !== 'ready') return null;
  return addressOf(listeningOf(postmaster), 'kaocheng', readPasswords(place).kaocheng, 'kaocheng');
}
