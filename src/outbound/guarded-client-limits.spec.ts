import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { clientFor, closeServers, faultOf, serve, until } from '../../test/fixtures/outbound/client-harness.js';
import { listenHttp, listenRaw } from '../../test/fixtures/outbound/loopback-server.js';

jest.setTimeout(20_000);

const MEBIBYTE = 1024 * 1024;

afterEach(async () => {
  jest.restoreAllMocks();
  await closeServers();
});

describe('limits', () => {
  it('stops a gzip bomb at the ceiling', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * MEBIBYTE));
    const server = await serve(
      listenHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)),
    );
    const before = process.memoryUsage().arrayBuffers;
    const error = await faultOf(clientFor([server]).request({ url: server.origin }));
    expect(error.fault).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * MEBIBYTE);
  });

  it.each(['announced', 'unannounced'])('cuts off a body of 300 MiB, %s', async (kind) => {
    const totalBytes = 300 * MEBIBYTE;
    let sentBytes = 0;
    let isCut = false;
    const server = await serve(
      listenHttp((_request, response) => {
        if (kind === 'announced') response.setHeader('content-length', totalBytes);
        const chunk = Buffer.alloc(64 * 1024);
        const send = (): void => {
          while (!isCut && sentBytes < totalBytes) {
            sentBytes += chunk.length;
            if (!response.write(chunk)) return;
          }
          response.end();
        };
        response.on('drain', send).on('close', () => {
          isCut = true;
        });
        send();
      }),
    );
    const error = await faultOf(clientFor([server]).request({ url: server.origin }));
    expect(error.fault).toBe('too-large');
    await until(() => isCut && server.openSockets.size === 0);
    expect(sentBytes).toBeLessThan(40 * MEBIBYTE);
  });

  it('takes exactly the ceiling and not one byte more', async () => {
    const server = await serve(
      listenHttp((request, response) => response.end(Buffer.alloc(Number(request.url?.slice(1))))),
    );
    const client = clientFor([server]);
    const response = await client.request({ url: `${server.origin}/1000`, maxBytes: 1000 });
    expect(response.body).toHaveLength(1000);
    expect((await faultOf(client.request({ url: `${server.origin}/1001`, maxBytes: 1000 }))).fault).toBe('too-large');
  });

  it('refuses more than 16 KiB of headers', async () => {
    const server = await serve(
      listenRaw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const flood = (): void => {
          while (!socket.destroyed && socket.write(`x-flood: ${'y'.repeat(1000)}\r\n`));
        };
        socket.on('drain', flood);
        flood();
      }),
    );
    expect((await faultOf(clientFor([server]).request({ url: server.origin }))).fault).toBe('too-large');
    await until(() => server.openSockets.size === 0);
  });

  it('runs two at once per host', async () => {
    const waiting: ServerResponse[] = [];
    const server = await serve(listenHttp((_request, response) => waiting.push(response)));
    const client = clientFor([server]);
    const responses = Array.from({ length: 5 }, () => client.request({ url: server.origin }));
    for (const round of [2, 2, 1]) {
      await until(() => waiting.length >= round);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(waiting).toHaveLength(round);
      for (const response of waiting.splice(0)) response.end();
      // Both places are free again only once both clients have seen their answers.
    }
    await Promise.all(responses);
    expect(server.received).toHaveLength(5);
  });

  it('counts waiting as part of the whole time, with nothing sent', async () => {
    const server = await serve(listenHttp(() => undefined));
    const client = clientFor([server]);
    const giveUp = new AbortController();
    const holding = [1, 2].map(() => faultOf(client.request({ url: server.origin, signal: giveUp.signal })));
    await until(() => server.received.length === 2);
    const error = await faultOf(client.request({ method: 'POST', url: server.origin, timeoutMs: 50 }));
    expect(error.fault).toBe('connect');
    expect(server.received).toHaveLength(2);
    giveUp.abort();
    expect((await Promise.all(holding)).map(({ fault }) => fault)).toEqual(['aborted', 'aborted']);
  });
});
