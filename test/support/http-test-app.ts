import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { DatabaseModule } from '../../src/db/database.module.js';
import type { StaffRole } from '../../src/domain/access/roles.js';
import { Env } from '../../src/env.js';
import { configureApp } from '../../src/http/configure-app.js';
import { HttpModule } from '../../src/http/http.module.js';
import { AuditModule } from '../../src/modules/audit/audit.module.js';
import { SessionService } from '../../src/modules/staff/session.service.js';
import { StaffModule } from '../../src/modules/staff/staff.module.js';
import { StaffService } from '../../src/modules/staff/staff.service.js';
import { StatusModule } from '../../src/modules/status/status.module.js';
import { WorkspacesModule } from '../../src/modules/workspaces/workspaces.module.js';
import { WorkspacesService } from '../../src/modules/workspaces/workspaces.service.js';
import { testDatabase, type TestDatabase } from './test-database.js';

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else the text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into many shapes
  readonly body: any;
}

/** Headers of somebody who is signed in, with the CSRF token of that session. */
export interface SignedInMember {
  readonly memberId: string;
  readonly headers: Readonly<Record<string, string>>;
}

@Module({})
class EnvModule {
  static of(env: Env): DynamicModule {
    return { module: EnvModule, global: true, providers: [{ provide: Env, useValue: env }], exports: [Env] };
  }
}

/** The edge alone: access, staff, audit and status. */
const edge = (env: Env, databaseUrl: string): ModuleMetadata['imports'] => [
  EnvModule.of(env),
  DatabaseModule.forRoot(databaseUrl),
  AuditModule,
  WorkspacesModule,
  StaffModule,
  StatusModule,
  HttpModule,
];

export interface TestAppOptions {
  readonly controllers?: readonly Type[];
  /** Instead of the edge alone. */
  readonly modules?: (env: Env, databaseUrl: string) => ModuleMetadata['imports'];
}

/** An app on a database and a port of its own. */
export class HttpTestApp {
  private constructor(
    readonly app: NestExpressApplication,
    readonly env: Env,
    readonly url: string,
    private readonly database: TestDatabase,
  ) {}

  static async start(settings: Partial<Env> = {}, options: TestAppOptions = {}): Promise<HttpTestApp> {
    const database = await testDatabase();
    const env = Object.assign(new Env(), {
      dataDir: mkdtempSync(join(tmpdir(), 'earshot-http-')),
      demo: 'off',
      ...settings,
    });
    const module = await Test.createTestingModule({
      imports: (options.modules ?? edge)(env, database.url) ?? [],
      controllers: [...(options.controllers ?? [])],
    }).compile();
    const app = module.createNestApplication<NestExpressApplication>({ rawBody: true, logger: false });
    configureApp(app, env);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new HttpTestApp(app, env, `http://127.0.0.1:${String(port)}`, database);
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    rmSync(this.env.dataDir, { recursive: true, force: true });
  }

  /** `path` starts after /api/v1 unless it begins with `//`, which names one outside it. */
  async call(path: string, { method = 'GET', body, headers = {} }: CallOptions = {}): Promise<Reply> {
    const address = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const response = await fetch(this.url + address, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  createWorkspace(isDemo = false): Promise<{ workspaceId: string; teamId: string }> {
    return this.dataSource.transaction((tx) => this.app.get(WorkspacesService).create(tx, { name: 'Acme', isDemo }));
  }

  async createMember(
    workspaceId: string,
    role: StaffRole,
    member: { email?: string; teamIds?: readonly string[]; passwordHash?: string } = {},
  ): Promise<string> {
    const email = member.email ?? `${role}-${Math.random().toString(36).slice(2)}@example.com`;
    return this.dataSource.transaction((tx) =>
      this.app.get(StaffService).createMember(tx, {
        workspaceId,
        role,
        email,
        name: `The ${role}`,
        teamIds: member.teamIds ?? [],
        passwordHash: member.passwordHash ?? null,
      }),
    );
  }

  async signIn(memberId: string): Promise<SignedInMember> {
    const { cookieValue, csrfToken } = await this.dataSource.transaction((tx) =>
      this.app.get(SessionService).start(tx, memberId, 'test'),
    );
    return { memberId, headers: { cookie: `earshot=${cookieValue}`, 'x-csrf-token': csrfToken } };
  }
}
