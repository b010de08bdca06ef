import net from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  PUBLIC_ADDRESS,
  clientFor,
  closeServers,
  faultOf,
  redirectTo,
  serve,
} from '../../test/fixtures/outbound/client-harness.js';
import type { LoopbackServer } from '../../test/fixtures/outbound/loopback-server.js';
import { listenHttp } from '../../test/fixtures/outbound/loopback-server.js';
import type { OutboundOutcome } from './guarded-client.js';

jest.setTimeout(20_000);

afterEach(async () => {
  jest.restoreAllMocks();
  await closeServers();
});

describe('an ordinary request', () => {
  it('sends method, path, headers and body and hands back the answer', async () => {
    const bodies: string[] = [];
    const server = await serve(
      listenHttp((request, response) => {
        void request.toArray().then((chunks) => {
          bodies.push(Buffer.concat(chunks as Buffer[]).toString());
          response.writeHead(201, { 'X-One': ['a', 'b'], 'content-type': 'text/plain' }).end('done');
        });
      }),
    );
    const outcomes: OutboundOutcome[] = [];
    const client = clientFor([server], { onRequest: (outcome) => outcomes.push(outcome) });
    const response = await client.request({
      method: 'POST',
      url: `${server.origin}/a/b?c=d#e`,
      headers: { Authorization: 'Bearer x', Host: 'elsewhere.example', 'Content-Length': '999' },
      body: 'hello',
    });
    expect(response).toMatchObject({ status: 201, finalUrl: `${server.origin}/a/b?c=d#e` });
    expect(response.headers).toMatchObject({ 'x-one': 'a, b', 'content-type': 'text/plain' });
    expect(response.body.toString()).toBe('done');
    expect(response).not.toHaveProperty('movedPermanentlyTo');
    expect(bodies).toEqual(['hello']);
    const [received] = server.received;
    expect(received).toMatchObject({ method: 'POST', url: '/a/b?c=d' });
    expect(received?.headers).toMatchObject({
      host: server.target,
      authorization: 'Bearer x',
      'user-agent': 'Earshot/test',
      'accept-encoding': 'gzip, deflate, br',
      'content-length': '5',
    });
    expect(outcomes).toEqual(['answered']);
  });

  it.each([
    ['gzip', gzipSync('héllo')],
    ['x-gzip', gzipSync('héllo')],
    ['deflate', deflateSync('héllo')],
    ['deflate', deflateRawSync('héllo')],
    ['br', brotliCompressSync('héllo')],
    ['identity', Buffer.from('héllo')],
  ])('undoes %s', async (encoding, bytes) => {
    const server = await serve(
      listenHttp((_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding, 'content-length': bytes.length }).end(bytes);
      }),
    );
    const response = await clientFor([server]).request({ url: server.origin });
    expect(response.body.toString()).toBe('héllo');
    expect('content-encoding' in response.headers).toBe(encoding === 'identity');
  });

  it('takes an empty body whatever its encoding says, and every status as an answer', async () => {
    const server = await serve(
      listenHttp((request, response) => {
        response.writeHead(request.method === 'HEAD' ? 503 : 304, { 'content-encoding': 'gzip' }).end();
      }),
    );
    const client = clientFor([server]);
    expect(await client.request({ url: server.origin })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(await client.request({ method: 'HEAD', url: server.origin })).toMatchObject({ status: 503 });
  });

  it('ignores the proxies of the environment', async () => {
    const proxy = await serve(listenHttp((_request, response) => response.end('proxy')));
    const server = await serve(listenHttp((_request, response) => response.end('server')));
    const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
    const proxies = Object.fromEntries(names.map((name) => [name, proxy.origin]));
    jest.replaceProperty(process, 'env', { ...process.env, ...proxies });
    const response = await clientFor([server]).request({ url: server.origin });
    expect(response.body.toString()).toBe('server');
    expect(proxy.received).toEqual([]);
  });
});

