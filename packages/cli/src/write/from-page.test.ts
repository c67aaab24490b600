import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipped } from '@kaocheng/documents/testing/unzip';
import { RECORD } from '@kaocheng/documents/write/forms-document';
import { type TriedServer, tryServer } from '@kaocheng/server/testing/try-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../main.js';
import { KeptScreen } from '../testing/kept-screen.js';

const NAME = '清河县-2021-自评表.txt';
const sample = fileURLToPath(new URL(`../../../../samples/${NAME}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kaocheng-same-'));
let server: TriedServer;
let id = '';

beforeAll(async () => {
  server = await tryServer();
  const { body } = await server.upload({ [NAME]: readFileSync(sample) });
  id = (body as { documents: { id: string }[] }).documents[0]?.id ?? '';
  await server.settled();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fromPage(what: string, format: string): Promise<Buffer> {
  const reply = await fetch(`${server.url}/api/documents/${id}/written?what=${what}&format=${format}`);
  expect(reply.status).toBe(200);
  return Buffer.from(await reply.arrayBuffer());
}

async function fromCommand(argv: readonly string[], format: string): Promise<Buffer> {
  const path = join(folder, `out.${format}`);
  const code = await main([...argv, '--output', path], new KeptScreen());
  expect(code).toBe(0);
  return readFileSync(path);
}

/** The same file, written by both on one day: the day stands in it. */
async function both(what: string, format: string, command: readonly string[]): Promise<readonly [Buffer, Buffer]> {
  for (;;) {
    const day = new Date().toDateString();
    const page = await fromPage(what, format);
    const own = await fromCommand([...command, sample, '--format', format], format);
    if (new Date().toDateString() === day) return [page, own];
  }
}

/** Parts of a package by name; without the record that a file of the page names. */
function partsOf(bytes: Buffer): Map<string, string> {
  const parts = Object.entries(unzipped(bytes)).filter(([name]) => name !== 'docProps/custom.xml');
  return new Map(parts.map(([name, part]) => [name, Buffer.from(part).toString('latin1')]));
}

describe('a file that the page writes is that of the command line', () => {
  it.each(['xlsx', 'docx'])('forms as %s, but for the record that they name', async (format) => {
    const [page, own] = (await both('forms', format, ['write'])).map(partsOf);
    expect(page?.size).toBeGreaterThan(5);
    expect(page).toEqual(own);
  });

  it('forms as html, but for the record that they name', async () => {
    const own = new RegExp(`.*<meta name="(?:${[RECORD.document, RECORD.version, RECORD.forms].join('|')})".*\\n`, 'g');
    const [page, command] = (await both('forms', 'html', ['write'])).map((bytes) => bytes.toString('utf8'));
    expect(page?.match(own)).toHaveLength(3);
    expect(page?.replace(own, '')).toBe(command);
  });

  it.each([
    ['forms', 'pdf', ['write']],
    ['findings', 'docx', ['report']],
    ['findings', 'pdf', ['report']],
    ['feedback', 'xlsx', ['report', '--feedback']],
  ])('%s as %s, byte for byte', async (what, format, command) => {
    const [page, own] = await both(what, format, command);
    expect(page.equals(own)).toBe(true);
  });
});
