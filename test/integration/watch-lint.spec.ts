import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertMention } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

const lint = async (body: object, who = scene.admin) => {
  const answer = await scene.as(who, 'POST', '/watches/lint', body);
  expect(answer.status).toBe(200);
  return answer.body;
};
const codes = (body: { issues: { code: string }[] }): string[] => body.issues.map(({ code }) => code);

describe('a query that is looked over', () => {
  it('is shown as it is read, as chips, and with what each network is asked', async () => {
    const body = await lint({ query: 'acmebank   AND -"recipe book"' });
    expect(body).toMatchObject({
      ok: true,
      pretty: 'acmebank NOT "recipe book"',
      fault: null,
      simple: { anyOf: ['acmebank'], allOf: [], noneOf: ['"recipe book"'], near: [], fields: [] },
    });
    for (const entry of body.report) {
      expect(entry).toEqual({
        network: expect.any(String),
        native: entry.native === null ? null : expect.any(String),
        checkedByUs: expect.any(Array),
      });
    }
  });

  it('has a place for each doubt, with what would mend it', async () => {
    const query = 'acmebank and pankki';
    const body = await lint({ query, languages: ['fi'], kind: 'brand' });
    const issue = body.issues.find(({ code }: { code: string }) => code === 'lower-case-operator');
    expect(query.slice(issue.offset, issue.end)).toBe('and');
    expect(issue).toMatchObject({
      severity: expect.any(String),
      message: expect.any(String),
      args: expect.any(Object),
    });
    expect(issue.fixes[0]).toMatchObject({ replacement: 'AND' });
  });

  it('is offered the stem of a Russian word', async () => {
    expect(codes(await lint({ query: 'банками', languages: ['ru'] }))).toContain('inflection');
  });

  it.each([
    ['acme AND (bank', 1],
    ['NOT acme', 1],
    ['/(unclosed/', 1],
  ])('%j is refused with its place', async (query, line) => {
    const body = await lint({ query });
    expect(body).toMatchObject({ ok: false, pretty: null, simple: null, report: [], fault: { line } });
    expect(body.issues[0]).toMatchObject({ severity: 'error', offset: body.fault.offset, message: body.fault.reason });
  });

  it('names the words whose finds were mostly judged as not meant', async () => {
    const watchId = await scene.watch({ name: 'Noise', query: 'acorn OR "acorn bank"' });
    for (let i = 0; i < 8; i += 1) {
      const mentionId = await insertMention(scene.http.dataSource, scene, {
        text: i < 2 ? 'the acorn bank' : 'an acorn in the wood',
      });
      await scene.sql(
        `INSERT INTO watch_sample (watch_id, mention_id, workspace_id, verdict, watch_version) VALUES ($1, $2, $3, $4, 1)`,
        [watchId, mentionId, scene.workspaceId, i < 2 ? 'keep' : 'drop'],
      );
    }
    const query = 'acorn OR "acorn bank"';
    const body = await lint({ query, watchId });
    const noisy = body.issues.filter(({ code }: { code: string }) => code === 'noisy-word');
    expect(noisy).toMatchObject([
      { offset: 0, end: 5, severity: 'warning', args: { word: 'acorn', percent: 75, samples: 8 } },
    ]);
    expect(codes(await lint({ query }))).not.toContain('noisy-word');
    const outsider = await scene.agent('Outsider', []);
    expect(codes(await lint({ query, watchId }, outsider))).not.toContain('noisy-word');
  });

  it.each([{}, { query: 'a', kind: 'planet' }, { query: 'a', watchId: 'x' }, { query: 'a', colour: 1 }])(
    'is refused as %j',
    async (body) => {
      expect((await scene.as(scene.admin, 'POST', '/watches/lint', body)).status).toBe(400);
    },
  );
});