describe('addresses', () => {
  it('refuses before anything is looked up or connected to', async () => {
    const connect = jest.spyOn(net, 'connect');
    const resolve = jest.fn<(name: string) => Promise<string[]>>();
    const client = clientFor([], { resolve });
    for (const url of [
      'http://2130706433/',
      'http://[::ffff:7f00:1]/',
      'http://localhost/',
      'ftp://a.example/',
      'nonsense',
    ]) {
      expect((await faultOf(client.request({ url }))).fault).toBe('blocked');
    }
    expect(resolve).not.toHaveBeenCalled();
    expect(connect).not.toHaveBeenCalled();
  });

  it.each([
    [['127.0.0.1']],
    [[PUBLIC_ADDRESS, '127.0.0.1']],
    [['10.0.0.1', PUBLIC_ADDRESS]],
    [[PUBLIC_ADDRESS, '::1']],
    [[PUBLIC_ADDRESS, '169.254.169.254']],
    [[PUBLIC_ADDRESS, '2130706433']],
  ])('refuses a name that answers %j without connecting', async (answers) => {
    const connect = jest.spyOn(net, 'connect');
    const client = clientFor([], { resolve: () => Promise.resolve(answers) });
    expect((await faultOf(client.request({ url: 'http://mixed.example/' }))).fault).toBe('blocked');
    expect(connect).not.toHaveBeenCalled();
  });

  it('looks a name up once and connects to what it judged, so a second answer changes nothing', async () => {
    const server = await serve(listenHttp((_request, response) => response.end('inside')));
    const answers = [[PUBLIC_ADDRESS], ['127.0.0.1']];
    const resolve = jest.fn(() => Promise.resolve(answers.shift() ?? []));
    const dialled: unknown[] = [];
    const realConnect = net.connect.bind(net);
    jest.spyOn(net, 'connect').mockImplementation(((options: net.TcpNetConnectOpts) => {
      options.lookup?.(options.host ?? '', { all: true }, (_error, addresses) => dialled.push(addresses));
      options.lookup?.(options.host ?? '', {}, (_error, address) => dialled.push(address));
      // Stands in for a network that leads elsewhere: the peer turns out to be on loopback.
      return realConnect({ host: '127.0.0.1', port: server.port });
    }) as typeof net.connect);

    const error = await faultOf(clientFor([], { resolve }).request({ url: 'http://rebind.example/' }));
    expect(dialled).toEqual([[{ address: PUBLIC_ADDRESS, family: 4 }], PUBLIC_ADDRESS]);
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(error.fault).toBe('blocked');
    expect(server.received).toEqual([]);
  });

  it('lets a listed name be private, but not a metadata service', async () => {
    const server = await serve(listenHttp((_request, response) => response.end('inside')));
    const target = `intranet.local:${server.port.toString()}`;
    const url = `http://${target}/`;
    const inside = clientFor([{ target }], { resolve: () => Promise.resolve(['127.0.0.1']) });
    expect((await inside.request({ url })).body.toString()).toBe('inside');
    const stolen = clientFor([{ target }], { resolve: () => Promise.resolve(['127.0.0.1', '169.254.169.254']) });
    expect((await faultOf(stolen.request({ url }))).fault).toBe('blocked');
  });
});

describe('redirects', () => {
  it('follows them and says where the bytes came from', async () => {
    const server = await serve(
      listenHttp((request, response) => {
        if (request.url === '/a') redirectTo(response, '/b');
        else response.end('there');
      }),
    );
    const response = await clientFor([server]).request({ url: `${server.origin}/a` });
    expect(response).toMatchObject({ status: 200, finalUrl: `${server.origin}/b` });
    expect(response).not.toHaveProperty('movedPermanentlyTo');
  });

  it('refuses a way from a listed target to an unlisted private one', async () => {
    const inner = await serve(listenHttp((_request, response) => response.end('secret')));
    const outer = await serve(
      listenHttp((_request, response) => {
        redirectTo(response, inner.origin);
      }),
    );
    expect((await faultOf(clientFor([outer]).request({ url: outer.origin }))).fault).toBe('blocked');
    expect(inner.received).toEqual([]);
  });

  it('reports the end of a chain of permanent redirects, not of one that turned temporary', async () => {
    const server = await serve(
      listenHttp((request, response) => {
        if (request.url === '/a') redirectTo(response, '/b', 301);
        else if (request.url === '/b') redirectTo(response, '/c', 308);
        else if (request.url === '/c') redirectTo(response, '/d', 302);
        else if (request.url === '/d') redirectTo(response, '/e', 301);
        else response.end();
      }),
    );
    const client = clientFor([server]);
    expect(await client.request({ url: `${server.origin}/a` })).toMatchObject({
      finalUrl: `${server.origin}/e`,
      movedPermanentlyTo: `${server.origin}/c`,
    });
    expect(await client.request({ url: `${server.origin}/c` })).not.toHaveProperty('movedPermanentlyTo');
  });

  it('drops credentials when the origin changes and never gives them back', async () => {
    const second = await serve(
      listenHttp((_request, response) => {
        redirectTo(response, `${first.origin}/end`);
      }),
    );
    const first: LoopbackServer = await serve(
      listenHttp((request, response) => {
        if (request.url === '/start') redirectTo(response, '/same');
        else if (request.url === '/same') redirectTo(response, `${second.origin}/`);
        else response.end();
      }),
    );
    await clientFor([first, second]).request({
      url: `${first.origin}/start`,
      headers: { Authorization: 'Bearer x', Cookie: 'a=b', 'X-Api-Key': 'k', Accept: 'text/html' },
    });
    const [start, same, end] = first.received;
    for (const kept of [start, same]) {
      expect(kept?.headers).toMatchObject({ authorization: 'Bearer x', cookie: 'a=b', 'x-api-key': 'k' });
    }
    for (const dropped of [second.received[0], end]) {
      expect(dropped?.headers).toMatchObject({ accept: 'text/html', 'user-agent': 'Earshot/test' });
      for (const name of ['authorization', 'cookie', 'x-api-key']) expect(dropped?.headers).not.toHaveProperty(name);
    }
  });

  it('stops after five, or at the first when forbidden', async () => {
    const server = await serve(
      listenHttp((request, response) => {
        redirectTo(response, `${request.url ?? ''}x`);
      }),
    );
    const client = clientFor([server]);
    expect((await faultOf(client.request({ url: server.origin }))).fault).toBe('too-many-redirects');
    expect(server.received).toHaveLength(6);
    expect((await faultOf(client.request({ url: server.origin, maxRedirects: 0 }))).fault).toBe('too-many-redirects');
    expect(server.received).toHaveLength(7);
  });

  it('does not send a POST anywhere else', async () => {
    const server = await serve(
      listenHttp((_request, response) => {
        redirectTo(response, '/b', 307);
      }),
    );
    const error = await faultOf(clientFor([server]).request({ method: 'POST', url: server.origin, body: 'x' }));
    expect(error.fault).toBe('bad-response');
    expect(server.received).toHaveLength(1);
  });
});
