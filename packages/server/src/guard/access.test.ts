import { operations, otherOperations } from '@kaocheng/contracts/operations';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { Context } from '../operations/context.js';
import { registerOperations } from '../operations/register.js';
import { validator } from '../operations/validator.js';
import { ProblemError } from '../problem/problem-error.js';
import { ACCESS, type AccessName, type Caller, demandAccess, LOCAL } from './access.js';

/** Registers all operations; none is asked, so that they need nothing to work with. */
async function registered(): Promise<{ method: string; url: string; operation: AccessName | undefined }[]> {
  const found: { method: string; url: string; operation: AccessName | undefined }[] = [];
  const app = Fastify();
  app.setValidatorCompiler(validator);
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      if (one !== 'HEAD') found.push({ method: one, url, operation: config?.operation });
    }
  });
  const nothing: Context = JSON.parse('{ "limits": { "fileBytes": 1, "files": 1 } }');
  await registerOperations(app, nothing);
  await app.close();
  return found;
}

describe('the table of access', () => {
  it('names every route that is registered, and every operation of the contract has its route', async () => {
    const routes = await registered();
    for (const { method, url, operation } of routes)
      expect([method, url, operation]).toEqual([method, url, expect.any(String)]);
    const all = { ...operations, ...otherOperations };
    for (const [name, { method, path }] of Object.entries(all)) {
      expect(routes).toContainEqual({ method, url: path, operation: name });
    }
    expect(routes).toHaveLength(Object.keys(all).length + 2);
    for (const { operation } of routes) expect(Object.keys(ACCESS)).toContain(operation);
  });

  it('allows what it names and forbids the rest', () => {
    const stranger: Caller = JSON.parse('{ "role": "stranger", "name": "x" }');
    for (const name of Object.keys(ACCESS) as AccessName[]) {
      expect(demandAccess(name, LOCAL)).toBe(ACCESS[name].local);
      expect(() => demandAccess(name, stranger)).toThrow(ProblemError);
    }
  });
});
