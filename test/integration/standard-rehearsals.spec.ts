import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

let app: HttpTestApp;
let workspaceId: string;
let teamId: string;
let lead: SignedInMember;

beforeAll(async () => {
  app = await HttpTestApp.start({ role: 'api' }, { modules: (env, url) => [AppModule.on(env, url)] });
});
afterAll(() => app.stop());

const sql = <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  app.dataSource.query(text, [...values]);

interface Past {
  readonly hoursAgo: number;
  readonly lang?: string;
  readonly intent?: string;
  /** Minutes after it was opened. */
  readonly claimed?: number;
  readonly replies?: readonly (readonly [kind: 'acknowledge' | 'reply', minutes: number])[];
  readonly wrote?: readonly number[];
  readonly resolved?: number;
  readonly delaySeconds?: number;
}

let made = 0;

/** A task as it stands in the tables when all is over. */
async function past({
  hoursAgo,
  lang = 'fi',
  intent = 'complaint',
  claimed,
  replies = [],
  wrote = [],
  resolved,
  delaySeconds = 5,
}: Past): Promise<void> {
  made += 1;
  const key = `past-${String(made)}`;
  const at = (minutes: number): Date => new Date(Date.now() - hoursAgo * 3_600_000 + minutes * 60_000);
  const posts = await Promise.all(
    [0, ...wrote].map((minutes, i) =>
      sql<{ id: string }>(
        `INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at,
           seen_at, conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence,
           intent_label, content_hash)
         VALUES ($1, 'forum', $2, $2, 0, $3, 'x', $4, $5::timestamptz - make_interval(secs => $6), $5, $3, '{}', '{}', '{}', 'negative',
           -1, 1, $7, 'x') RETURNING id`,
        [workspaceId, `${key}-${String(i)}`, key, lang, at(minutes), delaySeconds, intent],
      ),
    ),
  );
  const firstReply = replies[0]?.[1];
  const [task] = await sql<{ id: string }>(
    `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score, priority_reasons,
       sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id, replyability, state, is_open,
       opened_at, acknowledged_at, closed_at)
     VALUES ($1, 'forum', $2, 0, $3, 1, 0, '[]', 'negative', -1, $4, $2, 'x', $5, $5, '{}', $6, $7, $8, $9, $10) RETURNING id`,
    [
      workspaceId,
      key,
      teamId,
      lang,
      posts[0]?.[0]?.id,
      resolved === undefined ? 'open' : 'resolved',
      resolved === undefined,
      at(0),
      firstReply === undefined ? null : at(firstReply),
      resolved === undefined ? null : at(resolved),
    ],
  );
  for (const [kind, minutes] of replies) {
    await sql(
      `INSERT INTO reply (workspace_id, task_id, source_id, author_id, kind, client_key, send_key, visibility, text, in_reply_to,
         conversation_id, to_handle, state, sent_at)
       VALUES ($1, $2, 0, $3, $4, $5, $5, 'public', 'x', 'x', 'x', 'x', 'sent', $6)`,
      [workspaceId, task?.id, lead.memberId, kind, `${key}-${kind}-${String(minutes)}`, at(minutes)],
    );
  }
  if (claimed !== undefined) {
    await sql(`INSERT INTO task_event (workspace_id, task_id, actor_id, kind, at) VALUES ($1, $2, $3, 'claimed', $4)`, [
      workspaceId,
      task?.id,
      lead.memberId,
      at(claimed),
    ]);
  }
}

const target = (changes: object = {}): object => ({
  id: 'it',
  name: 'It',
  when: {},
  kind: 'acknowledge',
  withinSeconds: 900,
  percent: 80,
  calendarId: null,
  period: 'month',
  ...changes,
});
const rehearse = async (...targets: object[]) => {
  const { status, body } = await app.call('/standards/preview', {
    method: 'POST',
    headers: lead.headers,
    body: { targets },
  });
  expect(status).toBe(200);
  return body;
};

