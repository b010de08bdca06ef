import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AlertsService } from '../../src/modules/alerts/alerts.service.js';
import { RunChainsJob } from '../../src/modules/alerts/run-chains.job.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { startVoiceService } from '../support/notifier-stand-ins/twilio.stand-in.js';
import type { NotifierStandIn } from '../support/notifier-stand-ins/notifier-stand-in.js';
import { Scene } from '../support/scene.js';

const OUTSIDE = 'http://earshot.example';

let scene: Scene;
let service: NotifierStandIn;
let anna: SignedInMember;
let serial = 0;

beforeAll(async () => {
  service = await startVoiceService();
  scene = await Scene.open({ outboundAllow: [...service.targets], baseUrl: OUTSIDE });
  anna = await scene.agent('Anna');
  const made = await scene.as(scene.admin, 'POST', '/notifiers', {
    kind: 'voice',
    name: 'Telephone',
    settings: { ...service.settings, language: 'en-GB' },
    credentials: service.credentials,
    alertKinds: ['none'],
  });
  expect(made.status).toBe(201);
  await scene.sql(
    `INSERT INTO member_contact (workspace_id, member_id, kind, address, position, verified_at) VALUES ($1, $2, 'voice', '+358401234567', 0, now())`,
    [scene.workspaceId, anna.memberId],
  );
  const chain = [{ afterSeconds: 0, who: `member:${anna.memberId}`, channels: ['voice'] }];
  const put = await scene.as(scene.admin, 'PUT', '/on-call', { chain, repeats: 0, repeatAfterSeconds: 60 });
  expect(put.status).toBe(200);
});
afterAll(async () => {
  await scene.close();
  await service.stop();
});

/** Raises an alert, lets Anna be called, and gives the alert and the address that the call posts keys to. */
async function call(): Promise<{ readonly id: string; readonly keyPath: string }> {
  const { workspaceId } = scene;
  const key = `spec:${String(++serial)}`;
  const id = await scene.http.app
    .get(DataSource)
    .transaction((tx) =>
      scene.http.app
        .get(AlertsService)
        .open(tx, { workspaceId, kind: 'storm', key, title: 'Acme', text: 'Down.', paging: true }),
    );
  const before = service.arrived.length;
  await scene.http.app.get(RunChainsJob).run();
  await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
  await scene.runOutbox();
  const twiml = service.arrived[before]?.raw ?? '';
  const address = /<Gather [^>]*method="POST" action="([^"]+)"/.exec(twiml)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(address.startsWith(`${OUTSIDE}/api/v1/a/${id}/key?t=`)).toBe(true);
  return { id, keyPath: address.slice(OUTSIDE.length) };
}

async function press(keyPath: string, digits: string, method = 'POST'): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${scene.http.url}${keyPath}`, {
    method,
    ...(method === 'POST'
      ? {
          headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
          body: new URLSearchParams({ CallSid: 'CA1', From: '+15005550006', Digits: digits }).toString(),
        }
      : {}),
  });
  return { status: answer.status, text: await answer.text() };
}

const stateOf = async (id: string): Promise<string> => (await scene.get(`/alerts/${id}`)).body.state as string;

describe('a call', () => {
  it('is acknowledged by pressing 1, once however often it is pressed', async () => {
    const { id, keyPath } = await call();
    expect(await press(keyPath, '5')).toMatchObject({
      status: 200,
      text: expect.stringContaining('Nothing was changed'),
    });
    expect(await stateOf(id)).toBe('open');
    const twice = await Promise.all([press(keyPath, '1'), press(keyPath, '1')]);
    for (const { status, text } of twice) {
      expect([status, text]).toEqual([
        200,
        '<?xml version="1.0" encoding="UTF-8"?><Response><Say language="en-GB">Acknowledged. Goodbye.</Say></Response>',
      ]);
    }
    expect((await scene.get(`/alerts/${id}`)).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: { name: 'Anna' },
    });
    expect(await scene.count('audit_entry', `action = 'alert.acknowledge' AND resource_id = $1`, [id])).toBe(1);
  });

  it('gives away an address that does nothing else', async () => {
    const { id, keyPath } = await call();
    const other = await call();
    expect((await press(keyPath, '1', 'GET')).status).toBe(404);
    const token = new URL(keyPath, OUTSIDE).searchParams.get('t') ?? '';
    expect((await scene.http.call(`/a/${id}?t=${token}`)).status).toBe(401);
    expect((await scene.http.call(`/a/${id}/acknowledge?t=${token}`, { method: 'POST', body: {} })).status).toBe(401);
    expect((await press(keyPath.replace(`/a/${id}/`, `/a/${other.id}/`), '1')).status).toBe(401);
    expect((await press(keyPath.replace('language=en-GB', 'language=xx'), '1')).status).toBe(400);
    expect([await stateOf(id), await stateOf(other.id)]).toEqual(['open', 'open']);
  });

  it('comes too late for what is over', async () => {
    const { id, keyPath } = await call();
    await scene.sql(`UPDATE alert SET state = 'closed', closed_at = now() WHERE id = $1`, [id]);
    expect((await press(keyPath, '1')).text).toContain('can change nothing any more');
    expect(await stateOf(id)).toBe('closed');
  });
});
