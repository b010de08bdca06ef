import type { ServerResponse } from 'node:http';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { clientFor, closeServers, faultOf, serve, until } from '../../test/fixtures/outbound/client-harness.js';
import { findClosedPort, listenHttp, listenHttps, listenRaw } from '../../test/fixtures/outbound/loopback-server.js';

jest.setTimeout(20_000);

afterEach(async () => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  await closeServers();
});

describe('faults before a byte was sent', () => {
  it('is connect when nothing listens', async () => {
    const target = `127.0.0.1:${(await findClosedPort()).toString()}`;
    const error = await faultOf(
      clientFor([{ target }]).request({ method: 'POST', url: `http://${target}/`, body: 'x' }),
    );
    expect(error).toMatchObject({ fault: 'connect', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('is connect when the name has no answer or the lookup fails', async () => {
    const notFound = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const failing = clientFor([], { resolve: () => Promise.reject(notFound) });
    const empty = clientFor([], { resolve: () => Promise.resolve([]) });
    for (const client of [failing, empty]) {
      expect((await faultOf(client.request({ url: 'http://nowhere.example/' }))).fault).toBe('connect');
    }
  });

  it('is connect after five seconds without a connection', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const client = clientFor([], { resolve: () => new Promise(() => undefined) });
    const error = faultOf(client.request({ url: 'http://silent.example/' }));
    await jest.advanceTimersByTimeAsync(4_900);
    await expect(Promise.race([error, Promise.resolve('waiting')])).resolves.toBe('waiting');
    await jest.advanceTimersByTimeAsync(200);
    expect(await error).toMatchObject({ fault: 'connect', message: expect.stringContaining('in time') });
  });

  it.each([
    [
      'answers something else',
      (socket: net.Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad\r\n\r\n')),
    ],
    ['closes', (socket: net.Socket) => socket.once('data', () => socket.end())],
    ['resets', (socket: net.Socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['stays silent', () => undefined],
  ])('is connect when the server %s in the TLS handshake', async (_what, accept) => {
    const server = await serve(listenRaw(accept));
    const url = `https://${server.target}/`;
    const error = await faultOf(clientFor([server]).request({ method: 'POST', url, body: 'x', timeoutMs: 300 }));
    expect(error.fault).toBe('connect');
  });

  it('is connect when the certificate is not trusted', async () => {
    const server = await serve(listenHttps((_request, response) => response.end()));
    const error = await faultOf(clientFor([server]).request({ method: 'POST', url: server.origin, body: 'x' }));
    expect(error).toMatchObject({
      fault: 'connect',
      message: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
    });
    expect(server.received).toEqual([]);
  });

  it('is blocked, not sent, when a header cannot be written', async () => {
    const server = await serve(listenHttp((_request, response) => response.end()));
    const error = await faultOf(
      clientFor([server]).request({ url: server.origin, headers: { 'x-a': 'secret\r\nx-b: 1' } }),
    );
    expect(error.fault).toBe('blocked');
    expect(error.message).not.toContain('secret');
    expect(server.received).toEqual([]);
  });
});

describe('faults after the request may have arrived', () => {
  it('is reset when the server drops the connection', async () => {
    const server = await serve(listenHttp((request) => request.socket.resetAndDestroy()));
    const error = await faultOf(clientFor([server]).request({ method: 'POST', url: server.origin, body: 'x' }));
    expect(error.fault).toBe('reset');
    expect(server.received).toHaveLength(1);
  });

  it.each([
    ['', 'reset'],
    ['HTTP/1.1 200 OK\r\ncontent-', 'reset'],
    ['HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc', 'reset'],
    ['HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\nabc', 'reset'],
    ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab', 'reset'],
    ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n5\r\nab', 'reset'],
    ['HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n', 'reset'],
    ['SSH-2.0-OpenSSH_9.2p1\r\n', 'bad-response'],
    ['HTTP/1.1 200 OK\r\ncontent-encoding: zstd\r\n\r\nsecret', 'bad-response'],
    ['HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\nsecret', 'bad-response'],
    ['HTTP/1.1 200 OK\r\ncontent-encoding: br\r\n\r\nsecret', 'bad-response'],
    ['HTTP/1.1 200 OK\r\ncontent-encoding: deflate\r\n\r\nsecret', 'bad-response'],
    [
      `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n${gzipSync('cut short').subarray(0, 15).toString('latin1')}`,
      'bad-response',
    ],
  ])('on %j followed by the end is %s', async (answer, fault) => {
    const server = await serve(listenRaw((socket) => socket.once('data', () => socket.end(answer, 'latin1'))));
    const error = await faultOf(clientFor([server]).request({ method: 'POST', url: server.origin, body: 'x' }));
    expect(error).toMatchObject({ fault });
    expect(error.message).not.toContain('secret');
  });

  it('is timeout when the server hangs', async () => {
    const server = await serve(listenHttp(() => undefined));
    const error = await faultOf(clientFor([server]).request({ method: 'POST', url: server.origin, timeoutMs: 1000 }));
    expect(error.fault).toBe('timeout');
    await until(() => server.openSockets.size === 0);
  });

  it('is timeout after ten seconds without a first byte', async () => {
    const server = await serve(listenHttp(() => undefined));
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const error = faultOf(clientFor([server]).request({ url: server.origin }));
    await until(() => server.received.length === 1);
    await jest.advanceTimersByTimeAsync(9_900);
    await expect(Promise.race([error, Promise.resolve('waiting')])).resolves.toBe('waiting');
    await jest.advanceTimersByTimeAsync(200);
    expect(await error).toMatchObject({ fault: 'timeout', message: 'No answer in time' });
  });

  it.each(['body', 'headers', 'interim answers'])('is timeout when the %s drip', async (part) => {
    const prefix = part === 'body' ? 'HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n' : 'HTTP/1.1 200 OK\r\nx: ';
    const drop = part === 'interim answers' ? 'HTTP/1.1 103 Early Hints\r\n\r\n' : 'a';
    const server = await serve(
      listenRaw((socket) => {
        if (part !== 'interim answers') socket.write(prefix);
        const drip = setInterval(() => socket.write(drop), 10);
        socket.once('close', () => {
          clearInterval(drip);
        });
      }),
    );
    const error = await faultOf(clientFor([server]).request({ url: server.origin, timeoutMs: 1000 }));
    expect(error.fault).toBe('timeout');
    await until(() => server.openSockets.size === 0);
  });

  it('names the origin only', async () => {
    const server = await serve(listenHttp((request) => request.socket.destroy()));
    const url = `${server.origin}/hooks/path-secret?token=query-secret`;
    const error = await faultOf(
      clientFor([server]).request({ url, headers: { authorization: 'Bearer header-secret' } }),
    );
    expect(error.message).toContain(server.origin);
    expect(`${error.message}${JSON.stringify(error)}${String(error.cause)}`).not.toContain('secret');
  });
});

describe('giving up', () => {
  it('is aborted before, while connecting and while waiting for the answer', async () => {
    const server = await serve(listenHttp(() => undefined));
    const before = clientFor([server]).request({ url: server.origin, signal: AbortSignal.abort() });
    expect((await faultOf(before)).fault).toBe('aborted');
    expect(server.received).toEqual([]);

    const connecting = new AbortController();
    const lookingUp = clientFor([], { resolve: () => new Promise(() => undefined) });
    const whileConnecting = faultOf(lookingUp.request({ url: 'http://a.example/', signal: connecting.signal }));
    connecting.abort();
    expect((await whileConnecting).fault).toBe('aborted');

    const waiting = new AbortController();
    const whileWaiting = faultOf(clientFor([server]).request({ url: server.origin, signal: waiting.signal }));
    await until(() => server.received.length === 1);
    waiting.abort();
    expect((await whileWaiting).fault).toBe('aborted');
    await until(() => server.openSockets.size === 0);
  });

  it('ends what runs after the grace at closing and takes nothing new', async () => {
    const answers: ServerResponse[] = [];
    const server = await serve(listenHttp((_request, response) => answers.push(response)));
    const client = clientFor([server]);
    const quick = client.request({ url: `${server.origin}/quick` });
    await until(() => answers.length === 1);
    const stuck = faultOf(client.request({ url: `${server.origin}/stuck` }));
    await until(() => answers.length === 2);
    const closed = client.close(1000);
    answers[0]?.end('made it');
    expect((await quick).body.toString()).toBe('made it');
    expect((await stuck).fault).toBe('aborted');
    await closed;
    expect((await faultOf(client.request({ url: server.origin }))).fault).toBe('aborted');
    expect(server.received).toHaveLength(2);
  });

  it('leaves no socket open after an answer', async () => {
    const server = await serve(listenHttp((_request, response) => response.end('x')));
    const client = clientFor([server]);
    for (let count = 0; count < 5; count += 1) await client.request({ url: server.origin });
    await until(() => server.openSockets.size === 0);
    expect(server.received.map(({ headers }) => headers.connection)).toEqual(Array(5).fill('close'));
  });
});
