import tls from 'node:tls';
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
import { LOOPBACK_CERTIFICATE, listenHttp, listenHttps } from '../../test/fixtures/outbound/loopback-server.js';

jest.setTimeout(20_000);

afterEach(async () => {
  jest.restoreAllMocks();
  await closeServers();
});

describe('TLS', () => {
  async function serveTrusted(respond: Parameters<typeof listenHttps>[0]): Promise<LoopbackServer> {
    const realConnect = tls.connect.bind(tls) as (options: tls.ConnectionOptions) => tls.TLSSocket;
    jest
      .spyOn(tls, 'connect')
      .mockImplementation(((options: tls.ConnectionOptions) =>
        realConnect({ ...options, ca: LOOPBACK_CERTIFICATE })) as typeof tls.connect);
    return serve(listenHttps(respond));
  }

  it('verifies the certificate against the name and sends the request', async () => {
    const server = await serveTrusted((_request, response) => response.end('safe'));
    const named = (host: string): Promise<unknown> => {
      const target = `${host}:${server.port.toString()}`;
      return clientFor([{ target }], { resolve: () => Promise.resolve(['127.0.0.1']) }).request({
        url: `https://${target}/`,
      });
    };
    expect((await clientFor([server]).request({ url: server.origin })).body.toString()).toBe('safe');
    await expect(named('secure.example')).resolves.toMatchObject({ status: 200 });
    expect((await faultOf(named('other.example'))).fault).toBe('connect');
  });

  it('judges the peer before the request is sent', async () => {
    const server = await serveTrusted((_request, response) => response.end('inside'));
    const trusting = tls.connect as (options: tls.ConnectionOptions) => tls.TLSSocket;
    jest.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions) => {
      const { servername } = options;
      return trusting({ host: '127.0.0.1', port: server.port, ...(servername === undefined ? {} : { servername }) });
    }) as typeof tls.connect);
    const client = clientFor([], { resolve: () => Promise.resolve([PUBLIC_ADDRESS]) });
    expect((await faultOf(client.request({ url: 'https://secure.example/' }))).fault).toBe('blocked');
    expect(server.received).toEqual([]);
  });

  it('follows down to http only without credentials', async () => {
    const plain = await serve(listenHttp((_request, response) => response.end('plain')));
    const server = await serveTrusted((_request, response) => {
      redirectTo(response, plain.origin);
    });
    const client = clientFor([plain, server]);
    expect((await client.request({ url: server.origin })).body.toString()).toBe('plain');
    const error = await faultOf(client.request({ url: server.origin, headers: { authorization: 'Bearer x' } }));
    expect(error.fault).toBe('blocked');
    expect(plain.received).toHaveLength(1);
  });
});
