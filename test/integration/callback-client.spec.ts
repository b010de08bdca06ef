import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { from as copyFrom } from 'pg-copy-streams';
import { CallbackClient } from '../../src/db/callback-client.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let client: CallbackClient;

beforeAll(async () => {
  database = await testDatabase();
  client = new CallbackClient({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('a client with promises of our own', () => {
  it.each([
    ['a text', () => client.query('SELECT 1 AS one')],
    ['a text with values', () => client.query('SELECT $1::int AS one', [1])],
    ['a named statement', () => client.query({ name: 'one', text: 'SELECT $1::int AS one', values: [1] })],
  ])('answers %s', async (_, ask) => {
    expect(await ask()).toMatchObject({ rows: [{ one: 1 }] });
  });

  it('calls back who wants to be called back, with values and without', async () => {
    const called = await Promise.all([
      new Promise((resolve) => {
        client.query('SELECT 1 AS one', (_: unknown, result: unknown) => {
          resolve(result);
        });
      }),
      new Promise((resolve) => {
        client.query('SELECT $1::int AS one', [1], (_, result) => {
          resolve(result);
        });
      }),
    ]);
    for (const result of called) expect(result).toMatchObject({ rows: [{ one: 1 }] });
  });

  it('runs streams of COPY', async () => {
    await client.query('CREATE TEMPORARY TABLE heap (word text)');
    const copy = client.query(copyFrom('COPY heap FROM STDIN')) as ReturnType<typeof copyFrom>;
    const isWritten = finished(copy, { readable: false });
    copy.end('one\ntwo\n');
    await isWritten;
    expect(await client.query('SELECT count(*)::int AS n FROM heap')).toMatchObject({ rows: [{ n: 2 }] });
  });

  it('says who asked what failed, and goes on', async () => {
    const error = await Promise.resolve(client.query('SELECT 1 / 0')).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: '22012', message: 'division by zero' });
    expect((error as Error).stack).toContain('callback-client.spec.ts');
    expect(await client.query('SELECT 1 AS one')).toMatchObject({ rows: [{ one: 1 }] });
  });
});
