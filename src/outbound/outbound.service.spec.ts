import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { register } from 'prom-client';
import type { LoopbackServer } from '../../test/fixtures/outbound/loopback-server.js';
import { listenHttp, listenRaw } from '../../test/fixtures/outbound/loopback-server.js';
import { Env } from '../env.js';
import { confine, letOut } from './confinement.js';
import { OutboundModule } from './outbound.module.js';
import { OutboundService } from './outbound.service.js';

let server: LoopbackServer | undefined;

afterEach(async () => {
  await server?.close();
});

const env = { outboundAllow: [] as string[], version: '9.9.9' };

@Global()
@Module({ providers: [{ provide: Env, useValue: env }], exports: [Env] })
class SettingsModule {}

describe('OutboundService', () => {
  it('takes its rules from the settings, counts outcomes and closes at shutdown', async () => {
    server = await listenHttp((_request, response) => response.end('x'));
    env.outboundAllow.push(server.target);

    const app = await Test.createTestingModule({
      imports: [SettingsModule, OutboundModule],
    }).compile();
    const outbound = app.get(OutboundService);

    expect(outbound.judgeUrl(server.origin).ok).toBe(true);
    expect(outbound.judgeUrl('http://127.0.0.1:1/')).toEqual({ ok: false, reason: 'port' });
    expect((await outbound.request({ url: server.origin })).status).toBe(200);
    expect(server.received[0]?.headers['user-agent']).toBe('Earshot/9.9.9');
    await expect(outbound.request({ url: 'http://localhost/' })).rejects.toMatchObject({ fault: 'blocked' });

    const text = await register.getSingleMetricAsString('earshot_outbound_requests_total');
    expect(text).toContain('earshot_outbound_requests_total{outcome="answered"} 1');
    expect(text).toContain('earshot_outbound_requests_total{outcome="blocked"} 1');

    await app.close();
    await expect(outbound.request({ url: server.origin })).rejects.toMatchObject({ fault: 'aborted' });
  });

  it('opens nothing for confined work, whatever that waits for first, except what is let out', async () => {
    let connections = 0;
    server = await listenRaw((socket) => {
      connections += 1;
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    });
    env.outboundAllow.push(server.target);
    const app = await Test.createTestingModule({ imports: [SettingsModule, OutboundModule] }).compile();
    const outbound = app.get(OutboundService);
    const { origin: url } = server;
    const host = new URL(url);
    const idleTimeoutMs = 1_000;
    const later = async (): Promise<unknown> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return outbound.request({ url });
    };
    for (const attempt of [
      later,
      () => outbound.request({ url }),
      () => outbound.stream({ url, idleTimeoutMs }),
      () => outbound.openWebSocket({ url, idleTimeoutMs }),
      () => outbound.resolveChecked(host.hostname, Number(host.port)),
      () => outbound.connectChecked(host.hostname, Number(host.port), { tls: false }),
    ]) {
      await expect(confine(attempt)).rejects.toMatchObject({ fault: 'blocked' });
    }
    expect(connections).toBe(0);
    expect((await confine(() => letOut(() => outbound.request({ url })))).status).toBe(200);
    expect((await outbound.request({ url })).status).toBe(200);
    expect(connections).toBe(2);
    await app.close();
  });
});
