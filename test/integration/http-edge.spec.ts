import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { AppError } from '../../src/errors.js';
import { Access, PublicRoute } from '../../src/http/access.decorator.js';
import { IdPipe } from '../../src/http/id.pipe.js';
import type { EarshotRequest } from '../../src/http/request.types.js';
import { HttpTestApp, type CallOptions, type SignedInMember } from '../support/http-test-app.js';

class InnerDto {
  @IsInt() n!: number;
}

class ProbeDto {
  @IsString() text!: string;
  @ValidateNested() @Type(() => InnerDto) inner!: InnerDto;
}

/** Routes that show how the edge behaves whatever stands behind it. */
@Controller()
class ProbeController {
  @Post('inbound/probe')
  @HttpCode(202)
  @PublicRoute('A probe of the tests.')
  inbound(@Req() request: EarshotRequest): { bytes: number; raw: number } {
    const body: unknown = request.body;
    return { bytes: Buffer.isBuffer(body) ? body.length : -1, raw: request.rawBody?.length ?? -1 };
  }

  @Post('probe/body')
  @Access('own-account', 'update')
  body(@Body() body: ProbeDto): ProbeDto {
    return body;
  }

  @Post('probe/refuse')
  @Access('own-account', 'update')
  refuse(@Body() body: { how: 'conflict' | 'crash' }): never {
    if (body.how === 'conflict') throw new AppError('conflict', 'stale-version', { current: { version: 7 } });
    throw new Error('swordfish in the message');
  }

  @Get('probe/id/:id')
  @Access('own-account', 'read')
  id(@Param('id', IdPipe) id: string): { id: string } {
    return { id };
  }

  @Get('probe/database')
  @Access('own-account', 'read')
  database(): never {
    throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
  }

  @Get('probe/unruled')
  unruled(): string {
    return 'never seen';
  }
}

let app: HttpTestApp;
let me: SignedInMember;

