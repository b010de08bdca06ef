import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  clientFor,
  closeServers,
  faultOf,
  redirectTo,
  serve,
  until,
} from '../../test/fixtures/outbound/client-harness.js';
import { listenHttp, listenRaw } from '../../test/fixtures/outbound/loopback-server.js';
import type { OutboundStream } from './outbound.types.js';

afterEach(() => closeServers());

async function readAll(stream: OutboundStream, into: string[] = []): Promise<string[]> {
  for await (const chunk of stream.chunks) into.push(chunk.toString('utf8'));
  return into;
}

describe('a guarded stream', () => {
  it('hands on the head at once and the bytes as they come, until the other side ends', async () => {
    let answering: ServerResponse | undefined;
    const server = await serve(
      listenHttp((_request, response) => {
        answering = response;
        response.writeHead(200, { 'x-limit': ['1', '2'] }).flushHeaders();
      }),
    );
    const client = clientFor([server]);
    const stream = await client.stream({
      url: `${server.origin}/live?k=1`,
      method: 'POST',
      body: 'filter',
      headers: { authorization: 'Bearer t', 'accept-encoding': 'zstd' },
      idleTimeoutMs: 5_000,
    });
    expect([stream.status, stream.headers['x-limit']]).toEqual([200, '1, 2']);
    expect(server.received[0]?.headers).toMatchObject({ authorization: 'Bearer t', 'accept-encoding': 'identity' });
    const read: string[] = [];
    const reading = readAll(stream, read);
    answering?.write('one');
    await until(() => read.length === 1);
    answering?.end('two');
    expect((await reading).join('')).toBe('onetwo');
    await until(() => server.openSockets.size === 0);
  });

  it('gives any status as an answer and follows no redirect', async () => {
    const server = await serve(
      listenHttp((_request, response) => {
        redirectTo(response, '/elsewhere', 307);
      }),
    );
    const stream = await clientFor([server]).stream({ url: server.origin, idleTimeoutMs: 1_000 });
    expect([stream.status, stream.headers['location'], await readAll(stream)]).toEqual([307, '/elsewhere', ['moved']]);
    expect(server.received).toHaveLength(1);
  });

  it('gives up when nothing comes, but not while nobody reads', async () => {
    const server = await serve(listenHttp((_request, response) => void response.writeHead(200).write('x')));
    const stream = await clientFor([server]).stream({ url: server.origin, idleTimeoutMs: 100 });
    await new Promise((resolve) => setTimeout(resolve, 250));
    const read: string[] = [];
    expect((await faultOf(readAll(stream, read))).fault).toBe('timeout');
    expect(read).toEqual(['x']);
  });

  it('takes a connection that broke for a reset', async () => {
    const server = await serve(
      listenHttp((_request, response) => {
        response.writeHead(200).write('x');
        setTimeout(() => response.socket?.destroy(), 50);
      }),
    );
    const stream = await clientFor([server]).stream({ url: server.origin, idleTimeoutMs: 5_000 });
    expect((await faultOf(readAll(stream))).fault).toBe('reset');
  });

  it('refuses an encoding it did not ask for', async () => {
    const server = await serve(
      listenHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'))),
    );
    const error = await faultOf(clientFor([server]).stream({ url: server.origin, idleTimeoutMs: 1_000 }));
    expect(error.fault).toBe('bad-response');
  });

  it('goes only where requests may go', async () => {
    const nowhere = { idleTimeoutMs: 1_000 };
    const client = clientFor([], { resolve: () => Promise.resolve(['127.0.0.1']) });
    for (const url of ['http://127.0.0.1:1/', 'http://169.254.169.254/', 'https://example.org/', 'file:///etc/passwd'])
      expect((await faultOf(client.stream({ url, ...nowhere }))).fault).toBe('blocked');
  });

  it('ends with its caller, with close, and with the client, and frees its place', async () => {
    const server = await serve(listenHttp((_request, response) => void response.writeHead(200).write('x')));
    const client = clientFor([server]);
    const stop = new AbortController();
    const open = (signal?: AbortSignal): Promise<OutboundStream> =>
      client.stream({ url: server.origin, idleTimeoutMs: 5_000, ...(signal && { signal }) });
    const streams = await Promise.all(Array.from({ length: 16 }, () => open(stop.signal)));
    expect((await faultOf(open())).fault).toBe('connect');
    expect(
      await client.request({ url: server.origin, maxBytes: 10, timeoutMs: 300 }).catch((error: unknown) => error),
    ).toMatchObject({
      fault: 'timeout',
    });
    const [first, second] = streams;
    if (first === undefined || second === undefined) throw new Error('no streams');
    const reading = readAll(first);
    first.close();
    expect(await reading).toEqual(expect.not.arrayContaining(['y']));
    const another = await open();
    stop.abort();
    expect((await faultOf(readAll(second))).fault).toBe('aborted');
    const last = faultOf(readAll(another));
    await client.close(0);
    expect((await last).fault).toBe('aborted');
    await until(() => server.openSockets.size === 0);
  });
});

describe('a checked connection', () => {
  it('is a plain socket to a judged address, ended by its signal', async () => {
    const server = await serve(listenRaw((socket) => socket.end('220 ready')));
    const client = clientFor([server]);
    const socket = await client.connectChecked('127.0.0.1', server.port, { tls: false });
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('220 ready');
    expect(await client.resolveChecked('127.0.0.1', server.port)).toEqual({ address: '127.0.0.1', family: 4 });
    const stop = new AbortController();
    const silent = await serve(listenRaw(() => undefined));
    const other = clientFor([silent]);
    const kept = await other.connectChecked('127.0.0.1', silent.port, { tls: false, signal: stop.signal });
    stop.abort();
    await until(() => kept.destroyed);
    const closed = await other.connectChecked('127.0.0.1', silent.port, { tls: false });
    await other.close(0);
    expect(closed.destroyed).toBe(true);
  });

  it('is open to mail and AMQP ports of public addresses only', async () => {
    const inward = clientFor([], { resolve: () => Promise.resolve(['192.168.0.1']) });
    const outward = clientFor([], { resolve: () => Promise.resolve(['2606:4700::1111']) });
    expect((await faultOf(inward.resolveChecked('mail.example.org', 993))).fault).toBe('blocked');
    expect((await faultOf(inward.connectChecked('mail.example.org', 993, { tls: true }))).fault).toBe('blocked');
    expect(await outward.resolveChecked('mail.example.org', 993)).toEqual({ address: '2606:4700::1111', family: 6 });
    for (const port of [22, 80, 443, 6379, 70_000])
      expect((await faultOf(outward.resolveChecked('mail.example.org', port))).fault).toBe('blocked');
    for (const host of ['', 'localhost', '127.0.0.1', '::1', 'a/b', 'user@mail.example.org'])
      expect((await faultOf(outward.resolveChecked(host, 993))).fault).toBe('blocked');
  });
});
