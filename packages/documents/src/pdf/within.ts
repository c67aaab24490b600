/** How many times as long as the limit the clock may run on a machine that is busy with other things. */
const BUSY = 4;

const worked = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/**
 * What a promise gives, or null where it takes longer: `time` milliseconds of work, or several times that by the clock, so
 * that a busy machine does not count against a file.
 */
export async function within<T>(promise: Promise<T>, time: number): Promise<T | null> {
  const since = process.cpuUsage();
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<null>((resolve) => {
    const wait = (rounds: number): void => {
      timer = setTimeout(() => (worked(since) >= time || rounds >= BUSY ? resolve(null) : wait(rounds + 1)), time);
    };
    wait(1);
  });
  try {
    return await Promise.race([promise, overdue]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}
