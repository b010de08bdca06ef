import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Installation, WEBHOOK_SECRET } from '../support/processes/installation.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { WebhookSender, type SentPost, type WebhookDelivery } from '../support/stand-ins/webhook-sender.js';
import { serveLoopback, type Loopback } from '../support/stand-ins/stand-in.js';

jest.setTimeout(600_000);

const isFull = process.env['EARSHOT_FAULTS'] === 'full';
const POSTS = isFull ? 20_000 : 2_000;
const ESCALATIONS = 300;
const A_DELIVERY = 100;
const OUTAGE_MS = 3_600_000;
/** What a brand with twelve posts an hour has behind it. */
const DAYS_OF_PAST = 6;
const PER_HOUR = 12;
const CAUGHT_UP_WITHIN_MS = isFull ? 480_000 : 120_000;

const seed = faultSeed(20_261_123);
const random = seededRandom(seed);
let receiver: Loopback;
let installation: Installation;

beforeAll(async () => {
  receiver = await serveLoopback(() => ({ status: 204 }));
  installation = await Installation.start({ random, targets: [receiver.host], workers: 2 });
});

afterAll(async () => {
  await installation.stop();
  await receiver.stop();
});

const count = async (from: string): Promise<number> => {
  const [row] = await installation.database.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return row?.n ?? -1;
};

async function addNotifier(name: string, alertKinds: readonly string[]): Promise<string> {
  const settings = { url: `${receiver.origin}/${name}` };
  const body = { kind: 'webhook', name, settings, alertKinds };
  return String((await installation.admin.expect(201, '/notifiers', { method: 'POST', body })).id);
}

/** Posts that were heard at their time, evenly, as long as the installation has been listening. */
async function livePast(source: string): Promise<void> {
  const { database } = installation;
  for (const table of ['watch', 'source'])
    await database.rows(`UPDATE ${table} SET created_at = now() - make_interval(days => $1)`, [DAYS_OF_PAST]);
  await database.rows('UPDATE source_state SET from_at = now() - make_interval(days => $1)', [DAYS_OF_PAST]);
  await database.rows('UPDATE listening_span SET from_at = now() - make_interval(days => $1)', [DAYS_OF_PAST]);
  await database.rows(
    `WITH post AS (
       INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at, seen_at,
         conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
       SELECT w.workspace_id, 'inbound', key, key, $1::bigint, 'author' || n % 97, 'Acme in the past ' || n, 'en', at, at, key,
         ARRAY[w.id], '{}', ARRAY[w.team_id], 'neutral', 0, 0.5, md5(key)
       FROM watch w, LATERAL (SELECT n, 'past-' || n AS key, now() - interval '90 minutes' - make_interval(secs => n * 3600.0 / $3::int) AS at
         FROM generate_series(1, $2::int * 24 * $3::int - 1) n) p RETURNING workspace_id, watch_ids[1] AS watch_id, id, published_at),
     found AS (INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id)
       SELECT workspace_id, watch_id, published_at, id FROM post)
     INSERT INTO volume_bucket (workspace_id, watch_id, bucket_at, mentions, negatives)
     SELECT workspace_id, watch_id, date_bin('5 minutes', published_at, 'epoch'), count(*), 0 FROM post GROUP BY 1, 2, 3`,
    [source, DAYS_OF_PAST, PER_HOUR],
  );
}

const inDeliveries = (posts: readonly SentPost[], name: string): WebhookDelivery[] =>
  Array.from({ length: Math.ceil(posts.length / A_DELIVERY) }, (_, i) => ({
    id: `${name}-${String(i)}`,
    posts: posts.slice(i * A_DELIVERY, (i + 1) * A_DELIVERY),
  }));

/** What was posted in the hour: one in ten complains. */
const heldUp = (now: number): SentPost[] =>
  Array.from({ length: POSTS }, (_, i) => ({
    id: `held-up-${String(i)}`,
    conversationId: `held-up-${String(i)}`,
    text:
      i % 10 === 0
        ? `Acme is a terrible broken scam ${String(i)}`
        : `Acme opened an office on the second floor, says ${String(i)}`,
    publishedAt: new Date(now - OUTAGE_MS + (i / POSTS) * (OUTAGE_MS - 1_000)).toISOString(),
  }));

