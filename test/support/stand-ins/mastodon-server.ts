import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cutPage, LONGEST_PAGE } from './mastodon-paging.js';
import { makeToot, searchToots, showContext, type NewToot } from './mastodon-toots.js';
import { serveMedia } from './mastodon-media.js';
import { PictureShelf } from './pictures.js';
import { MastodonLimits, type RequestLimit } from './mastodon-limits.js';
import { showCredentials, showNotification, showToot, type MastodonAccount, type Toot } from './mastodon-shapes.js';
import { MastodonStreams } from './mastodon-streams.js';
import type { Answer, Received } from './stand-in.js';

const TOKEN = 'token-of-acme';
const ID_SHIFT = 16n;

/** A Mastodon server: its timelines, search, streams, limits and answers, with ids, links and pages as it makes them. */
export class MastodonServer {
  readonly token = TOKEN;
  readonly received: Received[] = [];
  readonly toots: Toot[] = [];
  readonly me: MastodonAccount;
  readonly ann: MastodonAccount;
  /** Answers given instead of the usual ones. */
  readAnswer: Answer | null = null;
  replyAnswer: Answer | null = null;
  now: () => Date = () => new Date();
  /** Statuses are searchable only where the server has the means. */
  hasSearch = true;
  refusesNewTypes = false;
  /** Requests are counted only once this is set. */
  limit: RequestLimit | null = null;
  private readonly notifications: { id: string; type: string; toot: Toot | null; at: Date }[] = [];
  private readonly keys = new Map<string, Toot>();
  private readonly streams = new MastodonStreams();
  private readonly limits = new MastodonLimits();
  private sequence = 0;

