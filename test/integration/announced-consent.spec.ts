import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CredentialsService, type CallableSource } from '../../src/modules/credentials/credentials.service.js';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { startBlueskyStandIn } from '../support/stand-ins/bluesky.stand-in.js';
import { Scene } from '../support/scene.js';

let standIn: Awaited<ReturnType<typeof startBlueskyStandIn>>;
let scene: Scene;
let source: string;

beforeAll(async () => {
  standIn = await startBlueskyStandIn();
  scene = await Scene.open({ outboundAllow: [...standIn.targets] });
  source = await scene.source({ connector: 'bluesky', name: randomUUID(), settings: standIn.settings });
});
afterAll(async () => {
  await scene.close();
  await standIn.stop();
});

const begin = () => scene.as(scene.admin, 'POST', `/sources/${source}/connect`, {});
const comeBack = async (address: string) => {
  const { pathname, search } = new URL(address);
  const headers = scene.admin.headers;
  return (await fetch(`${scene.http.url}${pathname}${search}`, { headers, redirect: 'manual' })).headers.get(
    'location',
  );
};
const connection = async () => (await scene.get(`/sources/${source}`)).body.connection as Record<string, unknown>;
const poll = async (): Promise<void> => {
  await scene.sql('UPDATE source SET next_poll_at = now() WHERE id = $1', [source]);
  await scene.http.app.get(ReadSourcesJob).run({ signal: new AbortController().signal, workerId: 'spec' });
};

async function callable(): Promise<CallableSource> {
  const [row] = await scene.sql<CallableSource>(
    `SELECT id, workspace_id AS "workspaceId", connector, settings, credentials FROM source WHERE id = $1`,
    [source],
  );
  if (row === undefined) throw new Error('There is no such source.');
  return row;
}

describe('a network that is told of the request first', () => {
  it('reads who asks at an address of ours', async () => {
    const document = (await (await fetch(`${scene.http.url}/oauth/clients/bluesky.json`)).json()) as object;
    expect(document).toMatchObject({
      client_id: `${scene.http.url}/oauth/clients/bluesky.json`,
      redirect_uris: [`${scene.http.url}/oauth/callback`],
    });
    expect((await fetch(`${scene.http.url}/oauth/clients/feed.json`)).status).toBe(404);
    expect((await fetch(`${scene.http.url}/oauth/clients/nobody.json`)).status).toBe(404);
  });

  it('connects the account, and nothing of it can be read in the database', async () => {
    expect((await scene.get('/connectors')).body.items ?? (await scene.get('/connectors')).body).toContainEqual(
      expect.objectContaining({ kind: 'bluesky', canConnect: true }),
    );
    const begun = await begin();
    expect(begun.status).toBe(200);
    const [request] = await scene.sql<{ row: string }>(`SELECT to_jsonb(o)::text AS row FROM oauth_request o`);
    expect(request?.row).not.toContain('proofKey');
    const back = standIn.network.oauth.agree(String(begun.body.authorizeUrl));
    expect(await comeBack(back)).toBe(`/admin/sources?connected=${source}`);
    expect(await connection()).toMatchObject({ state: 'connected', account: 'acme.example' });
    const rows = await scene.sql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM source_token t`);
    expect(JSON.stringify(rows)).not.toMatch(/bound-|once-|P-256/);
    await poll();
    expect((await scene.get(`/sources/${source}`)).body.health.state).toBe('ok');
  });

  it('is asked for new tokens once, however many need them, and the old refresh token is never offered again', async () => {
    await scene.sql(`UPDATE source_token SET expires_at = now() - interval '5 seconds' WHERE source_id = $1`, [source]);
    const asking = await callable();
    const service = scene.http.app.get(CredentialsService);
    const opened = await Promise.all(Array.from({ length: 6 }, () => service.open(asking)));
    expect(new Set(opened.map(({ credentials }) => credentials['accessToken'])).size).toBe(1);
    expect(standIn.network.oauth.granted).toEqual(['authorization_code', 'refresh_token']);
    standIn.network.oauth.expireAccess();
    await poll();
    expect(standIn.network.oauth.granted).toEqual(['authorization_code', 'refresh_token', 'refresh_token']);
    expect(standIn.network.oauth.reused).toBe(0);
    expect((await scene.get(`/sources/${source}`)).body.health.state).toBe('ok');
  });

  it('takes no answer in the name of another server, and says so', async () => {
    const back = standIn.network.oauth.agree(String((await begin()).body.authorizeUrl), 'https://elsewhere.example');
    expect(await comeBack(back)).toBe('/admin/sources?connect-failed=refused');
  });
});
