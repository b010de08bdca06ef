import { createHmac, randomUUID } from 'node:crypto';
import type { Connector } from '../../src/connectors/connector.js';
import type { NormalisedPost, RejectedPost } from '../../src/connectors/post.types.js';
import { AppModule } from '../../src/app.module.js';
import { query } from '../../src/db/rows.js';
import type { Env } from '../../src/env.js';
import { IngestService } from '../../src/modules/ingest/ingest.service.js';
import type { Batch, BatchSource, StoredCounts } from '../../src/modules/ingest/ingest.types.js';
import { DeliverOutboxJob } from '../../src/modules/outbox/deliver-outbox.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import type { OpenFormatPost, PostBuilder } from './a-post.js';
import { HttpTestApp, type Reply, type SignedInMember } from './http-test-app.js';

export const SECRET = 'a secret of at least sixteen characters';

/** Headers of a signed webhook, made without the product's code. */
export function signed(
  body: string | Buffer,
  { id, secret = SECRET, at = new Date() }: { id?: string; secret?: string; at?: Date } = {},
): Record<string, string> {
  const deliveryId = id ?? randomUUID();
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${deliveryId}.${timestamp}.`).update(body).digest('base64');
  return { 'webhook-id': deliveryId, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** The whole product on a database and port of its own, with one workspace, one team, its people and a watched brand. */
export class Scene {
  private constructor(
    readonly http: HttpTestApp,
    readonly workspaceId: string,
    readonly teamId: string,
    readonly admin: SignedInMember,
    readonly watchId: string,
  ) {}

  /** Jobs do not run by themselves unless `role` is "all": specs carry them out when they want to. */
  static async open(settings: Partial<Env> = {}): Promise<Scene> {
    const http = await HttpTestApp.start(
      { role: 'api', replyHoldSeconds: 0, ...settings },
      { modules: (env, url) => [AppModule.on(env, url)] },
    );
    const { workspaceId, teamId } = await http.createWorkspace();
    const admin = await http.signIn(await http.createMember(workspaceId, 'admin', { teamIds: [teamId] }));
    const watch = await http.call('/watches', {
      method: 'POST',
      headers: admin.headers,
      body: { name: 'Acme', kind: 'brand', query: 'acme', team: teamId },
    });
    if (watch.status !== 201) throw new Error(`The watch was refused: ${JSON.stringify(watch.body)}`);
    return new Scene(http, workspaceId, teamId, admin, watch.body.id as string);
  }

  close(): Promise<void> {
    return this.http.stop();
  }

  as(who: SignedInMember, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return this.http.call(path, { method, body, headers: { ...who.headers, ...headers } });
  }

  get(path: string, who = this.admin): Promise<Reply> {
    return this.as(who, 'GET', path);
  }

  async agent(name: string, teamIds: readonly string[] = [this.teamId]): Promise<SignedInMember> {
    const id = await this.http.createMember(this.workspaceId, 'agent', { teamIds });
    await this.sql('UPDATE staff_member SET name = $2 WHERE id = $1', [id, name]);
    return this.http.signIn(id);
  }

  async anotherTeam(name: string): Promise<string> {
    const rows = await this.sql<{ id: string }>('INSERT INTO team (workspace_id, name) VALUES ($1, $2) RETURNING id', [
      this.workspaceId,
      name,
    ]);
    return rows[0]?.id ?? '';
  }

  async watch(body: Readonly<Record<string, unknown>>): Promise<string> {
    const made = await this.as(this.admin, 'POST', '/watches', { kind: 'brand', team: this.teamId, ...body });
    if (made.status !== 201) throw new Error(`The watch was refused: ${JSON.stringify(made.body)}`);
    return made.body.id as string;
  }

  async inboundSource(settings: Readonly<Record<string, unknown>> = {}, name = 'Forum'): Promise<string> {
    return this.source({ connector: 'inbound', name, settings, credentials: { secret: SECRET } });
  }

  async source(body: Readonly<Record<string, unknown>>): Promise<string> {
    const made = await this.as(this.admin, 'POST', '/sources', body);
    if (made.status !== 201) throw new Error(`The source was refused: ${JSON.stringify(made.body)}`);
    return made.body.id as string;
  }

  /** Sends posts as a signed webhook over HTTP. */
  deliver(sourceId: string, posts: unknown, options: Parameters<typeof signed>[1] = {}): Promise<Reply> {
    const body = typeof posts === 'string' ? posts : JSON.stringify(posts);
    return this.http.call(`/inbound/${sourceId}`, { method: 'POST', body, headers: signed(body, options) });
  }

  /** Delivers one post that opens a task and gives the task's id. */
  async openTask(sourceId: string, post: PostBuilder): Promise<string> {
    const wire: OpenFormatPost = post.wire();
    const answer = await this.deliver(sourceId, wire);
    if (answer.status !== 202) throw new Error(`The post was refused: ${JSON.stringify(answer.body)}`);
    const key = wire['conversationId'] ?? wire.id;
    const rows = await this.sql<{ id: string }>(
      'SELECT id FROM task WHERE workspace_id = $1 AND conversation_key = $2 AND is_open',
      [this.workspaceId, key],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('The post opened no task.');
    return id;
  }

  /** Past HTTP: a batch as a poll or a push hands it over. */
  ingest(
    sourceId: string,
    posts: readonly (PostBuilder | NormalisedPost)[],
    options: Partial<Batch> & { lease?: BatchSource['lease']; network?: string; rejected?: RejectedPost[] } = {},
    service: IngestService = this.http.app.get(IngestService),
  ): Promise<StoredCounts> {
    const { lease = null, network = 'inbound', ...batch } = options;
    const connector = this.http.app.get(ConnectorCatalogue).get('inbound') as Connector;
    return service.ingest(
      { id: sourceId, workspaceId: this.workspaceId, connector: 'inbound', network, lease },
      connector,
      { sourceId, settings: {}, credentials: {} },
      {
        posts: posts.map((post) => ('build' in post ? post.build() : post)),
        rejected: [],
        gaps: [],
        isComplete: true,
        ...batch,
      },
    );
  }

  sql<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return query<Row>(this.http.dataSource, statement, values);
  }

  async count(table: string, where = 'true', values: readonly unknown[] = []): Promise<number> {
    const rows = await this.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, values);
    return rows[0]?.n ?? -1;
  }

  /** Carries out everything of the outbox that is due, as one worker would. */
  async runOutbox(workerId = 'spec'): Promise<void> {
    const job = this.http.app.get(DeliverOutboxJob);
    for (let left = 100; left > 0; left--) {
      const { done = 0, failed = 0 } = await job.run({ signal: new AbortController().signal, workerId });
      if (done + failed === 0) return;
    }
    throw new Error('The outbox never came to rest.');
  }

  /** What `task_count` says beside what the tasks are: equal after every transaction. */
  async countsDiffer(): Promise<unknown[]> {
    return this.sql(
      `WITH kept AS (
         SELECT team_id, assignee_id, state, priority, is_due, sum(n)::int AS n FROM task_count WHERE workspace_id = $1
         GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0),
       real AS (
         SELECT team_id, coalesce(assignee_id, 0) AS assignee_id, state, priority, next_due_at < 'infinity' AS is_due,
           count(*)::int AS n FROM task WHERE workspace_id = $1 AND is_open GROUP BY 1, 2, 3, 4, 5)
       (TABLE kept EXCEPT TABLE real) UNION ALL (TABLE real EXCEPT TABLE kept)`,
      [this.workspaceId],
    );
  }
}