  readonly pictures = new PictureShelf();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly host: string,
  ) {
    this.me = { id: '109000000000000001', acct: 'acme', url: `http://${host}/@acme` };
    this.ann = { id: '109000000000000002', acct: 'ann', url: `http://${host}/@ann` };
  }

  static async start(): Promise<MastodonServer> {
    let answer: (request: IncomingMessage, raw: Buffer, response: ServerResponse) => void = () => undefined;
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        answer(request, Buffer.concat(chunks), response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const one = new MastodonServer(server, `127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    answer = (request, raw, response) => {
      one.answer(request, raw, response);
    };
    return one;
  }

  get origin(): string {
    return `http://${this.host}`;
  }

  get listening(): number {
    return this.streams.count;
  }

  publish(toot: NewToot): Toot {
    const at = toot.at ?? this.now();
    this.sequence += 1;
    const id = toot.id ?? String((BigInt(at.getTime()) << ID_SHIFT) | BigInt(this.sequence % 65_536));
    const account = toot.by ?? this.ann;
    const made = makeToot({ ...toot, id, by: account }, at, this.origin);
    this.toots.push(made);
    if (this.mentionsMe(made)) this.notify('mention', made);
    this.tell('update', made);
    return made;
  }

  notify(type: string, toot: Toot | null): void {
    this.sequence += 1;
    const at = toot?.createdAt ?? this.now();
    this.notifications.push({ id: String(1_000_000 + this.sequence), type, toot, at });
    this.tell(`notification:${type}`, toot);
  }

  delete(toot: Toot): void {
    toot.isDeleted = true;
    this.tell('delete', toot);
  }

  edit(toot: Toot, html: string, at: Date): void {
    Object.assign(toot, { html, text: html });
    toot.editedAt = at;
    this.tell('status.update', toot);
  }

  endStreams(how: 'end' | 'break' = 'end'): void {
    this.streams.end(how);
  }

  beat(): void {
    this.streams.beat();
  }

  async stop(): Promise<void> {
    this.endStreams('break');
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, raw: Buffer, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    const body = raw.toString('utf8');
    this.received.push({ method, path: url, headers, body });
    const given =
      method === 'POST' && url === '/api/v1/statuses' ? this.replyAnswer : method === 'GET' ? this.readAnswer : null;
    if (given === 'hang-up') request.socket.destroy();
    else if (given === 'silence') return;
    else if (given !== null) response.writeHead(given.status, given.headers).end(given.body ?? '');
    else this.route(new URL(url, this.origin), method, headers, raw, response);
  }

  private route(
    url: URL,
    method: string,
    headers: IncomingMessage['headers'],
    raw: Buffer,
    response: ServerResponse,
  ): void {
    const body = raw.toString('utf8');
    const limits = this.limits.count(this.limit, this.now());
    const send = (status: number, value: unknown, more: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...limits.headers, ...more });
      response.end(JSON.stringify(value));
    };
    const isMine = headers.authorization === `Bearer ${TOKEN}`;
    if (limits.isOver) send(429, { error: 'Too many requests' });
    else if (url.pathname === '/oauth/token' && method === 'POST') this.giveToken(body, send);
    else if (headers.authorization !== undefined && !isMine) send(401, { error: 'The access token is invalid' });
    else if (
      isMine &&
      serveMedia({ path: url.pathname, method, headers, raw }, this.pictures, send, () => response.socket?.destroy())
    )
      return;
    else if (url.pathname.startsWith('/api/v1/streaming/')) this.streams.open(url, isMine, response, send);
    else if (method === 'POST' && url.pathname === '/api/v1/statuses') this.take(body, headers, isMine, send);
    else if (method === 'GET') this.read(url, isMine, send);
    else send(404, { error: 'Not found' });
  }

  private giveToken(body: string, send: (status: number, value: unknown) => void): void {
    const asked = JSON.parse(body) as Record<string, string>;
    if (asked['code'] !== 'code-1' || asked['client_secret'] !== 'secret-1') send(400, { error: 'invalid_grant' });
    else
      send(200, {
        access_token: TOKEN,
        token_type: 'Bearer',
        scope: 'read:accounts write:statuses',
        created_at: Math.floor(this.now().getTime() / 1_000),
      });
  }

  private read(
    url: URL,
    isMine: boolean,
    send: (status: number, value: unknown, more?: Record<string, string>) => void,
  ) {
    const { pathname, searchParams } = url;
    const tag = /^\/api\/v1\/timelines\/tag\/([^/]+)$/.exec(pathname)?.[1];
    const [, id, context] = /^\/api\/v1\/statuses\/([^/]+)(\/context)?$/.exec(pathname) ?? [];
    const needsToken = ['/api/v1/notifications', '/api/v2/search', '/api/v1/accounts/verify_credentials'];
    if (needsToken.includes(pathname) && !isMine) send(401, { error: 'This method requires an authenticated user' });
    else if (pathname === '/api/v1/accounts/verify_credentials') send(200, showCredentials(this.me));
    else if (pathname === '/api/v1/notifications') this.showNotifications(url, send);
    else if (tag !== undefined) {
      const tags = [decodeURIComponent(tag), ...searchParams.getAll('any[]')]
        .slice(0, 5)
        .map((one) => one.toLowerCase());
      this.showPage(
        url,
        this.visible().filter((toot) => toot.tags.some((one) => tags.includes(one))),
        send,
      );
    } else if (pathname === '/api/v1/timelines/public') this.showPage(url, this.visible(), send);
    else if (pathname === '/api/v2/search')
      send(
        200,
        searchToots(searchParams, this.toots, this.hasSearch ? this.visible() : [], (one) => this.show(one)),
      );
    else if (pathname === '/api/v2/instance')
      send(200, { domain: this.host, version: '4.6.4', configuration: { urls: { streaming: `ws://${this.host}` } } });
    else if (pathname === '/api/v1/statuses')
      send(
        200,
        this.toots
          .filter((toot) => !toot.isDeleted && searchParams.getAll('id[]').includes(toot.id))
          .map((one) => this.show(one)),
      );
    else if (id !== undefined) {
      const toot = this.toots.find((one) => one.id === decodeURIComponent(id) && !one.isDeleted);
      if (toot === undefined) send(404, { error: 'Record not found' });
      else send(200, context === undefined ? this.show(toot) : showContext(toot, this.toots, (one) => this.show(one)));
    } else if (pathname === `/api/v1/accounts/${this.me.id}/statuses`)
      this.showPage(
        url,
        this.toots.filter((toot) => toot.account === this.me && !toot.isDeleted),
        send,
      );
    else send(404, { error: 'Not found' });
  }

  private visible(): Toot[] {
    return this.toots.filter((toot) => toot.visibility === 'public' && !toot.isDeleted);
  }

  private mentionsMe(toot: Toot): boolean {
    return toot.account !== this.me && /(^|\s)@acme\b/.test(toot.text);
  }

  private showPage(
    url: URL,
    toots: readonly Toot[],
    send: (status: number, value: unknown, more?: Record<string, string>) => void,
  ): void {
    const { page, link } = cutPage(url, toots, LONGEST_PAGE);
    send(
      200,
      page.filter((toot) => !toot.isHidden).map((toot) => this.show(toot)),
      link,
    );
  }

  private showNotifications(
    url: URL,
    send: (status: number, value: unknown, more?: Record<string, string>) => void,
  ): void {
    const types = url.searchParams.getAll('types[]');
    if (this.refusesNewTypes && types.some((type) => type !== 'mention')) {
      send(422, { error: 'Unknown type' });
      return;
    }
    const wanted = this.notifications.filter(({ type, toot }) => types.includes(type) && toot?.isDeleted !== true);
    const { page, link } = cutPage(url, wanted, 80);
    const shown = page.map(({ id, type, toot, at }) =>
      showNotification({
        id,
        type,
        at,
        account: toot?.account ?? this.ann,
        status: toot === null ? undefined : this.show(toot),
      }),
    );
    send(200, shown, link);
  }

  private take(
    body: string,
    headers: IncomingMessage['headers'],
    isMine: boolean,
    send: (status: number, value: unknown) => void,
  ): void {
    const asked = JSON.parse(body) as Record<string, string | undefined>;
    const mediaIds = ((JSON.parse(body) as { media_ids?: string[] }).media_ids ?? []).map(String);
    const key = headers['idempotency-key'];
    const known = typeof key === 'string' ? this.keys.get(key) : undefined;
    const inReplyTo = this.toots.find(({ id }) => id === asked['in_reply_to_id']);
    if (!isMine) send(401, { error: 'The access token is invalid' });
    else if (known !== undefined) send(200, this.show(known));
    else if (!this.pictures.show(mediaIds))
      send(422, { error: 'Cannot attach files that have not finished processing' });
    else if ((asked['status'] ?? '') === '') send(422, { error: "Validation failed: Text can't be blank" });
    else if (asked['in_reply_to_id'] !== undefined && inReplyTo === undefined) send(404, { error: 'Record not found' });
    else {
      const toot = this.publish({
        text: asked['status'] ?? '',
        by: this.me,
        visibility: asked['visibility'] ?? 'public',
        language: asked['language'] ?? 'en',
        ...(inReplyTo === undefined ? {} : { inReplyTo }),
      });
      if (typeof key === 'string') this.keys.set(key, toot);
      send(200, this.show(toot));
    }
  }

  private tell(kind: string, toot: Toot | null): void {
    const status = toot === null ? undefined : this.show(toot);
    const { id, at } = this.notifications.at(-1) ?? { id: '0', at: this.now() };
    const [event = '', type] = kind.split(':');
    const data =
      event === 'delete'
        ? (toot?.id ?? '')
        : event === 'notification'
          ? JSON.stringify(showNotification({ id, type: type ?? '', at, account: toot?.account ?? this.ann, status }))
          : JSON.stringify(status);
    this.streams.tell(kind, toot, `event: ${event}\ndata: ${data}\n\n`);
  }

  private show(toot: Toot): Record<string, unknown> {
    return showToot(toot, [this.me, this.ann]);
  }
}
