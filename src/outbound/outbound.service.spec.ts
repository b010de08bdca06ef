import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { register } from 'prom-client';
import type { LoopbackServer } from '../../test/fixtures/outbound/loopback-server.js';
import { listenHttp } from '../../test/fixtures/outbound/loopback-server.js';
import { Env } from '../env.js';
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
});
