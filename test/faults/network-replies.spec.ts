import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Connector } from '../../src/connectors/connector.js';
import type { NormalisedPost } from '../../src/connectors/post.types.js';
import { SourceTokensService } from '../../src/modules/credentials/source-tokens.service.js';
import { IngestService } from '../../src/modules/ingest/ingest.service.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { FaultyFront } from '../support/faulty-front.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { Scene } from '../support/scene.js';
import type { StandIn } from '../support/stand-ins/stand-in.js';
import { STAND_INS } from '../support/stand-ins/stand-ins.js';

jest.setTimeout(300_000);

const isFull = process.env['EARSHOT_FAULTS'] === 'full';
const REPLIES = isFull ? 150 : 12;
/** Where an answer in doubt cannot be looked for, three in ten end before a person; of few that is a matter of luck. */
const FEWEST_SENT = isFull ? REPLIES / 3 : 1;
const MANNERS = { cut: 0.2, serverError: 0.1, hang: isFull ? 0.005 : 0, slowRead: 60 };
/** Looks after a minute and after five, and one repeat under a key that still counts: ten minutes at most. */
const ROUNDS = 40;
const ROUND_SECONDS = 15;
const ANN = { externalId: 'p1', conversationId: 'c1', authorHandle: 'ann' };

const networks = Object.entries(STAND_INS).filter(([, { repliesOverHttp }]) => repliesOverHttp);
const random = seededRandom(faultSeed(20_261_122));

describe.each(networks)('answers on %s', (kind, entry) => {
  let standIn: StandIn;
  let front: FaultyFront;
  let scene: Scene;
  let taskId: string;
  let asta: SignedInMember;

  beforeAll(async () => {
    standIn = await entry.start();
    const [target = ''] = standIn.targets;
    front = await FaultyFront.start(target, MANNERS, random);
    scene = await Scene.open({ outboundAllow: [front.host, ...standIn.targets] });
    asta = await scene.agent('Asta');
    taskId = await openTask();
  });
  afterAll(async () => {
    await scene.close();
    await front.stop();
    await standIn.stop();
  });

  /** A source behind the front, and a complaint that may be answered through it. */
  async function openTask(): Promise<string> {
    const [target = ''] = standIn.targets;
    const settings = JSON.parse(JSON.stringify(standIn.settings).replaceAll(target, front.host)) as Record<
      string,
      unknown
    >;
    const sourceId = await addSource(settings);
    const { externalId, conversationId, authorHandle, authorId } = {
      authorId: undefined,
      ...(standIn.replyTarget ?? ANN),
    };
    const post: NormalisedPost = {
      externalId,
      conversationId,
      text: 'Acme is a terrible broken scam and I want my money back today',
      author: { handle: authorHandle, ...(authorId === undefined ? {} : { id: authorId }) },
      lang: 'en',
      publishedAt: new Date(),
      addressesUs: true,
    };
    const source = {
      id: sourceId,
      workspaceId: scene.workspaceId,
      connector: kind,
      network: connector().network,
      lease: null,
    };
    const batch = { posts: [post], rejected: [], gaps: [], isComplete: true };
    const known = { sourceId, settings, credentials: standIn.credentials };
    await scene.http.app.get(IngestService).ingest(source, connector(), known, batch);
    const [task] = await scene.sql<{ id: string }>('SELECT id FROM task WHERE workspace_id = $1 AND is_open', [
      scene.workspaceId,
    ]);
    if (task === undefined) throw new Error('The post opened no task.');
    return task.id;
  }

  /** What an administrator types in is typed in; tokens are there as if the network had given them. */
  async function addSource(settings: Record<string, unknown>): Promise<string> {
    const typed = new Set(connector().credentialFields.map(({ name }) => name));
    const given = Object.entries(standIn.credentials);
    const credentials = Object.fromEntries(given.filter(([name]) => typed.has(name)));
    const tokens = Object.fromEntries(given.filter(([name]) => !typed.has(name)));
    const hasTyped = Object.keys(credentials).length > 0;
    const sourceId = await scene.source({
      connector: kind,
      name: kind,
      settings,
      ...(hasTyped ? { credentials } : {}),
    });
    if (Object.keys(tokens).length > 0) {
      const store = scene.http.app.get(SourceTokensService);
      await scene.http.dataSource.transaction((tx) =>
        store.replace(tx, scene.workspaceId, sourceId, { credentials: tokens, expiresAt: null }),
      );
    }
    return sourceId;
  }

  function connector(): Connector {
    const found = scene.http.app.get(ConnectorCatalogue).get(kind);
    if (found === undefined) throw new Error(`There is no ${kind}.`);
    return found;
  }

  function overwrites(): boolean {
    const known = { sourceId: '0', settings: standIn.settings, credentials: {} };
    const target = standIn.replyTarget ?? { ...ANN, visibility: 'public' as const };
    const warnings = connector().measureReply?.(known, target, 'We look into it.').warnings ?? [];
    return warnings.some(({ code }) => code === 'overwrites-previous');
  }

  /** What is due in the next minutes is due now, and what is in doubt has been for so long. */
  const pass = (seconds: number): Promise<unknown> =>
    scene.sql(
      `WITH doubt AS (
         UPDATE reply SET unknown_since = unknown_since - make_interval(secs => $1),
           trying_since = trying_since - make_interval(secs => $1) WHERE trying_since IS NOT NULL)
       UPDATE outbox SET due_at = due_at - make_interval(secs => $1) WHERE kind LIKE 'reply.%' AND state = 'waiting'`,
      [seconds],
    );

  it('are never posted twice, and within ten minutes each is sent or before a person', async () => {
    const texts = Array.from({ length: REPLIES }, (_, i) => `We look into case ${String(i + 1)} and write again.`);
    for (const text of texts) {
      const said = await scene.as(asta, 'POST', `/tasks/${taskId}/reply`, { text });
      expect({ status: said.status, code: said.body.code }).toEqual({ status: 200, code: undefined });
    }
    front.rage();
    await scene.runOutbox();
    for (let round = 0; round < ROUNDS; round += 1) {
      await pass(ROUND_SECONDS);
      await scene.runOutbox();
    }
    const replies = await scene.sql<{ text: string; state: string; problem: string | null }>(
      'SELECT text, state, problem FROM reply WHERE workspace_id = $1',
      [scene.workspaceId],
    );
    expect(replies).toHaveLength(REPLIES);
    const published = standIn.posted?.() ?? [];
    for (const { text, state, problem } of replies) {
      const times = published.filter((posted) => posted.text.includes(text)).length;
      expect({ text, times: times > 1, state, problem }).toEqual({
        text,
        times: false,
        state: expect.stringMatching(/^(sent|needs-person)$/),
        problem: state === 'sent' ? null : expect.any(String),
      });
      if (state === 'sent') expect({ text, times }).toEqual({ text, times: 1 });
    }
    // Where an answer takes the place of the one before, a read shows only the last of so many at once.
    if (!overwrites()) expect(replies.filter(({ state }) => state === 'sent').length).toBeGreaterThan(FEWEST_SENT);
  });
});
