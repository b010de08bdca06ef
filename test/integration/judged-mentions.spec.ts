import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JUDGES } from '../../src/modules/ingest/ingest.service.js';
import type { Judges } from '../../src/modules/ingest/judge-posts.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
});
afterAll(() => scene.close());

const idOf = async (post: PostBuilder): Promise<string> => {
  const [row] = await scene.sql<{ id: string }>('SELECT id FROM mention WHERE external_id = $1', [
    post.build().externalId,
  ]);
  if (row === undefined) throw new Error('The post was not stored.');
  return row.id;
};
const stored = async (post: PostBuilder, who?: SignedInMember) => {
  const { status, body } = await scene.get(`/mentions/${await idOf(post)}`, who);
  expect(status).toBe(200);
  return body;
};
const found = async (query: string): Promise<string[]> => {
  const { status, body } = await scene.get(`/mentions?${query}&limit=200`);
  expect(status).toBe(200);
  return (body.items as { externalId: string }[]).map(({ externalId }) => externalId);
};
const HARM = 'Terrible: the Acme kettle exploded and burned my hand, I am furious. I will sue you!';

describe('a judged mention', () => {
  it('says what it wants, how urgent it is, which words are a risk and why', async () => {
    const post = aPost().saying(HARM);
    await scene.ingest(source, [post]);
    const { sentiment, intent, urgency, risks, aspects } = await stored(post);
    expect(sentiment).toMatchObject({ label: 'negative', words: [], secondOpinion: { engine: 'afinn' } });
    expect(sentiment.secondOpinion.words.length).toBeGreaterThan(0);
    expect(intent).toMatchObject({
      label: 'threat',
      reasons: expect.arrayContaining([{ code: 'threat-word', word: expect.any(String) }]),
    });
    expect(urgency.score).toBeGreaterThanOrEqual(0.5);
    expect(urgency.reasons).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'harm', topic: 'safety', weight: expect.any(Number) })]),
    );
    expect(risks.length).toBeGreaterThan(0);
    for (const { word, start, end } of risks) expect(HARM.slice(start, end)).toBe(word);
    expect(aspects).toEqual([]);
  });

  it('counts risks from the start of the text, also where a title was judged with it', async () => {
    const text = 'Acme has told nobody: the kettle exploded';
    const post = aPost().saying(text).with({ title: 'Explosion at Acme, one dead' });
    await scene.ingest(source, [post]);
    const { risks } = await stored(post);
    expect(risks).toContainEqual(expect.objectContaining({ topic: 'death', start: 0, end: 0 }));
    const inText = (risks as { word: string; start: number; end: number }[]).filter(({ end }) => end > 0);
    expect(inText.length).toBeGreaterThan(0);
    for (const { word, start, end } of inText) expect(text.slice(start, end)).toBe(word);
  });

  it('is written the same by one row and by a copy of many', async () => {
    const posts = Array.from({ length: 30 }, () => aPost().saying(HARM));
    await scene.ingest(source, posts);
    const [first] = posts;
    if (first === undefined) throw new Error('no post');
    const alone = aPost().saying(HARM);
    await scene.ingest(source, [alone]);
    const judged = ({ sentiment, intent, urgency, risks }: Record<string, unknown>) => ({
      sentiment,
      intent,
      urgency,
      risks,
    });
    expect(judged(await stored(first))).toEqual(judged(await stored(alone)));
  });

  it('is judged anew when it is edited, and forgets its words when it is deleted', async () => {
    const post = aPost().saying(HARM);
    await scene.ingest(source, [post]);
    await scene.ingest(source, [post.edited('Does Acme open on Sunday?', new Date(Date.UTC(2026, 3, 1)))]);
    expect(await stored(post)).toMatchObject({ intent: { label: 'question' }, risks: [] });
    expect((await stored(post)).urgency.score).toBeLessThan(0.5);
    await scene.ingest(source, [post.edited(HARM, new Date(Date.UTC(2026, 3, 2)))]);
    expect((await stored(post)).risks).not.toEqual([]);
    await scene.ingest(source, [post.deleted()]);
    expect(await stored(post)).toMatchObject({ risks: [], aspects: [], sentiment: { secondOpinion: null } });
  });

  it('that was stored before there were intents has none', async () => {
    const post = aPost();
    await scene.ingest(source, [post]);
    await scene.sql(
      'UPDATE mention SET intent_label = NULL, intent_confidence = NULL, urgency = NULL, judged = NULL WHERE id = $1',
      [await idOf(post)],
    );
    expect(await stored(post)).toMatchObject({
      intent: null,
      urgency: null,
      risks: [],
      aspects: [],
      sentiment: { label: 'negative', secondOpinion: null },
    });
    expect(await found('urgent=false')).toContain(post.build().externalId);
  });

  it('in a language without an engine is unsure, and no second opinion is given', async () => {
    const post = aPost().unsure();
    await scene.ingest(source, [post]);
    expect(await stored(post)).toMatchObject({
      lang: 'et',
      sentiment: { label: 'unsure', score: 0, confidence: 0, secondOpinion: null },
    });
  });
});

