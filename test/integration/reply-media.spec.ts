import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { DropReplyMediaJob } from '../../src/modules/replies/drop-reply-media.job.js';
import { startMastodonStandIn } from '../support/stand-ins/mastodon.stand-in.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';
import { jpegHead, TINY_GIF, TINY_PNG } from '../support/tiny-images.js';

let standIn: Awaited<ReturnType<typeof startMastodonStandIn>>;
let scene: Scene;
let asta: SignedInMember;
let bo: SignedInMember;
let tasks: string[];

beforeAll(async () => {
  standIn = await startMastodonStandIn();
  scene = await Scene.open({ outboundAllow: [...standIn.targets] });
  asta = await scene.agent('Asta');
  bo = await scene.agent('Bo');
  const { settings, credentials } = standIn;
  for (const text of [
    '#acme the lift is stuck',
    'Where did my parcel go? #acme',
    '#acme login shows a white page',
    'Invoice twice #acme',
  ])
    standIn.server.publish({ text, at: new Date() });
  await scene.source({ connector: 'mastodon', name: randomUUID(), settings, credentials });
  await scene.http.app.get(ReadSourcesJob).run({ signal: new AbortController().signal, workerId: 'spec' });
  const rows = await scene.sql<{ id: string }>(`SELECT id FROM task WHERE is_open ORDER BY id`);
  tasks = rows.map(({ id }) => id);
});
afterAll(async () => {
  await scene.close();
  await standIn.stop();
});
beforeEach(() => scene.sql('DELETE FROM reply_media WHERE reply_id IS NULL'));

const upload = (content: Buffer = TINY_PNG, altText = 'A receipt', who = asta) =>
  scene.as(who, 'POST', '/reply-media', { content: content.toString('base64'), altText });
const uploaded = async (content?: Buffer, altText?: string): Promise<string> => {
  const made = await upload(content, altText);
  expect(made.status).toBe(201);
  return made.body.id as string;
};
const answer = (task: string, body: object, who = asta) => scene.as(who, 'POST', `/tasks/${task}/reply`, body);
const nextTask = (): string => {
  const task = tasks.shift();
  if (task === undefined) throw new Error('No task is left.');
  return task;
};
const settle = async (): Promise<void> => {
  for (let round = 0; round < 8; round += 1) {
    await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting' AND kind = 'reply.send'`);
    await scene.runOutbox();
  }
};
const fetchPicture = (id: string, who = asta) =>
  fetch(`${scene.http.url}/api/v1/reply-media/${id}`, { headers: who.headers });

