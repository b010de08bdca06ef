import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TextToJudge } from '../../src/analysers/analyser.js';
import type { SecondLook, SecondLookHealth } from '../../src/analysers/second-look.js';
import type { Sentiment } from '../../src/domain/sentiment/sentiment.types.js';
import { CheckInstallationJob } from '../../src/modules/checks/check-installation.job.js';
import { JUDGES } from '../../src/modules/ingest/ingest.service.js';
import type { Judges } from '../../src/modules/ingest/judge-posts.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

/** What an operator's own model might say: nothing of a text with "hopeless", and that all others are negative. */
class StandIn implements SecondLook {
  readonly asked: string[] = [];
  health: SecondLookHealth = { isWorking: true, detail: 'It answers.' };

  reconsider(texts: readonly TextToJudge[]): Promise<readonly (Sentiment | null)[]> {
    this.asked.push(...texts.map(({ text }) => text));
    const negative: Sentiment = { label: 'negative', score: -0.9, confidence: 0.95 };
    return Promise.resolve(texts.map(({ text }) => (text.includes('hopeless') ? null : negative)));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

let scene: Scene;
let source: string;
let engine: StandIn;

const use = (secondLook: SecondLook | undefined): void => {
  Object.assign(scene.http.app.get<Judges>(JUDGES), { secondLook });
};

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
});
afterAll(() => scene.close());
beforeEach(() => {
  engine = new StandIn();
  use(engine);
});

async function labelOf(post: PostBuilder): Promise<string | undefined> {
  const rows = await scene.sql<{ label: string }>(
    'SELECT sentiment_label AS label FROM mention WHERE external_id = $1',
    [post.build().externalId],
  );
  return rows[0]?.label;
}

describe('a second look', () => {
  it('is taken at what is unsure and at what reaches far, and at nothing else', async () => {
    const unsure = aPost().unsure();
    const far = aPost()
      .positive()
      .with({ author: { handle: 'star', followers: 5_000_000 } });
    const near = aPost()
      .positive()
      .with({ author: { handle: 'friend', followers: 12 } });
    await scene.ingest(source, [unsure, near, far, aPost().aboutNothing().with({ author: far.build().author })]);
    expect(engine.asked).toEqual([far, unsure].map((post) => post.build().text));
    expect(await Promise.all([unsure, far, near].map(labelOf))).toEqual(['negative', 'negative', 'positive']);
  });

  it('changes what rests on the sentiment', async () => {
    const near = aPost().positive();
    const far = aPost()
      .positive()
      .with({ author: { handle: 'star', followers: 5_000_000 } });
    expect(await scene.ingest(source, [near, far])).toMatchObject({ stored: 2, tasksOpened: 1 });
    const reasonsOf = async (post: PostBuilder): Promise<unknown> => {
      const [row] = await scene.sql<{ id: string }>('SELECT id FROM mention WHERE external_id = $1', [
        post.build().externalId,
      ]);
      return (await scene.get(`/mentions/${row?.id ?? ''}`)).body.intent.reasons;
    };
    expect(await reasonsOf(near)).toContainEqual({ code: 'positive-sentiment' });
    expect(await reasonsOf(far)).not.toContainEqual({ code: 'positive-sentiment' });
  });

  it('that fails leaves the judgement as it was, and is shown', async () => {
    engine.health = { isWorking: false, detail: 'It fell over.' };
    const post = aPost().unsure();
    const hopeless = post.saying(`${post.build().text} hopeless`);
    expect(await scene.ingest(source, [hopeless])).toMatchObject({ stored: 1, quarantined: 0 });
    expect(await labelOf(hopeless)).toBe('unsure');
    expect(await check()).toMatchObject({ state: 'degraded', detail: 'It fell over.' });
    use(undefined);
    expect(await check()).toBeUndefined();
  });

  it('is not missed where there is none', async () => {
    use(undefined);
    const post = aPost().unsure();
    await scene.ingest(source, [post]);
    expect(await labelOf(post)).toBe('unsure');
  });
});

async function check(): Promise<unknown> {
  await scene.http.app.get(CheckInstallationJob).run();
  const { body } = await scene.get('/status');
  return (body.checks as { name: string }[]).find(({ name }) => name === 'second-look');
}