describe('after an hour in which nothing of it ran', () => {
  it('there is one page per open alert and one digest, no post is lost, and no surge is seen in what comes late', async () => {
    const { admin, database, workers, api } = installation;
    expect(await waitUntil(async () => (await count('listening_span')) > 0, 30_000)).toBe(true);
    await workers.stop();
    await installation.addWatch();
    const source = await installation.addInbound();
    await livePast(source);
    const url = `${installation.origin}/api/v1/inbound/${source}`;
    const sender = new WebhookSender(url, WEBHOOK_SECRET, new Date(Date.now() - 2 * OUTAGE_MS));
    const send = (deliveries: readonly WebhookDelivery[]): Promise<void> =>
      sender.deliverAll(deliveries, {
        overMs: 0,
        lanes: 4,
        replays: 0.05,
        random,
        signal: AbortSignal.timeout(400_000),
      });

    const asked = Array.from({ length: ESCALATIONS }, (_, i) => ({
      id: `asked-${String(i)}`,
      conversationId: `asked-${String(i)}`,
      text: `Acme is a terrible broken scam, asked ${String(i)}`,
    }));
    await send(inDeliveries(asked, 'asked'));
    const pager = await addNotifier('page', ['none']);
    await addNotifier('digest', ['escalation']);
    await admin.expect(200, '/on-call', {
      method: 'PUT',
      body: { chain: [{ afterSeconds: 0, who: `notifier:${pager}` }], repeats: 0, repeatAfterSeconds: 3_600 },
    });
    const { memberId } = (
      await database.rows<{ memberId: string }>(`SELECT id AS "memberId" FROM staff_member WHERE role = 'pr-lead'`)
    )[0] ?? { memberId: '' };
    const chain = await admin.expect(201, '/escalation-chains', {
      method: 'POST',
      body: { name: 'Up', startsOn: 'hand', steps: [{ afterSeconds: 60, memberId }] },
    });
    await database.rows('UPDATE task SET priority = 1 WHERE is_open');
    await database.rows(
      `INSERT INTO escalation_run (workspace_id, task_id, chain_id, chain_version, steps, next_due_at, started_at)
       SELECT t.workspace_id, t.id, c.id, c.version, c.steps, now() - interval '59 minutes', now() - interval '1 hour'
       FROM task t JOIN escalation_chain c ON c.id = $1 WHERE t.is_open`,
      [chain.id],
    );
    await database.rows(`UPDATE listening_span SET until_at = now() - interval '1 hour'`);
    await api.killOne(random);
    await Promise.all([workers.resume(), send(inDeliveries(heldUp(Date.now()), 'held-up'))]);

    const isCaughtUp = async (): Promise<boolean> =>
      (await count(`mention WHERE external_id LIKE 'held-up-%'`)) === POSTS &&
      (await count(`outbox WHERE state = 'waiting'`)) === 0 &&
      (await count(`escalation_run WHERE state = 'running'`)) === 0 &&
      (await count(`alert_page WHERE state = 'sent'`)) >= ESCALATIONS &&
      (await count(`spike_watch WHERE looked_at IS NOT NULL AND problem IS NULL`)) === 1;
    const startedMs = performance.now();
    expect(await waitUntil(isCaughtUp, CAUGHT_UP_WITHIN_MS)).toBe(true);
    if (process.env['EARSHOT_FAULTS_VERBOSE'] !== undefined)
      console.log(JSON.stringify({ seed, posts: POSTS, caughtUpMs: Math.round(performance.now() - startedMs) }));

    // Whatever is late has come; what is looked at once more raises nothing either.
    await database.rows('UPDATE spike_watch SET looked_sum = -1');
    expect(await waitUntil(async () => (await count('spike_watch WHERE looked_sum >= 0')) === 1, 30_000)).toBe(true);
    expect(await count(`alert WHERE kind = 'escalation' AND state = 'open'`)).toBe(ESCALATIONS);
    const asksFor = (name: string) => receiver.received.filter(({ path }) => path === `/${name}`);
    // The auditor may have told meanwhile that escalations were overdue: that is an alert of its own, with one page too.
    const pages = asksFor('page').map(({ body }) => (JSON.parse(body) as { alertId: string }).alertId);
    expect(new Set(pages).size).toBe(pages.length);
    const escalated = await database.rows<{ id: string }>(`SELECT id FROM alert WHERE kind = 'escalation'`);
    expect(escalated.filter(({ id }) => pages.includes(id))).toHaveLength(ESCALATIONS);
    const paged = await database.rows<{ n: number }>(
      `SELECT count(DISTINCT p.alert_id)::int AS n FROM alert_page p JOIN alert a ON a.id = p.alert_id
       WHERE p.state = 'sent' AND a.kind = 'escalation'`,
    );
    expect(paged).toEqual([{ n: ESCALATIONS }]);
    const digests = asksFor('digest').map(({ body }) => (JSON.parse(body) as { title: string }).title);
    expect(digests).toEqual([`${String(ESCALATIONS)} alerts`]);
    expect(await database.rows(`SELECT kind, title FROM alert WHERE kind = 'incident'`)).toEqual([]);
    expect(await database.rows('SELECT subject, reason FROM alert_rule_firing')).toEqual([]);
    // Everything was stored once and counted where it was posted, and every complaint has its task.
    expect(await count(`(SELECT DISTINCT external_key FROM mention WHERE external_id LIKE 'held-up-%') m`)).toBe(POSTS);
    const complaints = `mention m WHERE m.external_id LIKE 'held-up-%' AND m.text LIKE '%scam%'`;
    expect(await count(complaints)).toBe(POSTS / 10);
    expect(
      await count(
        `${complaints} AND NOT EXISTS (SELECT FROM task t WHERE t.conversation_key = m.conversation_key AND t.is_open)`,
      ),
    ).toBe(0);
    expect(sender.refusals).toEqual([]);
    expect([...workers.deaths, ...api.deaths]).toEqual([]);
  });
});
