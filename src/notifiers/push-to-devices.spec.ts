import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../test/support/answering-outbound.js';
import { BrowserKeys } from '../../test/support/notifier-stand-ins/web-push.stand-in.js';
import { MOST_PLAIN_BYTES } from './push-encryption.js';
import type { PushDirectory, PushReceiver } from './push-directory.js';
import { pushPayload } from './push-payload.js';
import { pushToReceivers } from './push-to-devices.js';
import { makeVapidKeys } from './push-vapid.js';

const KEYS = makeVapidKeys();
const browser = new BrowserKeys();

const having = (...ids: string[]): PushReceiver => ({
  devices: ids.map((id) => ({
    id,
    endpoint: `https://push.example/${id}`,
    p256dh: browser.p256dh,
    auth: browser.auth,
  })),
});

describe('what is pushed to devices', () => {
  let noted: string[];
  beforeEach(() => {
    noted = [];
  });
  const note = (what: string) => (id: string) => {
    noted.push(`${what} ${id}`);
    return Promise.resolve();
  };
  const directory: PushDirectory = {
    keys: () => Promise.resolve(KEYS),
    contact: null,
    findReceivers: () => Promise.resolve([]),
    recordDelivered: note('delivered'),
    recordProblem: note('problem'),
    recordGone: note('gone'),
  };
  const pushed = (receivers: readonly PushReceiver[], ...answers: CannedAnswer[]) => {
    const { outbound, asked } = answeringOutbound(...answers);
    const done = pushToReceivers({ outbound, now: () => NOW }, directory, receivers, NOTICE, 'k1');
    return { asked, done };
  };
  const payloadOf = (body: unknown): Record<string, unknown> =>
    JSON.parse(browser.read(body as Buffer)) as Record<string, unknown>;

  it('is the payload as recorded, urgent, replaced by what is newer of the same alert', async () => {
    const { asked, done } = pushed([having('a')], { status: 201 });
    await done;
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/web-push/fixtures/payload.json', 'utf8'));
    expect(payloadOf(asked[0]?.body)).toEqual(recorded);
    expect(asked[0]?.headers).toMatchObject({
      ttl: '14400',
      urgency: 'high',
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(noted).toEqual(['delivered a']);
  });

  it('is enough on one of a person’s devices; the others are noted', async () => {
    const { done } = pushed([having('old', 'new')], { status: 410 }, { status: 201 });
    await expect(done).resolves.toBeUndefined();
    expect(noted).toEqual(['gone old', 'delivered new']);
  });

  it.each([404, 410])('ends the subscription at %i, and counts who is not reached', async (status) => {
    const { done } = pushed([having('a'), having()], { status });
    await expect(done).rejects.toMatchObject({
      mayRetry: false,
      message: 'No device that takes notices: 2 of 2 people were not reached.',
    });
    expect(noted).toEqual(['gone a']);
  });

  it('is said in short where the service finds it too long', async () => {
    const { asked, done } = pushed([having('a')], { status: 413 }, { status: 201 });
    await done;
    expect(asked).toHaveLength(2);
    const [long, short] = asked.map(({ body }) => (body as Buffer).length);
    expect(short).toBeLessThan(long ?? 0);
    expect(payloadOf(asked[1]?.body)).toMatchObject({ title: NOTICE.title, tag: NOTICE.tag });
  });

  it('is tried again after the wait that is asked for, and keeps the subscription', async () => {
    const { done } = pushed([having('a')], { status: 429, headers: { 'retry-after': '120' } });
    await expect(done).rejects.toMatchObject({ mayRetry: true, retryAfterSeconds: 120 });
    expect(noted).toEqual(['problem a']);
  });

  it('is not tried again where the service refuses our key', async () => {
    const { done } = pushed([having('a')], { status: 403 });
    await expect(done).rejects.toMatchObject({ mayRetry: false });
    expect(noted).toEqual(['problem a']);
  });

  it('fits however long its parts are', () => {
    const long = 'ผู้คนโกรธ'.repeat(2_000);
    const actions = Array.from({ length: 9 }, () => ({
      title: 'x',
      url: `https://earshot.example/${'y'.repeat(900)}`,
    }));
    const bytes = pushPayload({ ...NOTICE, title: long, text: long, facts: { a: long }, actions }, 'k');
    expect(bytes.length).toBeLessThanOrEqual(MOST_PLAIN_BYTES);
    expect(JSON.parse(bytes.toString())).toMatchObject({ tag: NOTICE.tag, alertId: '17' });
  });
});
