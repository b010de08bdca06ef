import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import type { Actor } from '../../src/domain/access/access.types.js';
import { authorise } from '../../src/domain/access/matrix.js';
import { STAFF_ROLES, type StaffRole } from '../../src/domain/access/roles.js';
import { ACCESS_RULE, PUBLIC_ROUTE, type AccessRule } from '../../src/http/access.decorator.js';
import { TokenService } from '../../src/modules/staff/token.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly rule: AccessRule | undefined;
  readonly why: string | undefined;
}

const ABSENT_ID = '987654321';
const ANSWER_MS = 10_000;

let app: HttpTestApp;
let routes: Route[];
let workspaceId: string;
let teamId: string;

beforeAll(async () => {
  app = await HttpTestApp.start(
    { role: 'api', logLevel: 'error' },
    { modules: (env, databaseUrl) => [AppModule.on(env, databaseUrl)] },
  );
  routes = listRoutes();
  ({ workspaceId, teamId } = await app.createWorkspace());
});
afterAll(() => app.stop());

const asPaths = (path: unknown): string[] => (Array.isArray(path) ? path.map(String) : [String(path)]);
const isOutsideApi = (path: string): boolean => /^\/(health\/|metrics$|oauth\/)/.test(path);

/** Every route of every controller, straight from the container: nobody has to remember to list one here. */
function listRoutes(): Route[] {
  const reflector = new Reflector();
  const discovery = new DiscoveryService(app.app.get(ModulesContainer));
  return discovery.getControllers().flatMap(({ metatype, instance }) => {
    if (!metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: unknown[]) => unknown>;
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method];
      if (handler === undefined || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const verb = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? 'GET';
      return asPaths(Reflect.getMetadata(PATH_METADATA, metatype)).flatMap((base) =>
        asPaths(Reflect.getMetadata(PATH_METADATA, handler)).map((rest) => {
          const path = `/${[base, rest].join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
          return {
            name: `${verb} ${path}`,
            method: verb,
            path,
            rule: reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, metatype]),
            why: reflector.getAllAndOverride<string | undefined>(PUBLIC_ROUTE, [handler, metatype]),
          };
        }),
      );
    });
  });
}

/** Asks with ids that name nothing and a body that no route takes, so that whoever is let in changes nothing. */
async function statusOf(route: Route, headers: Readonly<Record<string, string>>): Promise<number> {
  const address = route.path.replace(/:\w+/g, ABSENT_ID);
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
  const response = await fetch(`${app.url}${isOutsideApi(address) ? '' : '/api/v1'}${address}`, {
    method: route.method,
    headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: JSON.stringify({ noRouteTakesThis: true }) } : {}),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  // A stream never ends by itself: its first answer says enough.
  await response.body?.cancel();
  return response.status;
}

const verdictOf = (status: number): 'unauthenticated' | 'forbidden' | 'let in' | 'failed' => {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  return status >= 500 ? 'failed' : 'let in';
};

/** Compares all routes at once, so that one run shows everything that is wrong. */
async function expectVerdicts(
  headersFor: () => Promise<Readonly<Record<string, string>>>,
  expected: (rule: AccessRule) => string,
): Promise<void> {
  const found: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  for (const route of routes) {
    if (route.rule === undefined) continue;
    found[route.name] = verdictOf(await statusOf(route, await headersFor()));
    wanted[route.name] = expected(route.rule);
  }
  expect(found).toEqual(wanted);
}

describe('every route', () => {
  it('has a row in the matrix, or says why it needs none', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(
      routes.filter(({ rule, why }) => (rule === undefined) === (why === undefined)).map(({ name }) => name),
    ).toEqual([]);
    expect(routes.filter(({ why }) => why === '').map(({ name }) => name)).toEqual([]);
  });

  it('that is public is known and few', () => {
    const open = routes.filter(({ why }) => why !== undefined).map(({ name }) => name);
    expect(open.sort()).toEqual([
      'GET /a/:id',
      'GET /health/live',
      'GET /health/ready',
      'GET /inbound/:sourceId',
      'GET /metrics',
      'GET /oauth/callback',
      'GET /oauth/clients/:kind',
      'GET /on-call/:which.ics',
      'GET /session/options',
      'GET /surveys/:token',
      'POST /a/:id/acknowledge',
      'POST /a/:id/key',
      'POST /a/:id/pass',
      'POST /inbound/:sourceId',
      'POST /session',
      'POST /session/demo',
      'POST /session/link',
      'POST /surveys/:token',
    ]);
  });

  it('is closed to whoever is not signed in', async () => {
    await expectVerdicts(
      () => Promise.resolve({}),
      () => 'unauthenticated',
    );
  });

  it('is closed to a token that does not exist', async () => {
    await expectVerdicts(
      () => Promise.resolve({ authorization: 'Bearer earshot_guess' }),
      () => 'unauthenticated',
    );
  });
});

describe.each(STAFF_ROLES)('a person who is %s', (role) => {
  it.each(['in a team', 'in no team'])('and %s meets exactly the matrix', async (membership) => {
    const teamIds = membership === 'in a team' ? [teamId] : [];
    const memberId = await app.createMember(workspaceId, role, { teamIds });
    const actor: Actor = { workspaceId, memberId, name: '', role, teamIds, tokenScopes: null };
    await expectVerdicts(
      // Signed in anew each time: one of the routes signs out.
      async () => (await app.signIn(memberId)).headers,
      ({ resource, verb }) => (authorise(actor, resource, verb) === null ? 'forbidden' : 'let in'),
    );
  });
});

describe.each([[['*']], [['tasks:write', 'mentions:read']], [['system:read', 'reports:read']]])(
  'a token with %j',
  (scopes) => {
    it('meets exactly the matrix', async () => {
      const memberId = await app.createMember(workspaceId, 'admin', { teamIds: [teamId] });
      const { token } = await app.dataSource.transaction((tx) =>
        app.app.get(TokenService).create(tx, { workspaceId, memberId, name: 'test', scopes, expiresAt: null }),
      );
      const actor: Actor = { workspaceId, memberId, name: '', role: 'admin', teamIds: [teamId], tokenScopes: scopes };
      await expectVerdicts(
        () => Promise.resolve({ authorization: `Bearer ${token}` }),
        ({ resource, verb }) => (authorise(actor, resource, verb) === null ? 'forbidden' : 'let in'),
      );
    });
  },
);

describe('the end of a drill from within', () => {
  const memberOf = async (role: StaffRole): Promise<string> =>
    app.createMember(workspaceId, role, { teamIds: [teamId] });
  const call = async (path: string, { headers }: SignedInMember, body: object = {}) =>
    app.call(path, { method: 'POST', headers, body });

  it.each(STAFF_ROLES)('asks the role at home of a person who is %s, whichever they practise', async (role) => {
    const starter = await app.signIn(await memberOf('admin'));
    const person = await app.signIn(await memberOf(role));
    const practised: StaffRole = role === 'pr-lead' || role === 'admin' ? 'viewer' : 'pr-lead';
    const participants = [{ memberId: person.memberId, role: practised }];
    const started = await call('/drills', starter, { scenarioId: 'product-safety', participants, notifierIds: [] });
    expect(started.status).toBe(201);
    const { id } = started.body as { id: string };
    expect((await call(`/drills/${id}/enter`, person)).status).toBe(204);
    const actor: Actor = { ...person, workspaceId, name: '', role, teamIds: [teamId], tokenScopes: null };
    const may = authorise(actor, 'drills', 'update') !== null;
    const me = await app.call('/me', { headers: person.headers });
    expect(me.body).toMatchObject({ role: practised, drill: { id, mayEnd: may } });
    expect((await call(`/drills/${id}/end`, person)).status === 403).toBe(!may || practised === 'viewer');
    const ended = await call('/drills/cancel', person);
    expect({ status: ended.status, state: ended.body.state }).toEqual(
      may ? { status: 200, state: 'cancelled' } : { status: 403, state: undefined },
    );
    if (!may) await call(`/drills/${id}/cancel`, starter);
    expect((await call('/drills/end', person)).body.code).toBe('not-in-a-drill');
  });
});
