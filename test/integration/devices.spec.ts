import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NotifierCatalogue } from '../../src/modules/alerts/notifier-catalogue.service.js';
import { DevicesService } from '../../src/modules/devices/devices.service.js';
import { DeliverOutboxJob } from '../../src/modules/outbox/deliver-outbox.job.js';
import { NOTICE } from '../support/a-notice.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { BrowserKeys, isVapid } from '../support/notifier-stand-ins/web-push.stand-in.js';
import { Scene } from '../support/scene.js';
import { serveLoopback, type Answer, type Loopback } from '../support/stand-ins/stand-in.js';

const SIGNAL = new AbortController().signal;

let scene: Scene;
let service: Loopback;
let answers: Answer[];
let anna: SignedInMember;
const browser = new BrowserKeys();

beforeAll(async () => {
  answers = [];
  service = await serveLoopback(() => answers.shift() ?? { status: 201 });
  scene = await Scene.open({ outboundAllow: [service.host] });
  anna = await scene.agent('Anna');
});
afterAll(async () => {
  await scene.close();
  await service.stop();
});
afterEach(async () => {
  answers = [];
  service.received.length = 0;
  await scene.sql('DELETE FROM push_device');
  await scene.sql('DELETE FROM outbox');
});

const subscription = (at: string, label = `Phone ${at}`) => ({
  endpoint: `${service.origin}/push/${at}`,
  keys: { p256dh: browser.p256dh, auth: browser.auth },
  label,
});

async function addDevice(who: SignedInMember, at: string): Promise<string> {
  const made = await scene.as(who, 'POST', '/me/devices', subscription(at));
  expect(made.status).toBe(201);
  return made.body.id as string;
}
const devicesOf = async (who: SignedInMember) => (await scene.get('/me/devices', who)).body.items;
const pushed = () =>
  service.received.map(({ raw = Buffer.alloc(0), path, headers }) => ({
    path,
    isOurs: isVapid(headers.authorization, service.origin),
    payload: JSON.parse(browser.read(raw)) as { title: string; tag: string; key: string },
  }));
const carryOut = () => scene.http.app.get(DeliverOutboxJob).run({ signal: SIGNAL, workerId: 'spec' });

describe('the key of the installation', () => {
  it('is made once, whoever asks first, and its secret half is sealed', async () => {
    await scene.sql('DELETE FROM push_key');
    const asked = await Promise.all(
      [anna, scene.admin, anna, scene.admin].map((who) => scene.get('/me/devices/key', who)),
    );
    const keys = new Set(asked.map(({ body }) => body.publicKey as string));
    expect(keys.size).toBe(1);
    const [key = ''] = keys;
    expect(Buffer.from(key, 'base64url')).toHaveLength(65);
    const rows = await scene.sql<{ publicKey: string; sealed: string }>(
      'SELECT public_key AS "publicKey", sealed FROM push_key',
    );
    expect(rows).toEqual([{ publicKey: key, sealed: expect.stringMatching(/^v1\./) }]);
  });
});

