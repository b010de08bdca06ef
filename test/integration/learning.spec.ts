import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TrainingService } from '../../src/modules/learning/training.service.js';
import { WorkspaceModels } from '../../src/modules/learning/workspace-models.service.js';
import { aPost } from '../support/a-post.js';
import { insertMention } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let training: TrainingService;
let models: WorkspaceModels;
let made = 0;

beforeAll(async () => {
  scene = await Scene.open();
  training = scene.http.app.get(TrainingService);
  models = scene.http.app.get(WorkspaceModels);
});
afterAll(() => scene.close());

interface Label {
  readonly text: string;
  readonly after: string;
  readonly before: string;
  readonly lang?: string;
}

/** A post of an author of its own, with what the engine had said and a person says. */
async function label(workspaceId: string, { text, before, after, lang = 'en' }: Label): Promise<string> {
  made += 1;
  const id = await insertMention(
    scene.http.dataSource,
    { workspaceId, teamId: scene.teamId },
    { text: `${text} ${String(made)}`, lang, authorHandle: `author-${String(made)}`, sentiment: after },
  );
  await scene.sql(
    `INSERT INTO correction (workspace_id, mention_id, kind, before, after, confidence_before, lang, engine, content_hash,
       team_ids, member_id)
     SELECT $1, id, 'sentiment', $3, $4, 0.7, lang, 'linear', content_hash, team_ids, $5 FROM mention WHERE id = $2`,
    [workspaceId, id, before, after, scene.admin.memberId],
  );
  return id;
}

const ANGRY = ['Acme lost my parcel and nobody answers, this is terrible', 'the Acme app crashes, I hate it'];
const HAPPY = ['I love Acme, wonderful and friendly people', 'great service from Acme today, thank you'];
const CALM = ['Acme opens at nine on Monday', 'the Acme shop is in the harbour street'];
/** What the base takes for anger and this workspace's customers mean as praise. */
const SLANG = ['Acme is so sick, the new board is insane', 'that sick Acme trick was insane'];

async function teachSlang(workspaceId: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await label(workspaceId, { text: SLANG[i % 2] ?? '', before: 'negative', after: 'positive' });
    await label(workspaceId, { text: ANGRY[i % 2] ?? '', before: 'negative', after: 'negative' });
    await label(workspaceId, { text: HAPPY[i % 2] ?? '', before: 'positive', after: 'positive' });
    await label(workspaceId, { text: CALM[i % 2] ?? '', before: 'neutral', after: 'neutral' });
  }
}

const storedVersions = (workspaceId: string): Promise<number> =>
  scene.count('workspace_model', 'workspace_id = $1', [workspaceId]);