describe('what is felt about each of several', () => {
  it('is told apart, and of others’ watches nothing is shown', async () => {
    const pressTeam = await scene.anotherTeam('Press');
    const rival = await scene.watch({ name: 'Zonk', kind: 'competitor', query: 'zonk', team: pressTeam });
    const post = aPost().saying('I love Zonk, wonderful people, but Acme is terrible and lost my parcel');
    await scene.ingest(source, [post]);
    const { aspects } = await stored(post);
    expect(aspects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ watchId: scene.watchId, label: 'negative' }),
        expect.objectContaining({ watchId: rival, label: 'positive' }),
      ]),
    );
    const agent = await scene.agent('Ann');
    const seen = await stored(post, agent);
    expect((seen.aspects as { watchId: string }[]).map(({ watchId }) => watchId)).toEqual([scene.watchId]);
  });
});

describe('the list of mentions', () => {
  const harm = aPost().id('list-harm').saying(HARM);
  const question = aPost().id('list-question').saying('Where is the Acme office, and when does it open?');
  const praise = aPost().id('list-praise').positive();

  beforeAll(async () => {
    await scene.ingest(source, [harm, question, praise]);
  });

  it.each([
    ['intent=threat', ['list-harm'], ['list-question', 'list-praise']],
    ['intent=question', ['list-question'], ['list-harm', 'list-praise']],
    ['risk=safety', ['list-harm'], ['list-question', 'list-praise']],
    ['urgent=true', ['list-harm'], ['list-question', 'list-praise']],
    ['urgent=false', ['list-question', 'list-praise'], ['list-harm']],
    ['risk=safety&intent=threat&urgent=true&sentiment=negative', ['list-harm'], ['list-question']],
  ])('by %s', async (query, some, others) => {
    const ids = await found(query);
    expect(ids).toEqual(expect.arrayContaining(some));
    for (const other of others) expect(ids).not.toContain(other);
  });

  it.each(['intent=rage', 'risk=fire', 'urgent=yes'])('refuses %s', async (query) => {
    expect((await scene.get(`/mentions?${query}`)).status).toBe(400);
  });
});

describe('the languages of a workspace', () => {
  const change = (body: object, who = scene.admin) => scene.as(who, 'PATCH', '/workspace', body);

  it('are shown, and changed by who may change its sources', async () => {
    expect((await scene.get('/workspace')).body).toMatchObject({ id: scene.workspaceId, languages: null });
    const changed = await change({ languages: ['fi', 'en'], defaultLang: 'fi' });
    expect(changed).toMatchObject({ status: 200, body: { languages: ['fi', 'en'], defaultLang: 'fi' } });
    expect((await change({ languages: null })).body).toMatchObject({ languages: null, defaultLang: 'fi' });
    expect((await change({ defaultLang: null })).body).toMatchObject({ defaultLang: null });
    expect((await change({ languages: ['english'] })).status).toBe(400);
    expect((await change({ languages: ['fi'] }, await scene.agent('Bo'))).status).toBe(403);
    expect(await scene.count('audit_entry', `action = 'workspace.update'`)).toBe(3);
  });

  it('decide what a short post is in', async () => {
    const text = 'Acme on ok';
    const langOf = async (languages: string[] | null): Promise<string> => {
      await change({ languages });
      const post = aPost()
        .saying(text)
        .with({ lang: undefined as unknown as string });
      await scene.ingest(source, [post]);
      return (await stored(post)).lang as string;
    };
    expect(await langOf(['fi'])).toBe('fi');
    expect(await langOf(['de'])).not.toBe('fi');
    await change({ languages: null });
  });
});

describe('an engine that breaks', () => {
  it('on one post keeps no other from being judged', async () => {
    const { analysers } = scene.http.app.get<Judges>(JUDGES);
    const afinn = analysers.find(({ name }) => name === 'afinn');
    if (afinn === undefined) throw new Error('No second engine.');
    const analyse = afinn.analyse.bind(afinn);
    afinn.analyse = (texts) => {
      if (texts.some(({ text }) => text.includes('unjudgeable'))) throw new Error('The second engine broke.');
      return analyse(texts);
    };
    try {
      const others = [aPost(), aPost()];
      const counts = await scene.ingest(source, [...others, aPost().saying('Acme is terrible and unjudgeable')]);
      expect(counts).toMatchObject({ stored: 2, quarantined: 1 });
    } finally {
      afinn.analyse = analyse;
    }
  });
});
