import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Installation, WEBHOOK_SECRET } from '../support/processes/installation.js';
import { freePort } from '../support/processes/real-process.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { ReplyCallback, type CallbackManner, type DeliveredReply } from '../support/stand-ins/reply-callback.js';
import { WebhookSender } from '../support/stand-ins/webhook-sender.js';
import { findReplyFaults } from './product-faults.js';

jest.setTimeout(240_000);

type Outcome = 'sent' | 'rejected' | 'needs-person';

/** How the network meets a reply, what must be said of it, how often it is asked and how often the reply is seen in public. */
const TABLE: readonly (readonly [CallbackManner, Outcome, requests: number, published: number])[] = [
  ['publish', 'sent', 1, 1],
  ['publish-slowly', 'sent', 1, 1],
  ['error-after-storing', 'needs-person', 1, 1],
  ['conflict-after-storing', 'needs-person', 1, 1],
  ['silence-after-storing', 'needs-person', 1, 1],
  ['reset-after-storing', 'needs-person', 1, 1],
  ['drip-after-storing', 'needs-person', 1, 1],
  ['wait', 'sent', 2, 1],
  ['refuse', 'rejected', 1, 0],
];
const SETTLED_WITHIN_MS = 60_000;
const RETRY_AFTER_MS = 1_000;

const random = seededRandom(faultSeed(20_260_304));
const closers: (() => Promise<void>)[] = [];
let installation: Installation;
let forgetful: ReplyCallback;
let honouring: ReplyCallback;
let closedPort: number;

/** The text names how it is to be met. */
function mannerIn({ text }: DeliveredReply, attempt: number): CallbackManner {
  const manner = TABLE.find(([each]) => text.endsWith(` ${each}`))?.[0] ?? 'publish';
  const isOver = attempt > 1 && (manner === 'wait' || text.startsWith('At first'));
  return isOver ? 'publish' : manner;
}

beforeAll(async () => {
  forgetful = await ReplyCallback.start({ secret: WEBHOOK_SECRET, honoursKey: false, manner: mannerIn });
  closers.push(() => forgetful.stop());
  honouring = await ReplyCallback.start({ secret: WEBHOOK_SECRET, honoursKey: true, manner: mannerIn });
  closers.push(() => honouring.stop());
  closedPort = await freePort();
  const targets = [forgetful.host, honouring.host, `127.0.0.1:${String(closedPort)}`];
  installation = await Installation.start({ random, targets, workers: 1 });
  closers.push(() => installation.stop());
  await installation.addWatch();
});

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

/** One complaint per name in a source that answers through `callbackUrl`; gives the ids of their tasks by name. */
async function complain(
  names: readonly string[],
  settings: Readonly<Record<string, unknown>>,
): Promise<Map<string, string>> {
  const source = await installation.addInbound(settings);
  const url = `${installation.origin}/api/v1/inbound/${source}`;
  const posts = names.map((name) => ({
    id: `${source}-${name}`,
    text: `Acme is a terrible broken scam, says ${name}`,
  }));
  const sender = new WebhookSender(url, WEBHOOK_SECRET, new Date(Date.now() - 7_200_000));
  await sender.deliver({ id: `all-${source}`, posts }, AbortSignal.timeout(30_000));
  const rows = await installation.database.rows<{ id: string; name: string }>(
    `SELECT t.id, m.external_id AS name FROM task t JOIN mention m ON m.id = t.first_mention_id WHERE t.source_id = $1`,
    [source],
  );
  return new Map(rows.map(({ id, name }) => [name.slice(source.length + 1), id]));
}

async function acknowledge(taskId: string | undefined, text: string): Promise<string> {
  const { reply } = await installation.lead.expect(200, `/tasks/${taskId ?? '0'}/acknowledge`, {
    method: 'POST',
    body: { text },
  });
  return reply.id;
}

async function stateOf(replyId: string): Promise<{ state: string; key: string }> {
  const rows = await installation.database.rows<{ state: string; key: string }>(
    'SELECT state, send_key AS key FROM reply WHERE id = $1',
    [replyId],
  );
  return rows[0] ?? { state: 'absent', key: '' };
}