beforeAll(async () => {
  ({ workspaceId, teamId } = await app.createWorkspace());
  lead = await app.signIn(await app.createMember(workspaceId, 'admin'));
  // Twenty Finnish complaints acknowledged in 5 minutes, ten in 40; five Latvian questions that nobody answered.
  for (let i = 0; i < 20; i++)
    await past({ hoursAgo: 48 + i, claimed: 2, replies: [['acknowledge', 5]], resolved: 600 });
  for (let i = 0; i < 10; i++)
    await past({
      hoursAgo: 100 + i,
      claimed: 30,
      replies: [
        ['acknowledge', 40],
        ['reply', 50],
      ],
      wrote: [60],
      resolved: 2_000,
    });
  for (let i = 0; i < 5; i++) await past({ hoursAgo: 200 + i, lang: 'lv', intent: 'question', delaySeconds: 3_000 });
  await past({ hoursAgo: 24 * 40, lang: 'fi' });
});

describe('a rehearsal', () => {
  it.each([
    ['acknowledge', {}, { n: 35, met: 20, missed: 15, percent: 57.1, p50: 300, wouldHold: false }],
    ['acknowledge', { when: { languages: ['fi'] } }, { n: 30, met: 20, p50: 300, p90: 2_400, wouldHold: false }],
    ['acknowledge', { when: { languages: ['fi'] }, percent: 66 }, { n: 30, met: 20, wouldHold: true }],
    ['acknowledge', { when: { intents: ['question'] } }, { n: 5, met: 0, wouldHold: null }],
    ['claim', { when: { languages: ['fi'] } }, { n: 30, met: 20, missed: 10 }],
    ['answer', { when: { languages: ['fi'] }, withinSeconds: 3_600 }, { n: 30, met: 10, missed: 20 }],
    ['resolve', { when: { languages: ['fi'] }, withinSeconds: 86_400 }, { n: 30, met: 20, missed: 10 }],
    ['next-reply', { withinSeconds: 3_600 }, { n: 10, met: 0, missed: 10 }],
  ])('of %s %j comes to %j', async (kind, changes, expected) => {
    const body = await rehearse(target({ kind, ...changes }));
    expect(body).toMatchObject({ days: 30, tasks: 35, isSampled: false });
    expect(body.targets[0]).toMatchObject(expected);
  });

  it('shows misses by hour, and the hours of a calendar', async () => {
    const { targets } = await rehearse(target());
    const hours: number[] = targets[0].missesByHour;
    expect(hours).toHaveLength(168);
    expect(hours.reduce((sum, n) => sum + n, 0)).toBe(15);
    expect(targets[0].zone).toBe('UTC');
    const made = await app.call('/calendars', {
      method: 'POST',
      headers: lead.headers,
      body: { name: 'Riga', zone: 'Europe/Riga', week: 'always' },
    });
    expect(made.status).toBe(201);
    const { targets: again } = await rehearse(target({ calendarId: made.body.id }));
    expect(again[0]).toMatchObject({ met: 20, missed: 15 });
  });

  it('warns of sources that are read too rarely, of late detection and of few tasks', async () => {
    await sql(
      `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled, health_state)
       VALUES ($1, 'feed', 'Slow feed', '{}', 1800, true, 'ok'), ($1, 'feed', 'Quick feed', '{}', 60, true, 'ok'),
         ($1, 'inbound', 'Pushed', '{}', 3600, false, 'ok'), ($1, 'feed', 'Paused', '{}', 3600, true, 'paused')`,
      [workspaceId],
    );
    const warningsOf = async (changes: object): Promise<unknown> =>
      (await rehearse(target(changes))).targets[0].warnings;
    expect(await warningsOf({})).toEqual([
      { code: 'slow-source', values: { source: 'Slow feed', seconds: 1_800 } },
      { code: 'late-detection', values: { seconds: 3_000 } },
    ]);
    expect(await warningsOf({ withinSeconds: 3_600, when: { languages: ['lv'] } })).toEqual([
      { code: 'few-tasks', values: { n: 5 } },
    ]);
    expect(await warningsOf({ when: { networks: ['elsewhere'] } })).toEqual([{ code: 'few-tasks', values: { n: 0 } }]);
  });
});