describe('learning from labels', () => {
  it('learns nothing from few labels, and says so', async () => {
    const { workspaceId } = await scene.http.createWorkspace();
    await label(workspaceId, { text: SLANG[0] ?? '', before: 'negative', after: 'positive' });
    const report = await training.train(workspaceId, { isDryRun: false });
    expect(report).toMatchObject({ labels: 1, storedVersion: null, versionInForce: null });
    expect(report.trials).toMatchObject([{ lang: 'en', examples: 1, verdict: 'too-few' }]);
    expect(await models.for(workspaceId)).toBeNull();
  });

  it('keeps nothing of labels that are noise', async () => {
    const { workspaceId } = await scene.http.createWorkspace();
    const feelings = ['negative', 'neutral', 'positive'];
    for (let i = 0; i < 120; i++) {
      // Each text gets each label equally often.
      const text = [...ANGRY, ...HAPPY, ...CALM][i % 6] ?? '';
      await label(workspaceId, { text, before: 'negative', after: feelings[Math.floor(i / 6) % 3] ?? '' });
    }
    const report = await training.train(workspaceId, { isDryRun: false });
    expect(report.trials).toMatchObject([{ lang: 'en', examples: 120, verdict: 'no-gain' }]);
    expect(await storedVersions(workspaceId)).toBe(0);
  });

  it('keeps what is certain to be better, and judges the next posts with it', async () => {
    const { workspaceId } = scene;
    await teachSlang(workspaceId);
    const dry = await training.train(workspaceId, { isDryRun: true });
    expect(dry).toMatchObject({ labels: 160, agreed: 120, storedVersion: null, versionInForce: null });
    expect(await storedVersions(workspaceId)).toBe(0);

    const report = await training.train(workspaceId, { isDryRun: false });
    expect(report).toMatchObject({ base: 'sentiment-research', storedVersion: 1, versionInForce: 1 });
    expect(report.trials).toMatchObject([{ lang: 'en', verdict: 'better' }]);
    expect(report.gain).toBeGreaterThan(3);

    const correct = await models.for(workspaceId);
    const said = { label: 'negative', score: -0.8, confidence: 0.9 } as const;
    expect(correct?.('the Acme board is sick and insane', 'en-GB', said)).toMatchObject({ label: 'positive' });
    expect(correct?.('Acme on huono', 'fi', said)).toEqual(said);

    const source = await scene.inboundSource();
    await scene.ingest(source, [
      aPost().id('slang').saying('wow, so sick, this Acme board is insane').with({ lang: 'en' }),
      aPost().id('angry').saying('Acme lost my parcel, this is terrible').with({ lang: 'en' }),
    ]);
    const stored = await scene.sql<{ id: string; label: string }>(
      'SELECT external_id AS id, sentiment_label AS label FROM mention WHERE source_id = $1 ORDER BY 1',
      [source],
    );
    expect(stored).toEqual([
      { id: 'angry', label: 'negative' },
      { id: 'slang', label: 'positive' },
    ]);
  });

  it('counts a new version up, and uses it at once', async () => {
    const before = await models.for(scene.workspaceId);
    expect(await models.for(scene.workspaceId)).toBe(before);
    expect(await training.train(scene.workspaceId, { isDryRun: false })).toMatchObject({ storedVersion: 2 });
    expect(await models.for(scene.workspaceId)).not.toBe(before);
  });

  it('leaves alone what another base model says', async () => {
    const { workspaceId } = await scene.http.createWorkspace();
    await scene.sql(
      `INSERT INTO workspace_model (workspace_id, version, base, languages, card)
       SELECT $2, 1, 'another-model', languages, card FROM workspace_model WHERE workspace_id = $1 AND version = 1`,
      [scene.workspaceId, workspaceId],
    );
    const correct = await models.for(workspaceId);
    const said = { label: 'negative', score: -0.8, confidence: 0.9 } as const;
    expect(correct?.('the Acme board is sick and insane', 'en', said)).toEqual(said);
  });

  it('reads the text that was judged, not the one it was edited into, and what was finished without a word', async () => {
    const { workspaceId, teamId } = await scene.http.createWorkspace();
    const edited = await label(workspaceId, { text: ANGRY[0] ?? '', before: 'positive', after: 'negative' });
    await scene.sql(
      `INSERT INTO mention_version (mention_id, n, workspace_id, text, content_hash, replaced_at)
       SELECT id, 1, workspace_id, text, content_hash, now() FROM mention WHERE id = $1`,
      [edited],
    );
    await scene.sql(`UPDATE mention SET text = 'x', content_hash = 'other', versions = 2 WHERE id = $1`, [edited]);
    const deleted = await label(workspaceId, { text: ANGRY[0] ?? '', before: 'positive', after: 'negative' });
    await scene.sql(`UPDATE mention SET text = '', is_deleted = true WHERE id = $1`, [deleted]);
    for (const state of ['resolved', 'dismissed', 'open']) {
      const id = await insertMention(
        scene.http.dataSource,
        { workspaceId, teamId },
        { text: `I hate it ${state}`, sentiment: 'negative' },
      );
      await scene.sql(
        `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, state, is_open, priority, priority_score,
           priority_reasons, sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id,
           replyability)
         VALUES ($1, 'web', $2, 0, $3, $4, $4 = 'open', 1, 1, '[]', 'negative', -1, 'en', 'a', '', $5, $5, '{}')`,
        [workspaceId, `c-${state}`, teamId, state, id],
      );
    }
    // One spoken label and, of three tasks, the one that was resolved.
    expect(await training.train(workspaceId, { isDryRun: true })).toMatchObject({ labels: 2, agreed: 1 });
  });
});