describe('a device', () => {
  it('is set up, told of a test under our key, and shows when that was', async () => {
    const id = await addDevice(anna, 'a');
    expect(await devicesOf(anna)).toEqual([
      expect.objectContaining({ id, label: 'Phone a', lastDeliveredAt: null, lastProblem: null, goneAt: null }),
    ]);
    const tested = await scene.as(anna, 'POST', `/me/devices/${id}/test`);
    expect(tested).toMatchObject({ status: 200, body: { id, lastDeliveredAt: expect.any(String) } });
    expect(pushed()).toEqual([
      { path: '/push/a', isOurs: true, payload: expect.objectContaining({ tag: `device-test-${id}` }) },
    ]);
  });

  it('is one row however often the same browser is set up, and belongs to who did so last', async () => {
    await addDevice(anna, 'a');
    await addDevice(anna, 'a');
    expect(await devicesOf(anna)).toHaveLength(1);
    await addDevice(scene.admin, 'a');
    expect(await devicesOf(anna)).toEqual([]);
    expect(await devicesOf(scene.admin)).toHaveLength(1);
  });

  it('is nobody else’s business', async () => {
    const id = await addDevice(scene.admin, 'a');
    expect(await devicesOf(anna)).toEqual([]);
    expect((await scene.as(anna, 'POST', `/me/devices/${id}/test`)).status).toBe(404);
    expect((await scene.as(anna, 'DELETE', `/me/devices/${id}`)).status).toBe(404);
    expect((await scene.as(scene.admin, 'DELETE', `/me/devices/${id}`)).status).toBe(204);
    expect(await devicesOf(scene.admin)).toEqual([]);
  });

  it.each([
    ['an address that must not be reached', { endpoint: 'http://169.254.169.254/push' }],
    ['an address that is none', { endpoint: 'push' }],
    ['keys of the wrong length', { keys: { p256dh: 'BCVx', auth: 'BTBZ' } }],
    [
      'a point beside the curve',
      { keys: { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: 'BTBZMqHH6r4Tts7J_aSIgg' } },
    ],
    ['no name', { label: ' ' }],
  ])('is refused with %s', async (_, change) => {
    const made = await scene.as(anna, 'POST', '/me/devices', { ...subscription('a'), ...change });
    expect(made.status).toBe(400);
    expect(await devicesOf(anna)).toEqual([]);
  });

  it('has nine beside it at most', async () => {
    for (let n = 0; n < 10; n += 1) await addDevice(anna, `n${String(n)}`);
    const more = await scene.as(anna, 'POST', '/me/devices', subscription('n10'));
    expect(more).toMatchObject({ status: 400, body: { code: 'too-many-devices' } });
    await addDevice(anna, 'n3');
  });

  it('that its browser has ended is written to no more, and its owner is told on another', async () => {
    const old = await addDevice(anna, 'old');
    await addDevice(anna, 'new');
    answers = [{ status: 410 }];
    const tested = await scene.as(anna, 'POST', `/me/devices/${old}/test`);
    expect(tested).toMatchObject({ status: 409, body: { code: 'not-delivered' } });
    const [gone] = await devicesOf(anna);
    expect(gone).toMatchObject({ id: old, goneAt: expect.any(String), lastProblem: expect.stringContaining('ended') });
    expect(
      await scene.count('push_device', 'id = $1 AND endpoint IS NULL AND p256dh IS NULL AND auth IS NULL', [old]),
    ).toBe(1);
    service.received.length = 0;
    await carryOut();
    expect(pushed()).toEqual([
      {
        path: '/push/new',
        isOurs: true,
        payload: expect.objectContaining({ title: '"Phone old" gets no alerts any more' }),
      },
    ]);
    // Set up once more under its name: what was ended is history.
    await addDevice(anna, 'old');
    expect((await devicesOf(anna)).map((device: { goneAt: string | null }) => device.goneAt)).toEqual([null, null]);
  });

  it('keeps its subscription through a push service that asks to wait', async () => {
    const id = await addDevice(anna, 'a');
    answers = [{ status: 429, headers: { 'retry-after': '60' } }];
    expect((await scene.as(anna, 'POST', `/me/devices/${id}/test`)).status).toBe(409);
    expect(await devicesOf(anna)).toEqual([
      expect.objectContaining({ goneAt: null, lastProblem: 'The push service asks to wait (429).' }),
    ]);
    await scene.http.app.get(DevicesService).send(anna.memberId, NOTICE, 'k1');
    expect(await devicesOf(anna)).toEqual([
      expect.objectContaining({ lastProblem: null, lastDeliveredAt: expect.any(String) }),
    ]);
  });
});

describe('the notifier', () => {
  const emailOf = async (who: SignedInMember): Promise<string> =>
    (await scene.sql<{ email: string }>('SELECT email FROM staff_member WHERE id = $1', [who.memberId]))[0]?.email ??
    '';
  const tell = (to: string, workspaceId = scene.workspaceId) =>
    scene.http.app
      .get(NotifierCatalogue)
      .send({ id: '0', workspaceId, kind: 'web-push', settings: { to }, credentials: null }, NOTICE, 'k1', SIGNAL);

  it('reaches the people that are named, on their devices', async () => {
    await addDevice(anna, 'a');
    await addDevice(scene.admin, 'b');
    await tell(`${(await emailOf(anna)).toUpperCase()}, ${await emailOf(scene.admin)}`);
    expect(
      pushed()
        .map(({ path, payload }) => [path, payload.tag])
        .sort(),
    ).toEqual([
      ['/push/a', NOTICE.tag],
      ['/push/b', NOTICE.tag],
    ]);
  });

  it('counts who has no device, and reaches nobody of another workspace', async () => {
    await addDevice(anna, 'a');
    const email = await emailOf(anna);
    await expect(tell(`${email}, nobody@example.com`)).rejects.toMatchObject({
      mayRetry: false,
      message: 'No device that takes notices: 1 of 2 people were not reached.',
    });
    service.received.length = 0;
    await expect(tell(email, '999999')).rejects.toMatchObject({ mayRetry: false });
    expect(service.received).toEqual([]);
  });

  it('reaches nobody who has left', async () => {
    const former = await scene.agent('Former');
    await addDevice(former, 'f');
    await scene.sql('UPDATE staff_member SET is_active = false WHERE id = $1', [former.memberId]);
    await expect(tell(await emailOf(former))).rejects.toMatchObject({ mayRetry: false });
    expect(service.received).toEqual([]);
  });
});
