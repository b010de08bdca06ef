import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * - open: bytes pass
 * - refusing: every connection is cut and new ones are refused
 * - silent: connections stay, nothing passes any more
 */
export type ProxyMode = 'open' | 'refusing' | 'silent';

interface Link {
  readonly client: Socket;
  readonly server: Socket;
}

const HEADER_BYTES = 5;
const COMMAND_COMPLETE = 'C'.charCodeAt(0);

/** Cuts a stream of the server into whole messages: a type byte, then a length that counts itself. */
class BackendMessages {
  private rest: Buffer = Buffer.alloc(0);

  take(chunk: Buffer): Buffer[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const messages: Buffer[] = [];
    while (this.rest.length >= HEADER_BYTES) {
      const end = 1 + this.rest.readInt32BE(1);
      if (this.rest.length < end) break;
      messages.push(this.rest.subarray(0, end));
      this.rest = this.rest.subarray(end);
    }
    return messages;
  }
}

const isCommitAnswer = (message: Buffer): boolean =>
  message[0] === COMMAND_COMPLETE && message.toString('latin1', HEADER_BYTES, message.length - 1) === 'COMMIT';

/**
 * A TCP proxy in front of PostgreSQL that can lose the answer to COMMIT: the server has committed, the connection is cut
 * before the client is told. It understands the answers of the server just enough for that; clients must not use TLS.
 */
export class PostgresProxy {
  /** Share of COMMIT answers that are lost, 0 to 1. */
  lossOfCommits = 0;
  /** Held back this long in either direction. */
  delayMs = 0;
  lostCommits = 0;
  passedCommits = 0;
  private mode: ProxyMode = 'open';
  private readonly links = new Set<Link>();

  private constructor(
    private readonly listener: Server,
    private readonly target: URL,
    private readonly random: () => number,
  ) {
    listener.on('connection', (client) => {
      this.link(client);
    });
  }

  static async start(targetUrl: string, random: () => number): Promise<PostgresProxy> {
    const listener = createServer({ noDelay: true });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return new PostgresProxy(listener, new URL(targetUrl), random);
  }

  /** The connection string of the server, by way of the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.listener.address() as AddressInfo).port);
    return url.href;
  }

  setMode(mode: ProxyMode): void {
    this.mode = mode;
    if (mode === 'refusing') this.cutAll();
  }

  cutAll(): void {
    for (const link of this.links) this.cut(link);
  }

  async close(): Promise<void> {
    this.cutAll();
    if (!this.listener.listening) return;
    this.listener.close();
    await once(this.listener, 'close');
  }

  private cut(link: Link): void {
    this.links.delete(link);
    link.client.destroy();
    link.server.destroy();
  }

  private link(client: Socket): void {
    client.on('error', () => undefined);
    if (this.mode === 'refusing') {
      client.destroy();
      return;
    }
    const server = connect({ host: this.target.hostname, port: Number(this.target.port), noDelay: true });
    const link = { client, server };
    this.links.add(link);
    server.on('error', () => undefined);
    for (const socket of [client, server]) {
      socket.on('close', () => {
        this.cut(link);
      });
    }
    client.on('data', (chunk: Buffer) => void this.pass(link, server, chunk));
    const messages = new BackendMessages();
    server.on('data', (chunk: Buffer) => {
      for (const message of messages.take(chunk)) {
        if (!this.links.has(link)) return;
        if (isCommitAnswer(message) && this.losesThisOne()) this.cut(link);
        else void this.pass(link, client, message);
      }
    });
  }

  private losesThisOne(): boolean {
    const isLost = this.lossOfCommits > 0 && this.random() < this.lossOfCommits;
    if (isLost) this.lostCommits += 1;
    else this.passedCommits += 1;
    return isLost;
  }

  /** Equal delays keep the order of what passes. */
  private async pass(link: Link, to: Socket, bytes: Buffer): Promise<void> {
    if (this.mode === 'silent') return;
    if (this.delayMs > 0) await sleep(this.delayMs);
    if (this.links.has(link) && to.writable) to.write(bytes);
  }
}
