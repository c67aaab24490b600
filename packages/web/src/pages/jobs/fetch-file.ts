import { networkGone, problemOf } from '../../server/problem.js';

/** The name that the server gives a file (RFC 6266: `filename*` before `filename`), or the one given. */
export function nameOfDownload(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return otherwise;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? otherwise;
}

/**
 * Fetches a file that is small and hands it to the browser to be saved.
 * @returns its name, and what the answer said beside it
 * @throws ServerProblem with a sentence that can be shown
 */
export async function fetchFile(
  address: string,
  otherwise: string,
): Promise<{ readonly name: string; readonly headers: Headers }> {
  const response = await fetch(address).catch(() => {
    throw networkGone();
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  const name = nameOfDownload(response.headers.get('content-disposition'), otherwise);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  // The browser reads the bytes only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { name, headers: response.headers };
}
