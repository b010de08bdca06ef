import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Received } from './stand-in.js';
import { X_TOKEN, type XNetwork } from './x-network.js';
import { showPost } from './x-shapes.js';
import type { XPost } from './x-posts.js';

interface Rule {
  readonly id: string;
  readonly value: string;
  readonly tag?: string;
}

/** How the next connection is met, instead of with a stream. */
export interface StreamRefusal {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const MOST_CONNECTIONS = 1;

/** The filtered stream of a small X over real sockets: rules, connections, keep-alives. Everything else is the network's. */
export class XStreamServer {
  readonly received: Received[] = [];
  readonly rules: Rule[] = [];
  /** Met one after the other by the next connections. */
  readonly refusals: StreamRefusal[] = [];
  private readonly open = new Set<ServerResponse>();
  private readonly waiting: (() => void)[] = [];
  private ruleCount = 0;
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.meet(request, Buffer.concat(chunks).toString('utf8'), response);
    });
  });

  private constructor(private readonly network: XNetwork) {}

  static async start(network: XNetwork): Promise<XStreamServer> {
    const server = new XStreamServer(network);
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get host(): string {
    return `127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  get connections(): number {
    return this.received.filter(({ path }) => path.startsWith('/2/tweets/search/stream?')).length;
  }

  /** Resolves when somebody listens. */
  async listened(): Promise<void> {
    while (this.open.size === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  write(bytes: string | Buffer): void {
    for (const response of this.open) response.write(bytes);
  }

  keepAlive(): void {
    this.write('\r\n');
  }

  emit(post: XPost): void {
    const author = this.network.people.get(post.authorId);
    const includes = { users: [{ id: post.authorId, username: author?.username, name: author?.name }] };
    this.write(
      `${JSON.stringify({ data: showPost(this.network, post), includes, matching_rules: [{ id: '1' }] })}\r\n`,
    );
  }

  /** Ends all connections, in good order or in bad. */
  drop(inGoodOrder = false): void {
    for (const response of this.open) {
      if (inGoodOrder) response.end();
      else response.socket?.destroy();
    }
    this.open.clear();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private meet(request: IncomingMessage, body: string, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    const one: Received = { method, path: url, headers, body };
    this.received.push(one);
    const answer = (status: number, value: unknown, more: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(value));
    };
    const path = url.replace(/\?.*/, '');
    if (headers.authorization !== `Bearer ${X_TOKEN}`)
      answer(401, { title: 'Unauthorized', type: 'about:blank', status: 401 });
    else if (path === '/2/tweets/search/stream/rules') answer(...this.rule(method, body));
    else if (path === '/2/tweets/search/stream') this.connect(response, answer);
    else if (path === '/2/connections/all' && method === 'DELETE') {
      this.drop();
      answer(200, { data: { successful_kills: 1, failed_kills: 0 } });
    } else {
      const given = this.network.answer(one);
      if (typeof given === 'string') response.socket?.destroy();
      else response.writeHead(given.status, given.headers).end(given.body);
    }
  }

  private connect(
    response: ServerResponse,
    answer: (status: number, value: unknown, more?: Record<string, string>) => void,
  ): void {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) answer(refusal.status, refusal.body ?? {}, refusal.headers);
    else if (this.rules.length === 0)
      answer(409, {
        title: 'RuleConfigurationIssue',
        detail: 'You must define rules on this stream before connecting.',
      });
    else if (this.open.size >= MOST_CONNECTIONS)
      answer(429, {
        title: 'ConnectionException',
        detail: 'This stream is currently at the maximum allowed connection limit.',
        connection_issue: 'TooManyConnections',
        type: 'https://api.x.com/2/problems/streaming-connection',
      });
    else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('\r\n');
      this.open.add(response);
      response.on('close', () => this.open.delete(response));
      for (const tell of this.waiting.splice(0)) tell();
    }
  }

  private rule(method: string, body: string): [number, unknown] {
    const meta = { sent: this.network.now().toISOString() };
    if (method === 'GET') return [200, { ...(this.rules.length > 0 && { data: this.rules }), meta }];
    const asked = JSON.parse(body) as { add?: { value: string; tag?: string }[]; delete?: { ids: string[] } };
    if (asked.delete !== undefined) {
      const { ids } = asked.delete;
      const kept = this.rules.filter(({ id }) => !ids.includes(id));
      this.rules.splice(0, this.rules.length, ...kept);
      return [200, { meta: { ...meta, summary: { deleted: ids.length, not_deleted: 0 } } }];
    }
    const errors: unknown[] = [];
    for (const rule of asked.add ?? []) {
      const same = this.rules.find(({ value }) => value === rule.value);
      this.ruleCount += 1;
      if (same === undefined) this.rules.push({ ...rule, id: String(this.ruleCount) });
      else
        errors.push({
          value: rule.value,
          id: same.id,
          title: 'DuplicateRule',
          type: 'https://api.x.com/2/problems/duplicate-rules',
        });
    }
    return [201, { data: this.rules, meta, ...(errors.length > 0 && { errors }) }];
  }
}
