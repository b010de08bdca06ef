import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { IsUrl } from 'class-validator';
import { AppModule } from '../../src/app.module.js';
import { ApiCaller } from '../../src/connectors/call-api.js';
import type { Connector } from '../../src/connectors/connector.js';
import type { SourceSettings } from '../../src/connectors/setting.types.js';
import { OAuth2Flow, type OAuth2Server } from '../../src/connectors/oauth2.js';
import { CredentialsService, type CallableSource } from '../../src/modules/credentials/credentials.service.js';
import { RefreshTokensJob } from '../../src/modules/credentials/refresh-tokens.job.js';
import { ResealService } from '../../src/modules/credentials/reseal.service.js';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { OutboundService } from '../../src/outbound/outbound.service.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { CLIENT, OAuthServer } from '../support/oauth-server.js';
import { Scene } from '../support/scene.js';

class FakeSettings {
  @IsUrl({ require_tld: false })
  baseUrl!: string;
}

let server: OAuthServer;
let scene: Scene;
let other: INestApplication;
let source: string;

/** A network that is read with tokens of an account, as a connector declares it. */
function networkWithAccounts(outbound: OutboundService): Connector<FakeSettings> {
  const now = (): Date => new Date();
  const flow = new OAuth2Flow(outbound, 'Testnet', now);
  const api = new ApiCaller(outbound, { network: 'Testnet' });
  const serverOf = ({ settings }: SourceSettings<FakeSettings>): OAuth2Server => ({
    authorizeUrl: `${settings.baseUrl}/authorize`,
    tokenUrl: `${settings.baseUrl}/token`,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    clientProof: 'body',
    scopes: ['read', 'write'],
  });
  return {
    kind: 'testnet',
    network: 'testnet',
    description: 'A network for tests.',
    settings: FakeSettings,
    settingFields: [{ name: 'baseUrl', kind: 'url', required: true, description: 'Where it is.' }],
    credentialFields: [],
    tokens: {
      refresh: (from, signal) => flow.refresh(serverOf(from), from.credentials['refreshToken'], signal),
      consent: {
        authorizeUrl: (from, request) => flow.authorizeUrl(serverOf(from), request),
        exchange: async (from, grant, signal) => ({
          ...(await flow.exchange(serverOf(from), grant, signal)),
          account: '@acme',
        }),
      },
    },
    poll: async ({ settings, credentials }, cursor, limits, signal) => {
      const headers = { authorization: `Bearer ${credentials['accessToken'] ?? ''}` };
      await api.read({ url: `${settings.baseUrl}/posts`, headers, signal }, limits.now);
      return { posts: [], cursor, complete: true };
    },
    replyability: () => ({ verdict: 'by-hand', reason: 'none', deepLink: null }),
  };
}

const install = (app: INestApplication): void => {
  const { byKind } = app.get<unknown>(ConnectorCatalogue) as { byKind: Map<string, Connector> };
  byKind.set('testnet', networkWithAccounts(app.get(OutboundService)));
};

beforeAll(async () => {
  server = await OAuthServer.start();
  scene = await Scene.open({ outboundAllow: [server.host] });
  install(scene.http.app);
  const url = (scene.http.dataSource.options as { url?: string }).url ?? '';
  const module = await Test.createTestingModule({ imports: [AppModule.on(scene.http.env, url)] }).compile();
  other = await module.createNestApplication({ logger: false }).init();
  install(other);
});
afterAll(async () => {
  await other.close();
  await scene.close();
  await server.stop();
});

beforeEach(async () => {
  server.delayMs = 0;
  server.lifeSeconds = 3_600;
  server.asked.length = 0;
  server.reads.length = 0;
  server.reused = 0;
  source = await scene.source({ connector: 'testnet', name: randomUUID(), settings: { baseUrl: server.origin } });
  await scene.sql(`UPDATE source SET next_poll_at = 'infinity' WHERE id <> $1`, [source]);
});

const begin = async (who: SignedInMember = scene.admin): Promise<string> => {
  const begun = await scene.as(who, 'POST', `/sources/${source}/connect`, {});
  expect(begun.status).toBe(200);
  return begun.body.authorizeUrl as string;
};

