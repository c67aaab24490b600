import autocannon from 'autocannon';

/** What so many users at once got: the 95th percentile in milliseconds, answers a second, and answers that were none. */
export interface Load {
  readonly p95: number;
  readonly throughput: number;
  readonly failed: number;
  /** How many answers had which status, of those that were none. */
  readonly refusals: string;
}

/** What one user asks, over and over; a save goes on from the version of the answer before. */
export interface Ask {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  /** The body of a save, from the version that stands. */
  readonly body?: (version: number) => string;
  readonly version?: number;
}

/** Lets so many users ask for so many seconds; each gets what it asks from `ask`, by its number. */
export function load(url: string, users: number, seconds: number, ask: (user: number) => Ask): Promise<Load> {
  let user = 0;
  const times: number[] = [];
  const refused: Record<string, number> = {};
  return new Promise((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections: users,
        duration: seconds,
        timeout: 60,
        setupClient(client) {
          const { method, path, body, version } = ask(user++);
          const headers = { 'content-type': 'application/json' };
          client.setRequests([{ method, path, ...(body === undefined ? {} : { headers, body: body(version ?? 0) }) }]);
          if (body === undefined) return;
          client.on('body', (answer) => {
            const code = /"status":(\d+),"code":"([^"]+)"/.exec(String(answer));
            if (code !== null) refused[`${code[1]} ${code[2]}`] = (refused[`${code[1]} ${code[2]}`] ?? 0) + 1;
            const next = /"(?:version|stands)":"?(\d+)/.exec(String(answer))?.[1];
            if (next !== undefined) client.setBody(body(Number(next)));
          });
        },
      },
      (error, result) => {
        if (error !== null && error !== undefined) return reject(error);
        times.sort((a, b) => a - b);
        resolve({
          p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
          throughput: times.length / result.duration,
          failed: result.non2xx + result.errors,
          refusals: [
            ...Object.entries(refused).map(([said, count]) => `${count} × ${said}`),
            ...(result.errors > 0 ? [`${result.errors} × no answer`] : []),
          ].join(', '),
        });
      },
    );
    running.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
}
