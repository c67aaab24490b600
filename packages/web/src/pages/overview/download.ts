import { otherOperations } from '@kaocheng/contracts/operations';
import type { ExportQuery } from '@kaocheng/contracts/overview';
import { addressOf } from '../../server/call.js';
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
 * Fetches an export and hands it to the browser as a file.
 * @throws ServerProblem with a sentence that can be shown
 */
export async function download(query: ExportQuery): Promise<void> {
  const response = await fetch(addressOf(otherOperations.export.path, {}, query)).catch(() => {
    throw networkGone();
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  const name = nameOfDownload(response.headers.get('content-disposition'), `${query.what}.${query.format}`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the bytes only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
