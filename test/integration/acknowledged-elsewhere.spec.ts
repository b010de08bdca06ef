import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AlertsService } from '../../src/modules/alerts/alerts.service.js';
import { DeliverOutboxJob } from '../../src/modules/outbox/deliver-outbox.job.js';
import { Scene } from '../support/scene.js';
import { serveLoopback, type Answer, type Loopback } from '../support/stand-ins/stand-in.js';

let scene: Scene;
let pagerDuty: Loopback;
let answers: Answer[];
let serial = 0;

beforeAll(async () => {
  answers = [];
  pagerDuty = await serveLoopback(() => answers.shift() ?? { status: 202 });
  scene = await Scene.open({ outboundAllow: [pagerDuty.host] });
  for (const [kind, settings, credentials] of [
    ['pagerduty', { baseUrl: pagerDuty.origin }, { routingKey: '0123456789abcdef0123456789abcdef' }],
    ['webhook', { url: `${pagerDuty.origin}/hook` }, {}],
  ] as const) {
    const made = await scene.as(scene.admin, 'POST', '/notifiers', { kind, name: kind, settings, credentials });
    expect(made.status).toBe(201);
  }
});
afterAll(async () => {
  await scene.close();
  await pagerDuty.stop();
});
beforeEach(() => {
  pagerDuty.received.length = 0;
});

async function sendAll(): Promise<void> {
  await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
  await scene.http.app.get(DeliverOutboxJob).run({ signal: new AbortController().signal, workerId: 'spec' });
}
const open = (): Promise<string> =>
  scene.http.app.get(DataSource).transaction((tx) =>
    scene.http.app.get(AlertsService).open(tx, {
      workspaceId: scene.workspaceId,
      kind: 'token-revoked',
      key: `elsewhere:${String(++serial)}`,
      title: 'Token',
      text: 'Gone.',
    }),
  );
const events = () =>
  pagerDuty.received
    .filter(({ path }) => path === '/enqueue')
    .map(({ body }) => JSON.parse(body) as { event_action: string; dedup_key: string })
    .map(({ event_action: action, dedup_key: key }) => [action, key]);

it('an alert that somebody takes on here is acknowledged where people are paged by it', async () => {
  const id = await open();
  await sendAll();
  await scene.as(scene.admin, 'POST', `/alerts/${id}/acknowledge`);
  // Busy for a moment: it is told all the same, once.
  answers = [{ status: 429, headers: { 'retry-after': '1' } }];
  await sendAll();
  await sendAll();
  await sendAll();
  expect(events()).toEqual([
    ['trigger', `alert-${id}`],
    ['acknowledge', `alert-${id}`],
    ['acknowledge', `alert-${id}`],
  ]);
  expect(pagerDuty.received.filter(({ path }) => path === '/hook')).toHaveLength(1);
});

it('one that was never told there is not', async () => {
  const id = await open();
  await scene.as(scene.admin, 'POST', `/alerts/${id}/acknowledge`);
  await sendAll();
  expect(events()).toEqual([]);
});

it('a credential that has to be an address is one', async () => {
  const body = { kind: 'slack', name: 'Slack', settings: {}, credentials: { webhookUrl: 'not an address' } };
  const made = await scene.as(scene.admin, 'POST', '/notifiers', body);
  expect(made).toMatchObject({ status: 400, body: { errors: [{ field: 'credentials.webhookUrl' }] } });
});
