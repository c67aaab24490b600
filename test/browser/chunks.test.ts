import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfigFromFile } from 'vite';
import { expect, test } from 'vitest';

const WEB = fileURLToPath(new URL('../../packages/web/', import.meta.url));

test('Building the page warns of no chunk: none is larger than is said in its configuration', async () => {
  const file = join(WEB, 'vite.config.ts');
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, file, WEB, 'silent');
  const limit = loaded?.config.build?.chunkSizeWarningLimit ?? 500;
  const assets = join(WEB, 'dist/app/assets');
  const chunks = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(chunks.length).toBeGreaterThan(5);
  const large = chunks.filter((name) => statSync(join(assets, name)).size > limit * 1_000);
  expect(large).toEqual([]);
});
