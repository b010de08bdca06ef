import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { clientFor, faultOf, until } from '../../test/fixtures/outbound/client-harness.js';
import type { ServedSocket } from '../../test/support/stand-ins/web-socket-server.js';
import { frame, serveWebSocket } from '../../test/support/stand-ins/web-socket-server.js';
import { GuardedClient } from './guarded-client.js';
import type { OutboundSocket } from './outbound.types.js';

const servers: Server[] = [];
const clients: GuardedClient[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close(0)));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function startServer(
  accept: (socket: ServedSocket) => void,
  protocol?: string,
): Promise<{ readonly url: string; readonly target: string }> {
  const server = createServer((_request, response) => response.writeHead(429).end('{"wait":true}'));
  server.on('upgrade', (request, socket) => {
    accept(serveWebSocket(request, socket, protocol));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const target = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { url: `ws://${target}/feed?a=1`, target };
}

function clientOf(server: { readonly target: string }): GuardedClient {
  const client = clientFor([server]);
  clients.push(client);
  return client;
}

async function readAll(socket: OutboundSocket): Promise<(string | Buffer)[]> {
  const read: (string | Buffer)[] = [];
  for await (const message of socket.messages) read.push(message);
  return read;
}

describe('a guarded WebSocket', () => {
  it('carries text and bytes, whole and in pieces, both ways, and ends with the goodbye of the other side', async () => {
    const served: ServedSocket[] = [];
    const server = await startServer((socket) => {
      served.push(socket);
      socket.onText((text) => {
        socket.send(`you said ${text}`);
        socket.send(Buffer.from([1, 2, 3]));
        const long = Buffer.from('ü'.repeat(40_000));
        socket.sendRaw(frame(1, long.subarray(0, 3), false));
        socket.sendRaw(frame(9, Buffer.from('still there?')));
        socket.sendRaw(frame(0, long.subarray(3)));
        socket.close(4004, 'enough');
      });
    }, 'json');
    const socket = await clientOf(server).openWebSocket({
      url: server.url,
      headers: { authorization: 'Bearer t', 'Sec-WebSocket-Key': 'mine', upgrade: 'h2c' },
      protocols: ['json', 'text'],
      idleTimeoutMs: 5_000,
    });
    expect(socket.protocol).toBe('json');
    socket.send('Grüße '.repeat(100));
    const [first, second, third, ...more] = await readAll(socket);
    expect(first).toBe(`you said ${'Grüße '.repeat(100)}`);
    expect(second).toEqual(Buffer.from([1, 2, 3]));
    expect(third).toBe('ü'.repeat(40_000));
    expect(more).toEqual([]);
    expect(socket.goodbye).toEqual({ code: 4004, reason: 'enough' });
    expect(served[0]?.path).toBe('/feed?a=1');
    expect(served[0]?.headers).toMatchObject({
      authorization: 'Bearer t',
      upgrade: 'websocket',
      'user-agent': 'Earshot/test',
    });
  });

  it('says how the other side refused to switch over', async () => {
    const server = await startServer(() => undefined);
    servers[0]?.removeAllListeners('upgrade');
    const error = await faultOf(clientOf(server).openWebSocket({ url: server.url, idleTimeoutMs: 1_000 }));
    expect(error).toMatchObject({ fault: 'bad-response', status: 429 });
    expect(error.message).not.toContain('feed');
  });

  it.each([
    ['a private address', 'ws://127.0.0.1:9/'],
    ['a metadata service', 'ws://169.254.169.254/'],
    ['a name that means this machine', 'wss://localhost/'],
    ['another scheme', 'ftp://example.org/'],
    ['an odd port', 'wss://example.org:6379/'],
  ])('never goes to %s', async (_, url) => {
    const client = clientFor([]);
    expect((await faultOf(client.openWebSocket({ url, idleTimeoutMs: 1_000 }))).fault).toBe('blocked');
  });

  it('judges the address a name has at that moment', async () => {
    const client = clientFor([], { resolve: () => Promise.resolve(['10.0.0.1']) });
    const error = await faultOf(client.openWebSocket({ url: 'wss://example.org/', idleTimeoutMs: 1_000 }));
    expect(error.fault).toBe('blocked');
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const server = await startServer(() => undefined);
    const client = clientOf(server);
    servers[0]?.close();
    expect((await faultOf(client.openWebSocket({ url: server.url, idleTimeoutMs: 1_000 }))).fault).toBe('connect');
  });

  it.each([
    ['a message that is too large', frame(1, Buffer.alloc(2_000)), 'too-large', 1009],
    [
      'pieces that grow too large',
      Buffer.concat([frame(1, Buffer.alloc(900), false), frame(0, Buffer.alloc(900))]),
      'too-large',
      1009,
    ],
    ['text that is not UTF-8', frame(1, Buffer.from([0xff, 0xfe])), 'bad-response', 1007],
    ['a frame with an extension', Buffer.from([0xc1, 0x00]), 'bad-response', 1002],
    ['a masked frame', Buffer.from([0x81, 0x80, 0, 0, 0, 0]), 'bad-response', 1002],
    ['a piece of no message', frame(0, Buffer.from('x')), 'bad-response', 1002],
    ['a long ping', frame(9, Buffer.alloc(126)), 'bad-response', 1002],
  ])('gives up on %s and says why', async (_, bytes, fault, code) => {
    const served: ServedSocket[] = [];
    const server = await startServer((socket) => {
      served.push(socket);
      socket.send('good');
      socket.sendRaw(bytes);
    });
    const socket = await clientOf(server).openWebSocket({
      url: server.url,
      idleTimeoutMs: 5_000,
      maxMessageBytes: 1_000,
    });
    const read: unknown[] = [];
    const error = await faultOf(
      (async () => {
        for await (const message of socket.messages) read.push(message);
      })(),
    );
    expect(error.fault).toBe(fault);
    expect(read).toEqual(['good']);
    await until(() => (served[0]?.goodbyes.length ?? 0) > 0);
    expect(served[0]?.goodbyes).toEqual([code]);
  });

  it('takes a connection that vanished for a reset, after what came before', async () => {
    const server = await startServer((socket) => {
      socket.send('last words');
      setTimeout(() => {
        socket.drop();
      }, 50);
    });
    const socket = await clientOf(server).openWebSocket({ url: server.url, idleTimeoutMs: 5_000 });
    const read: unknown[] = [];
    const error = await faultOf(
      (async () => {
        for await (const message of socket.messages) read.push(message);
      })(),
    );
    expect([error.fault, read]).toEqual(['reset', ['last words']]);
  });

  it('asks a silent side for a sign of life, and gives up when none comes', async () => {
    const served: ServedSocket[] = [];
    const server = await startServer((socket) => served.push(socket));
    const socket = await clientOf(server).openWebSocket({ url: server.url, idleTimeoutMs: 200 });
    const reading = faultOf(readAll(socket));
    await until(() => (served[0]?.pings.length ?? 0) >= 3);
    served[0]?.pause();
    expect((await reading).fault).toBe('timeout');
  });

  it('slows the other side down while nobody reads', async () => {
    const chunk = 'x'.repeat(60_000);
    const served: ServedSocket[] = [];
    const server = await startServer((socket) => {
      served.push(socket);
      for (let i = 0; i < 600; i += 1) socket.send(chunk);
      socket.close(1000);
    });
    const socket = await clientOf(server).openWebSocket({ url: server.url, idleTimeoutMs: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(served[0]?.bytesUnsent ?? 0).toBeGreaterThan(10_000_000);
    expect(await readAll(socket)).toHaveLength(600);
  });

  it('ends with the caller, with a goodbye, and with the client', async () => {
    const served: ServedSocket[] = [];
    const server = await startServer((socket) => {
      served.push(socket);
      socket.send('hello');
    });
    const client = clientOf(server);
    const stop = new AbortController();
    const [left, aborted, kept] = await Promise.all([
      client.openWebSocket({ url: server.url, idleTimeoutMs: 5_000 }),
      client.openWebSocket({ url: server.url, idleTimeoutMs: 5_000, signal: stop.signal }),
      client.openWebSocket({ url: server.url, idleTimeoutMs: 5_000 }),
    ]);
    for await (const message of left.messages) {
      expect(message).toBe('hello');
      break;
    }
    await until(() => served.flatMap(({ goodbyes }) => goodbyes).includes(1000));
    stop.abort();
    expect((await faultOf(readAll(aborted))).fault).toBe('aborted');
    const reading = faultOf(readAll(kept));
    await client.close(0);
    expect((await reading).fault).toBe('aborted');
    expect((await faultOf(client.openWebSocket({ url: server.url, idleTimeoutMs: 1_000 }))).fault).toBe('aborted');
  });
});