describe('a picture for an answer', () => {
  it('is what its bytes say, and shown to nobody else before it is sent', async () => {
    const made = await upload(jpegHead(640, 480), '  The counter\u0000 on Monday ');
    expect(made).toMatchObject({
      status: 201,
      body: { mediaType: 'image/jpeg', width: 640, height: 480, altText: expect.stringContaining('The counter') },
    });
    const id = String(made.body.id);
    const seen = await fetchPicture(id);
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    expect(seen.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(jpegHead(640, 480));
    expect((await fetchPicture(id, bo)).status).toBe(404);
    expect((await scene.as(bo, 'DELETE', `/reply-media/${id}`)).status).toBe(404);
    expect((await scene.as(asta, 'DELETE', `/reply-media/${id}`)).status).toBe(204);
    expect((await fetchPicture(id)).status).toBe(404);
  });

  it('is refused where it is none, without a description, too large, and beyond twenty', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(await upload(svg)).toMatchObject({ status: 400, body: { code: 'not-a-picture' } });
    expect((await upload(TINY_PNG, '  ')).status).toBe(400);
    expect((await scene.as(asta, 'POST', '/reply-media', { content: '!!', altText: 'x' })).status).toBe(400);
    expect((await upload(Buffer.concat([TINY_PNG, Buffer.alloc(10_000_000)]))).status).toBe(400);
    for (let n = 0; n < 20; n += 1) await uploaded();
    expect(await upload()).toMatchObject({ status: 409, body: { code: 'too-many-pictures' } });
  });

  it('goes along with the answer, described, after a lost upload too, and is seen by the team', async () => {
    const task = nextTask();
    expect((await scene.as(asta, 'GET', `/tasks/${task}/reply-media`)).body).toMatchObject({
      public: { isPossible: true, maxCount: 4 },
    });
    const ids = [await uploaded(TINY_PNG, 'First'), await uploaded(TINY_GIF, 'Second')].reverse();
    const said = await answer(task, { text: 'See the pictures.', mediaIds: ids });
    expect(said.status).toBe(200);
    expect(said.body.reply.media).toMatchObject([{ altText: 'Second' }, { altText: 'First' }]);
    standIn.loseNextUpload?.();
    const before = standIn.posted?.().length ?? 0;
    await settle();
    expect((await scene.get(`/replies/${String(said.body.reply.id)}`)).body.state).toBe('sent');
    expect(standIn.posted?.()).toHaveLength(before + 1);
    expect(standIn.shownPictures?.()).toEqual([
      { altText: 'Second', bytes: TINY_GIF },
      { altText: 'First', bytes: TINY_PNG },
    ]);
    expect((await fetchPicture(ids[0] ?? '', bo)).status).toBe(200);
    const detail = await scene.get(`/tasks/${task}`);
    expect(JSON.stringify(detail.body)).toContain('"altText":"Second"');
  });

  it('is waited for while the network works on it', async () => {
    standIn.server.pictures.worksFor = 2;
    try {
      const said = await answer(nextTask(), { text: 'A large one.', mediaIds: [await uploaded()] });
      await scene.runOutbox();
      expect((await scene.get(`/replies/${String(said.body.reply.id)}`)).body.state).toBe('held');
      await settle();
      expect((await scene.get(`/replies/${String(said.body.reply.id)}`)).body.state).toBe('sent');
    } finally {
      standIn.server.pictures.worksFor = 0;
    }
  });

  it('is free again when the answer is taken back', async () => {
    const id = await uploaded();
    const task = nextTask();
    const said = await answer(task, { text: 'Not yet.', mediaIds: [id] });
    expect(await answer(task, { text: 'Once more.', mediaIds: [id] })).toMatchObject({
      status: 400,
      body: { code: 'unknown-media' },
    });
    expect((await scene.as(asta, 'DELETE', `/replies/${String(said.body.reply.id)}`)).status).toBe(204);
    expect((await answer(task, { text: 'Now.', mediaIds: [id] })).status).toBe(200);
    await settle();
    expect(standIn.posted?.().at(-1)?.text).toContain('Now.');
  });

  it('is not sent by others, more often than the network takes, or where it takes none', async () => {
    const task = nextTask();
    const mine = await uploaded();
    expect((await answer(task, { text: 'x', mediaIds: [mine] }, bo)).body).toMatchObject({ code: 'unknown-media' });
    const five = [mine, await uploaded(), await uploaded(), await uploaded(), await uploaded()];
    expect((await answer(task, { text: 'x', mediaIds: five })).body).toMatchObject({ code: 'too-many-pictures' });
    const forum = await scene.inboundSource({ callbackUrl: `${standIn.server.origin}/nowhere` });
    const post = await scene.openTask(forum, aPost());
    expect((await scene.as(asta, 'GET', `/tasks/${post}/reply-media`)).body.public).toEqual({
      isPossible: false,
      reason: 'network-takes-none',
    });
    expect((await answer(post, { text: 'x', mediaIds: [mine] })).body).toMatchObject({ code: 'media-not-possible' });
  });
});

describe('what is kept', () => {
  it('goes after a day where no answer named it, and after a week of a settled answer', async () => {
    const [unused, fresh] = [await uploaded(), await uploaded()];
    const [sent] = await scene.sql<{ id: string }>(
      `SELECT im.id FROM reply_media im JOIN reply r ON r.id = im.reply_id WHERE r.state = 'sent' LIMIT 1`,
    );
    await scene.sql(`UPDATE reply_media SET created_at = now() - interval '25 hours' WHERE id = $1`, [unused]);
    await scene.sql(
      `WITH old AS (UPDATE reply_media SET created_at = now() - interval '8 days' WHERE id = $1 RETURNING reply_id)
       UPDATE reply SET sent_at = now() - interval '8 days' FROM old WHERE reply.id = old.reply_id`,
      [sent?.id],
    );
    expect(await scene.http.app.get(DropReplyMediaJob).run()).toEqual({ unused: 1, settled: 1 });
    expect((await fetchPicture(unused)).status).toBe(404);
    expect((await fetchPicture(fresh)).status).toBe(200);
    expect((await fetchPicture(sent?.id ?? '')).status).toBe(404);
  });
});
