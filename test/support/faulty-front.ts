import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface FrontManners {
  /** Shares of requests, 0..1: cut before or after they were passed on, answered with 503 before or 502 after, never answered. */
  readonly cut: number;
  readonly serverError: number;
  readonly hang: number;
  /** Longest wait of a read, in milliseconds. */
  readonly slowRead: number;
}

/**
 * Stands before a stand-in and spoils what passes: half of the faults strike before the other side has seen the request, half
 * after it has carried it out, when only the answer is lost.
 */
export class FaultyFront {
  private isCalm = true;

  private constructor(
    readonly host: string,
    private readonly close: () => Promise<void>,
  ) {}

  static async start(target: string, manners: FrontManners, random: () => number): Promise<FaultyFront> {
    const server = createServer((incoming, outgoing) => {
      void front.pass(incoming, outgoing, target, manners, random).catch(() => {
        incoming.socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const front = new FaultyFront(host, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return front;
  }

  /** From now on requests are spoilt. */
  rage(): void {
    this.isCalm = false;
  }

  stop(): Promise<void> {
    return this.close();
  }

  private async pass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    target: string,
    manners: FrontManners,
    random: () => number,
  ): Promise<void> {
    const body = await readAll(incoming);
    const fault = this.isCalm ? 'none' : pickFault(manners, random());
    if (!this.isCalm && incoming.method === 'GET') await sleep(random() * manners.slowRead);
    const isBefore = random() < 0.5;
    if (isBefore && fault !== 'none') {
      spoil(fault, incoming, outgoing, 503);
      return;
    }
    const answer = await passOn(incoming, body, target);
    if (fault !== 'none') {
      spoil(fault, incoming, outgoing, 502);
      return;
    }
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

type Fault = 'none' | 'cut' | 'error' | 'hang';

function pickFault({ cut, serverError, hang }: FrontManners, roll: number): Fault {
  if (roll < cut) return 'cut';
  if (roll < cut + serverError) return 'error';
  return roll < cut + serverError + hang ? 'hang' : 'none';
}

function spoil(fault: Fault, incoming: IncomingMessage, outgoing: ServerResponse, status: number): void {
  if (fault === 'cut') incoming.socket.destroy();
  if (fault === 'error') outgoing.writeHead(status).end('overloaded');
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function passOn(incoming: IncomingMessage, body: Buffer, target: string) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const { method, url, headers } = incoming;
    // Signatures and links are made for the address that was asked, so the name stays.
    const [hostname, port] = target.split(':');
    const passed = ask({ hostname, port, method, path: url, headers }, (answer) => {
      readAll(answer).then(
        (content) => {
          resolve({ status: answer.statusCode ?? 500, headers: withoutLength(answer.headers), body: content });
        },
        (error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
    passed.on('error', reject);
    passed.end(body);
  });
}

function withoutLength(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name)),
  );
}