const isSettled = (state: string): boolean => ['sent', 'rejected', 'needs-person'].includes(state);

/** Waits for the fate of replies; the minutes between looks at the network are not waited for. */
function untilSettled(ids: readonly string[]): Promise<boolean> {
  return waitUntil(async () => {
    await installation.passTime();
    await installation.passTimeOfUnknownReplies();
    const states = await Promise.all(ids.map(stateOf));
    return states.every(({ state }) => isSettled(state));
  }, SETTLED_WITHIN_MS);
}

describe('a reply to a network that takes no key', () => {
  it('is posted at most once, however the network answers', async () => {
    const tasks = await complain(
      TABLE.map(([manner]) => manner),
      { callbackUrl: forgetful.url },
    );
    const ids = await Promise.all(TABLE.map(([manner]) => acknowledge(tasks.get(manner), `We heard you: ${manner}`)));
    expect(await untilSettled(ids)).toBe(true);
    const outcomes = await Promise.all(
      TABLE.map(async ([manner], i) => {
        const { state, key } = await stateOf(ids[i] ?? '');
        const requests = forgetful.requests.get(key)?.length ?? 0;
        return [manner, state, requests, forgetful.publishedTimes().get(key) ?? 0];
      }),
    );
    expect(outcomes).toEqual(TABLE);
    expect(await findReplyFaults(installation.database, forgetful)).toEqual([]);
    const waited = [...forgetful.requests.values()].filter((times) => times.length === 2);
    for (const [first = 0, second = 0] of waited) expect(second - first).toBeGreaterThanOrEqual(RETRY_AFTER_MS);
  });

  it('is left to a person when the worker died while posting it', async () => {
    const tasks = await complain(['dying'], { callbackUrl: forgetful.url });
    const before = forgetful.published.length;
    const id = await acknowledge(tasks.get('dying'), 'We heard you: publish-slowly');
    expect(await waitUntil(() => forgetful.published.length > before, 10_000)).toBe(true);
    await installation.workers.killOne(random);
    expect(await untilSettled([id])).toBe(true);
    const { state, key } = await stateOf(id);
    expect(state).toBe('needs-person');
    expect(forgetful.requests.get(key)).toHaveLength(1);
  });

  it('waits where nothing could be reached, and goes out once when it can', async () => {
    const tasks = await complain(['closed'], { callbackUrl: `http://127.0.0.1:${String(closedPort)}/replies` });
    const id = await acknowledge(tasks.get('closed'), 'We heard you: publish');
    expect(await waitUntil(async () => (await stateOf(id)).state === 'queued', 20_000)).toBe(true);
    const late = await ReplyCallback.start({
      secret: WEBHOOK_SECRET,
      honoursKey: false,
      manner: mannerIn,
      port: closedPort,
    });
    closers.push(() => late.stop());
    await installation.database.rows(`UPDATE outbox SET due_at = now() WHERE kind = 'reply.send' AND key = $1`, [id]);
    expect(await untilSettled([id])).toBe(true);
    expect((await stateOf(id)).state).toBe('sent');
    expect(late.published).toHaveLength(1);
  });
});

describe('a reply to a network that honours its key', () => {
  it('is tried again under the same key and published once', async () => {
    const tasks = await complain(['first', 'second'], { callbackUrl: honouring.url, callbackHonoursKey: true });
    const ids = [
      await acknowledge(tasks.get('first'), 'At first error-after-storing'),
      await acknowledge(tasks.get('second'), 'At first reset-after-storing'),
    ];
    expect(await untilSettled(ids)).toBe(true);
    for (const id of ids) {
      const { state, key } = await stateOf(id);
      expect(state).toBe('sent');
      expect(honouring.requests.get(key)).toHaveLength(2);
      expect(honouring.publishedTimes().get(key)).toBe(1);
    }
    expect(honouring.requests.size).toBe(2);
  });
});