/** Where a browser ends that comes back from the network; it follows nothing. */
const comeBack = async (address: string, headers: Readonly<Record<string, string>> = scene.admin.headers) => {
  const { pathname, search } = new URL(address);
  const answer = await fetch(`${scene.http.url}${pathname}${search}`, { headers, redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location'), body: await answer.text() };
};

const connect = async (): Promise<void> => {
  const back = await comeBack(server.agree(await begin()));
  expect(back).toMatchObject({ status: 303, to: `/admin/sources?connected=${source}` });
};

const connection = async () => (await scene.get(`/sources/${source}`)).body.connection as Record<string, unknown>;

async function callable(): Promise<CallableSource> {
  const [row] = await scene.sql<CallableSource>(
    `SELECT id, workspace_id AS "workspaceId", connector, settings, credentials FROM source WHERE id = $1`,
    [source],
  );
  if (row === undefined) throw new Error('There is no such source.');
  return row;
}

const endAccess = (seconds: number) =>
  scene.sql(
    `UPDATE source_token SET expires_at = now() + make_interval(secs => $2), renew_at = now() WHERE source_id = $1`,
    [source, seconds],
  );

const poll = async (): Promise<void> => {
  await scene.sql('UPDATE source SET next_poll_at = now() WHERE id = $1', [source]);
  await scene.http.app.get(ReadSourcesJob).run({ signal: new AbortController().signal, workerId: 'spec' });
};

describe('connecting an account', () => {
  it('shows that consent is needed, then the account, and reads with its tokens', async () => {
    expect(await connection()).toMatchObject({ state: 'needs-consent', account: null });
    await connect();
    expect(await connection()).toMatchObject({ state: 'connected', account: '@acme', scopes: ['read', 'write'] });
    await poll();
    expect(server.reads).toEqual([200]);
    expect((await scene.get(`/sources/${source}`)).body.health.state).toBe('ok');
  });

  it('takes a state once, for ten minutes, from who began', async () => {
    const used = server.agree(await begin());
    await comeBack(used);
    expect((await comeBack(used)).to).toBe('/admin/sources?connect-failed=expired');
    const late = server.agree(await begin());
    await scene.sql('UPDATE oauth_request SET expires_at = now() WHERE source_id = $1', [source]);
    expect((await comeBack(late)).to).toBe('/admin/sources?connect-failed=expired');
    const theirs = await scene.http.signIn(await scene.http.createMember(scene.workspaceId, 'admin'));
    expect((await comeBack(server.agree(await begin()), theirs.headers)).to).toBe(
      '/admin/sources?connect-failed=expired',
    );
  });

  it('sends a browser that hides its cookie round once more, then says that nobody is signed in', async () => {
    const address = server.agree(await begin());
    const first = await comeBack(address, {});
    expect(first.status).toBe(200);
    const again = /url=([^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await comeBack(`http://x${again}`, {})).to).toBe('/admin/sources?connect-failed=not-signed-in');
    expect((await comeBack(`http://x${again}`)).to).toBe(`/admin/sources?connected=${source}`);
  });

  it('says why it failed: denied, refused, and no right to', async () => {
    const state = new URL(await begin()).searchParams.get('state') ?? '';
    const denied = `http://x/oauth/callback?error=access_denied&state=${state}`;
    expect((await comeBack(denied)).to).toBe('/admin/sources?connect-failed=denied');
    const wrong = server.agree(await begin()).replace(/code=[^&]*/, 'code=guess');
    expect((await comeBack(wrong)).to).toBe('/admin/sources?connect-failed=refused');
    const agent = await scene.agent('Bob');
    expect((await scene.as(agent, 'POST', `/sources/${source}/connect`, {})).status).toBe(403);
  });

  it('keeps tokens and verifier out of what can be read', async () => {
    await connect();
    await begin();
    const rows = await scene.sql(
      `SELECT to_jsonb(t) AS row FROM source_token t UNION ALL SELECT to_jsonb(o) FROM oauth_request o`,
    );
    const shown = JSON.stringify([
      rows,
      (await scene.get(`/sources/${source}`)).body,
      (await scene.get('/audit')).body,
    ]);
    expect(server.secrets.length).toBeGreaterThan(1);
    for (const secret of server.secrets) expect(shown).not.toContain(secret);
  });

  it('ends with the source, and when the address is another one', async () => {
    await connect();
    const moved = { settings: { baseUrl: `http://localhost:${new URL(server.origin).port}` } };
    await scene.sql(`UPDATE source SET settings = settings WHERE id = $1`, [source]);
    const change = await scene.as(scene.admin, 'PATCH', `/sources/${source}`, moved);
    if (change.status === 200) expect(await connection()).toMatchObject({ state: 'needs-consent' });
    await scene.as(scene.admin, 'DELETE', `/sources/${source}`);
    expect(await scene.count('source_token', 'source_id = $1', [source])).toBe(0);
  });
});

describe('renewing', () => {
  it('happens once, however many workers need it at the same moment', async () => {
    await connect();
    await endAccess(-5);
    server.delayMs = 300;
    const asking = await callable();
    const services = [scene.http.app.get(CredentialsService), other.get(CredentialsService)];
    const opened = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (services[n % 2] as CredentialsService).open(asking)),
    );
    expect(new Set(opened.map(({ credentials }) => credentials['accessToken'])).size).toBe(1);
    expect(server.asked.filter((form) => form.get('grant_type') === 'refresh_token')).toHaveLength(1);
    expect(server.reused).toBe(0);
    await poll();
    expect(server.reads).toEqual([200]);
  });

  it('happens ahead of time by the job, and not before', async () => {
    await connect();
    const job = scene.http.app.get(RefreshTokensJob);
    const run = () => job.run({ signal: new AbortController().signal, workerId: 'spec' });
    expect(await run()).toEqual({ renewed: 0, failed: 0 });
    await endAccess(600);
    expect(await run()).toEqual({ renewed: 1, failed: 0 });
    expect(await run()).toEqual({ renewed: 0, failed: 0 });
    expect(server.reused).toBe(0);
  });

  it('follows a refusal, once', async () => {
    await connect();
    server.expireAccess();
    await poll();
    expect(server.reads).toEqual([401, 200]);
    expect((await scene.get(`/sources/${source}`)).body.health.state).toBe('ok');
  });

  it('that fails for a while leaves what still works in use', async () => {
    await connect();
    await endAccess(30);
    server.refusals.push({ status: 503, body: {} });
    await poll();
    expect(server.reads).toEqual([200]);
    expect(await connection()).toMatchObject({ state: 'connected', problem: expect.stringContaining('Testnet') });
  });

  it('that is refused for good makes the source blind, and connecting again mends it', async () => {
    await connect();
    server.revoke();
    await poll();
    expect(await connection()).toMatchObject({ state: 'revoked' });
    expect((await scene.get(`/sources/${source}`)).body.health).toMatchObject({
      state: 'blind',
      reason: { code: 'revoked' },
    });
    const asked = server.asked.length;
    await poll();
    expect(server.asked).toHaveLength(asked);
    await connect();
    await poll();
    expect((await scene.get(`/sources/${source}`)).body.health.state).toBe('ok');
  });

  it('goes on after a worker died while it held the lease', async () => {
    await connect();
    await endAccess(-5);
    await scene.sql(
      `UPDATE source_token SET lease_token = 'dead', lease_until = now() + interval '1 second' WHERE source_id = $1`,
      [source],
    );
    await expect(scene.http.app.get(CredentialsService).open(await callable())).rejects.toThrow(/renewed/);
    await scene.sql(`UPDATE source_token SET lease_until = now() WHERE source_id = $1`, [source]);
    await expect(scene.http.app.get(CredentialsService).open(await callable())).resolves.toBeDefined();
  }, 60_000);
});