beforeAll(async () => {
  app = await HttpTestApp.start({}, { controllers: [ProbeController] });
  const { workspaceId } = await app.createWorkspace();
  me = await app.signIn(await app.createMember(workspaceId, 'agent'));
});
afterAll(() => app.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.call(path, { method: 'POST', body, headers: { ...me.headers, ...headers } });

describe('errors', () => {
  it('are problem documents', async () => {
    const reply = await app.call('/me');
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.body).toEqual({
      type: 'urn:earshot:error:not-signed-in',
      title: 'Unauthorized',
      status: 401,
      code: 'not-signed-in',
      detail: 'Sign in first.',
    });
  });

  it.each<[what: string, path: string, options: CallOptions, status: number, code: string]>([
    ['a route that does not exist', '/nothing', {}, 404, 'route-not-found'],
    ['malformed JSON', '/probe/body', { method: 'POST', body: '{"text":' }, 400, 'malformed-json'],
    ['a body over 1 MiB', '/probe/body', { method: 'POST', body: { text: 'x'.repeat(1_100_000) } }, 413, 'too-large'],
    [
      'an unknown charset',
      '/probe/body',
      { method: 'POST', body: '{}', headers: { 'content-type': 'application/json; charset=martian' } },
      415,
      'unsupported-charset',
    ],
    [
      'an unknown encoding',
      '/probe/body',
      { method: 'POST', body: '{}', headers: { 'content-encoding': 'martian' } },
      415,
      'unsupported-encoding',
    ],
    ['a broken path', '/probe/id/%FF', {}, 400, 'bad-request'],
    ['an id that is none', '/probe/id/abc', {}, 404, 'resource-not-found'],
    ['an id past 64 bits', '/probe/id/9223372036854775808', {}, 404, 'resource-not-found'],
    ['a lost database', '/probe/database', {}, 503, 'database-unavailable'],
    ['a route without a rule', '/probe/unruled', {}, 403, 'no-access-rule'],
  ])('name %s', async (_, path, options, status, code) => {
    const reply = await app.call(path, { ...options, headers: { ...me.headers, ...options.headers } });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    if (status === 503) expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('name each field, nested ones by their path, and tell unknown names from bad values', async () => {
    const bad = await post('/probe/body', { text: 5, inner: { n: 'x' } });
    expect(bad.body.code).toBe('invalid-fields');
    expect(bad.body.errors.map((error: { field: string }) => error.field)).toEqual(['text', 'inner.n']);
    const unknown = await post('/probe/body', { text: 'x', inner: { n: 1, m: 2 }, role: 'admin' });
    expect([unknown.status, unknown.body.code, unknown.body.detail]).toEqual([
      400,
      'unknown-field',
      'Not known here: role, inner.m.',
    ]);
    expect((await app.call('/users?limit=9999', { headers: me.headers })).body.errors[0].field).toBe('limit');
  });

  it('show nothing of an unforeseen fault', async () => {
    const reply = await post('/probe/refuse', { how: 'crash' });
    expect(reply.status).toBe(500);
    expect(JSON.stringify(reply.body)).not.toMatch(/swordfish|at |\.ts/);
  });

  it('carry the present state with a conflict', async () => {
    expect((await post('/probe/refuse', { how: 'conflict' })).body).toMatchObject({
      status: 409,
      current: { version: 7 },
    });
  });
});

describe('ids', () => {
  it('keep every digit of 64 bits', async () => {
    const reply = await app.call('/probe/id/9223372036854775807', { headers: me.headers });
    expect(reply.body).toEqual({ id: '9223372036854775807' });
  });
});

describe('cross-site requests', () => {
  const cookie = () => ({ cookie: me.headers['cookie'] ?? '' });
  const write = (headers: Record<string, string>) => app.call('/me', { method: 'PATCH', body: {}, headers });

  it('are refused without the CSRF token of the session', async () => {
    expect((await write(cookie())).body.code).toBe('csrf-token-wrong');
    expect((await write({ ...cookie(), 'x-csrf-token': 'guess' })).body.code).toBe('csrf-token-wrong');
    expect((await write({ ...me.headers })).status).toBe(200);
  });

  it('are refused from another origin, even with the token', async () => {
    expect((await write({ ...me.headers, origin: 'https://evil.example' })).body.code).toBe('cross-site-request');
    expect((await write({ ...me.headers, origin: 'null' })).body.code).toBe('cross-site-request');
    expect((await write({ ...me.headers, 'sec-fetch-site': 'cross-site' })).body.code).toBe('cross-site-request');
    expect((await write({ ...me.headers, 'sec-fetch-site': 'same-site' })).body.code).toBe('cross-site-request');
    expect((await write({ ...me.headers, origin: app.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('cannot sign a browser in either', async () => {
    const headers = { origin: 'https://evil.example' };
    const reply = await app.call('/session', {
      method: 'POST',
      body: { email: 'a@b.example', password: 'x' },
      headers,
    });
    expect(reply.body.code).toBe('cross-site-request');
  });
});

describe('cookies over https', () => {
  it('have the __Host- name and Secure; a plain one is not read', async () => {
    const secure = await HttpTestApp.start({ baseUrl: 'https://earshot.example', demo: 'on' });
    try {
      const { workspaceId } = await secure.createWorkspace(true);
      const memberId = await secure.createMember(workspaceId, 'agent');
      const entered = await secure.call('/session/demo', {
        method: 'POST',
        body: { role: 'agent' },
        headers: { origin: 'https://earshot.example' },
      });
      expect(entered.headers.getSetCookie()[0]).toMatch(
        /^__Host-earshot=.*; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(entered.headers.get('strict-transport-security')).not.toBeNull();
      const { headers } = await secure.signIn(memberId);
      const plain = headers['cookie'] ?? '';
      expect((await secure.call('/me', { headers: { cookie: plain } })).status).toBe(401);
      expect((await secure.call('/me', { headers: { cookie: `__Host-${plain}` } })).status).toBe(200);
    } finally {
      await secure.stop();
    }
  });
});

describe('inbound bodies', () => {
  it('stay bytes, well-formed or not, up to 5 MiB', async () => {
    const send = (body: string) =>
      app.call('/inbound/probe', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect((await send('{"broken')).body).toEqual({ bytes: 8, raw: 8 });
    expect((await send('x'.repeat(4_000_000))).body).toEqual({ bytes: 4_000_000, raw: 4_000_000 });
    expect((await send('x'.repeat(5_300_000))).status).toBe(413);
  });
});

describe('every answer', () => {
  it('carries headers that keep browsers strict and caches out', async () => {
    const { headers } = await app.call('/me', { headers: me.headers });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('a flood of requests', () => {
  it('is refused route by route where it would be guessing, and does not close other routes', async () => {
    const guess = () =>
      app.call('/session/link', { method: 'POST', body: { token: 'x', password: 'long enough to pass' } });
    const codes = await Promise.all(Array.from({ length: 125 }, async () => (await guess()).body.code as string));
    expect(codes.filter((code) => code === 'link-not-valid')).toHaveLength(120);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(5);
    expect(Number((await guess()).headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await app.call('/me', { headers: me.headers })).status).toBe(200);
  });
});

describe('seen from outside', () => {
  it('is live and ready', async () => {
    expect((await app.call('//health/live')).body).toEqual({ status: 'live' });
    const ready = await app.call('//health/ready');
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'ready', checks: { database: 'ok', migrations: 'ok' } },
    ]);
  });

  it('shows figures on this machine, and to others only with a token', async () => {
    const here = await app.call('//metrics');
    expect(here.status).toBe(200);
    expect(here.body).toContain('process_cpu_user_seconds_total');
    expect(here.body).toMatch(
      /earshot_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/me",status="200"\}/,
    );
    expect(here.body).not.toContain('/nothing');
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect((await app.call('//metrics', { headers: forwarded })).status).toBe(401);
    expect((await app.call('//metrics', { headers: { ...forwarded, ...me.headers } })).status).toBe(200);
  });

  it('describes itself, with classes for what it takes and gives', async () => {
    const { status, body } = await app.call('//api/openapi.json');
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/v1/session', '/api/v1/users/{id}', '/health/ready']),
    );
    expect(body.components.schemas.UserPage.properties.items.items.$ref).toBe('#/components/schemas/UserDto');
    expect(body.components.schemas.TokenPage.properties.items.items.$ref).toBe('#/components/schemas/TokenDto');
    const docs = await app.call('//api/docs');
    expect(docs.body).toContain('swagger-ui-init.js');
    expect(docs.body).not.toMatch(/<script>(?!\s*<)/);
    expect((await app.call('//api/docs/swagger-ui-init.js')).status).toBe(200);
  });

  it('is not ready while the schema is older than the program, and says so with 503', async () => {
    const older = await HttpTestApp.start();
    try {
      await older.dataSource.query(`DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)`);
      const reply = await older.call('//health/ready');
      expect([reply.status, reply.body.checks]).toEqual([503, { database: 'ok', migrations: 'failing' }]);
    } finally {
      await older.stop();
    }
  });
});
