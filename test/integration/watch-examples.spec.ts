import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let viewer: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  viewer = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] }),
  );
});
afterAll(() => scene.close());

const admin = (method: string, path: string, body?: unknown) => scene.as(scene.admin, method, path, body);
const test = (body: object) => scene.as(viewer, 'POST', '/watches/test', body);
const MATCH = { text: 'The acme bank app is down', expects: 'match' };
const RED = { text: 'acme recipes', expects: 'ignore' };

describe('trying a query on examples', () => {
  it('says of each whether it is found, where, and why', async () => {
    const { status, body } = await test({
      query: 'acme AND bank',
      examples: [MATCH, RED, { text: 'the bank', expects: 'match' }, { text: 'acme bank', expects: 'ignore' }],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ passed: 2, failed: 2 });
    expect(body.results).toMatchObject([
      {
        expects: 'match',
        isFound: true,
        isGreen: true,
        spans: [
          [4, 8],
          [9, 13],
        ],
      },
      { expects: 'ignore', isFound: false, isGreen: true, spans: [] },
      { expects: 'match', isFound: false, isGreen: false, spans: [] },
      {
        expects: 'ignore',
        isFound: true,
        isGreen: false,
        spans: [
          [0, 4],
          [5, 9],
        ],
      },
    ]);
    for (const { why } of body.results) expect(why).toMatch(/^[A-Z].+\.$/);
  });

  it('tells the language of a text from the text unless it is given', async () => {
    const text = 'Acme ei toimi enää ollenkaan, sovellus kaatuu aina kun avaan sen';
    const examples = [
      { text, expects: 'match' },
      { text, lang: 'en', expects: 'match' },
      { text: 'The acme application is not working for me at all today', expects: 'match' },
    ];
    const { body } = await test({ query: 'acme', languages: ['fi'], examples });
    expect(body.results.map(({ isFound }: { isFound: boolean }) => isFound)).toEqual([true, false, false]);
    expect(body.results[1].why).toContain('en');
  });

  it('takes none, and 50, and long ones', async () => {
    expect((await test({ query: 'acme', examples: [] })).body).toEqual({ passed: 0, failed: 0, results: [] });
    const many = Array.from({ length: 50 }, () => ({ text: 'acme '.repeat(1_000), expects: 'match' }));
    expect((await test({ query: 'acme', examples: many })).body).toMatchObject({ passed: 50, failed: 0 });
  });

  it.each([
    [{ query: 'acme AND (', examples: [] }, 'invalid-query'],
    [{ query: 'NOT acme', examples: [] }, 'invalid-query'],
    [{ examples: [] }, 'invalid-fields'],
    [{ query: 'acme' }, 'invalid-fields'],
    [{ query: 'acme', examples: [{ text: 'a'.repeat(5_001), expects: 'match' }] }, 'invalid-fields'],
    [{ query: 'acme', examples: [{ text: 'a', expects: 'match', lang: 'no language' }] }, 'invalid-fields'],
    [{ query: 'acme', examples: [{ text: 'a' }] }, 'invalid-fields'],
    [{ query: 'acme', examples: [null] }, 'invalid-fields'],
    [{ query: 'acme', examples: [], watch: '1' }, 'unknown-field'],
  ])('refuses %j', async (body, code) => {
    expect(await test(body)).toMatchObject({ status: 400, body: { code } });
  });
});

describe('a red example', () => {
  it('keeps a new watch from being made', async () => {
    const before = await scene.count('watch');
    const body = {
      name: 'Red',
      kind: 'brand',
      query: 'acme',
      examples: [MATCH, RED, { text: 'bank', expects: 'match' }],
    };
    const { status, body: problem } = await admin('POST', '/watches', body);
    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: 'examples-red', detail: expect.stringContaining('2 of 3') });
    expect(problem.errors.map(({ field }: { field: string }) => field)).toEqual(['examples.1', 'examples.2']);
    expect(problem.errors[0].message).toMatch(/^It must not match\. /);
    expect(problem.errors[1].message).toMatch(/^It must match\. /);
    expect(await scene.count('watch')).toBe(before);
  });

  it('keeps a change from being saved, whatever makes it red', async () => {
    const id = await scene.watch({ name: 'Green', query: 'acme AND bank', examples: [MATCH, RED] });
    const path = `/watches/${id}`;
    expect((await scene.get(path)).body.examples).toEqual([MATCH, RED]);
    for (const change of [{ query: 'acme' }, { languages: ['fi'] }, { examples: [{ ...MATCH, expects: 'ignore' }] }]) {
      expect(await admin('PATCH', path, change)).toMatchObject({ status: 409, body: { code: 'examples-red' } });
    }
    expect((await scene.get(path)).body).toMatchObject({ version: 1, query: 'acme AND bank' });
    expect((await admin('PATCH', path, { query: 'acme', examples: [MATCH] })).body).toMatchObject({ version: 2 });
  });

  it('keeps a version from being restored', async () => {
    const id = await scene.watch({ name: 'Restore', query: 'acme', examples: [MATCH] });
    await scene.sql(
      `UPDATE watch_version SET definition = jsonb_set(definition, '{examples,0,expects}', '"ignore"') WHERE watch_id = $1`,
      [id],
    );
    await admin('PATCH', `/watches/${id}`, { query: 'acme OR bank' });
    expect(await admin('POST', `/watches/${id}/versions/1/restore`, { reason: 'back' })).toMatchObject({
      status: 409,
      body: { code: 'examples-red', errors: [{ field: 'examples.0' }] },
    });
  });

  it('is not repeated in the audit log', async () => {
    const id = await scene.watch({
      name: 'Audited',
      query: 'acme',
      examples: [{ text: 'acme SECRET words', expects: 'match' }],
    });
    const [entry] = await scene.sql<{ details: object }>(
      `SELECT details FROM audit_entry WHERE resource_id = $1 AND action = 'watch.create'`,
      [id],
    );
    expect(entry?.details).toMatchObject({ name: 'Audited', query: 'acme', examples: 1, version: 1 });
    expect(JSON.stringify(entry)).not.toContain('SECRET');
  });
});