describe('another secret key', () => {
  it('opens what the one before sealed, seals it anew while running, and twice changes nothing', async () => {
    await connect();
    const inbound = await scene.inboundSource();
    const { env } = scene.http;
    const before = { secretKey: env.secretKey, secretKeyOld: env.secretKeyOld };
    const url = (scene.http.dataSource.options as { url?: string }).url ?? '';
    Object.assign(env, { secretKey: 'the next key, of more than 32 characters', secretKeyOld: null });
    const module = await Test.createTestingModule({ imports: [AppModule.on(env, url)] }).compile();
    const next = await module.createNestApplication({ logger: false }).init();
    try {
      install(next);
      const opened = await next.get(CredentialsService).open(await callable());
      expect(opened.credentials['accessToken']).toMatch(/^access-/);
      const rotate = () => next.get(ResealService).resealAll(() => undefined, new AbortController().signal);
      const first = await rotate();
      expect(first.resealed).toBeGreaterThanOrEqual(2);
      expect(await rotate()).toEqual({ looked: first.looked, resealed: 0 });
      const posted = await next.get(CredentialsService).openAsIs({ ...(await callable()), id: source });
      expect(posted.credentials['accessToken']).toBe(opened.credentials['accessToken']);
      expect(await scene.count('source', `id = $1 AND credentials LIKE 'v1.%'`, [inbound])).toBe(1);
    } finally {
      await next.close();
      Object.assign(env, before);
    }
  });
});
