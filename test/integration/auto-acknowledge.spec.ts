import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AcknowledgeDueJob } from '../../src/modules/auto-acknowledge/acknowledge-due.job.js';
import { aPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let callback: CallbackServer;
let agent: SignedInMember;
/** By what the network says of automatic answers. */
const sources: Record<string, string> = {};

const POLICY = {
  isEnabled: true,
  networks: ['inbound'],
  intents: ['complaint', 'question', 'request'],
  authorHours: 72,
  maxAgeHours: 6,
  minConfidence: 0.5,
};

const setPolicy = (policy: object, reason = 'Nobody waits in silence.') =>
  scene.as(scene.admin, 'PUT', '/auto-acknowledge', { policy: { ...POLICY, ...policy }, reason });
const runJob = () =>
  scene.http.app.get(AcknowledgeDueJob).run({ signal: new AbortController().signal, workerId: 'spec' });

interface Scripted {
  readonly says: string;
  readonly lang?: string;
  readonly by?: string;
  readonly at?: 'allowed' | 'addressed' | 'forbidden' | 'silent' | 'by-hand';
  /** SQL on the task before anybody decides; `$1` is its id. */
  readonly then?: string;
  readonly claimed?: true;
  readonly ageHours?: number;
  /** Codes that must be among the reasons; none: one acknowledgement is sent. */
  readonly refused?: readonly string[];
}

const LOST = 'Acme, my parcel never arrived and nobody answers. This is terrible.';
/** Judged otherwise, as a person who corrects it does. */
const judged = (set: string): string =>
  `UPDATE mention SET ${set} WHERE id = (SELECT last_mention_id FROM task WHERE id = $1)`;
const addressed = `UPDATE task SET replyability = replyability || '{"isAddressed": true}' WHERE id = $1`;

const SCRIPT: readonly Scripted[] = [
  // Complaints, questions and requests that deserve a word at once.
  { says: LOST, lang: 'en' },
  { says: 'Acme charged me twice and I want my money back, this is unacceptable', lang: 'en' },
  { says: 'Acme, still waiting for my order after three weeks. Very disappointed.', lang: 'en' },
  { says: 'Acme your app crashes every time I pay, this is awful', lang: 'en' },
  { says: 'Can somebody at Acme please help me, I cannot log in to my account?', lang: 'en' },
  { says: 'Acme toimitus on myöhässä kaksi viikkoa, eikä kukaan vastaa. Todella huono palvelu.', lang: 'fi' },
  { says: 'Acme tuote on rikki ja haluan rahat takaisin, olen todella pettynyt', lang: 'fi' },
  { says: 'Acme ужасный сервис, посылка не пришла, никто не отвечает. Верните деньги!', lang: 'ru' },
  { says: 'Acme списали деньги дважды, это безобразие, верните деньги', lang: 'ru' },
  { says: 'Acme briesmīgs serviss, paciņa nav atnākusi, neviens neatbild. Atdodiet naudu!', lang: 'lv' },
  { says: 'Acme บริการแย่มาก ของไม่มาส่ง ไม่มีใครตอบ ขอเงินคืน', lang: 'th' },
  { says: 'Acme 服务太差了，快递一直没到，客服没人理，要求退款', lang: 'zh' },
  { says: LOST, at: 'addressed', then: addressed },
  // Sarcasm.
  { says: 'Oh great, Acme lost my parcel again. Thanks for nothing.', lang: 'en', refused: ['sarcasm'] },
  { says: 'Acme lost my parcel, this is terrible 🙄', lang: 'en', refused: ['sarcasm'] },
  { says: 'Brilliant work Acme, three weeks late and still waiting', lang: 'en', refused: ['sarcasm'] },
  { says: 'Acme your "excellent" service never answered, I want a refund', lang: 'en', refused: ['sarcasm'] },
  { says: 'Acme never arrived on time, what a surprise /s', lang: 'en', refused: ['sarcasm'] },
  { says: 'Acme parcel on time (!) never arrived, terrible', lang: 'en', refused: ['sarcasm'] },
  {
    says: 'Kiitos vaan Acme, paketti katosi taas. Hienoa palvelua. Haluan rahat takaisin, olen todella pettynyt.',
    lang: 'fi',
    refused: ['sarcasm'],
  },
  {
    says: 'Ну спасибо Acme, посылку опять потеряли, отлично работаете, верните деньги',
    lang: 'ru',
    refused: ['sarcasm'],
  },
  { says: 'Nu lieliski, Acme atkal pazaudēja manu paciņu, briesmīgi', lang: 'lv', refused: ['sarcasm'] },
  { says: 'Acme 真是谢谢你们，快递又丢了，太差了', lang: 'zh', refused: ['sarcasm'] },
  { says: 'Acme เก่งจริงๆ ของหายอีกแล้ว แย่มาก', lang: 'th', refused: ['sarcasm'] },
  // Matters for people.
  {
    says: 'Acme, you will hear from my lawyer, I will sue you for this terrible service',
    lang: 'en',
    refused: ['risk'],
  },
  { says: 'My lawyer is preparing legal action against Acme, the parcel never arrived', lang: 'en', refused: ['risk'] },
  {
    says: 'My mother passed away and Acme still refuses to close her account. Terrible.',
    lang: 'en',
    refused: ['risk'],
  },
  { says: 'My husband died last week and Acme keeps charging him, please stop it', lang: 'en', refused: ['risk'] },
  { says: 'Acme ruined everything and I want to kill myself', lang: 'en', refused: ['risk'] },
  { says: 'The Acme heater caught fire and my son was burned, terrible', lang: 'en', refused: ['risk'] },
  { says: 'Acme, my account was hacked and somebody ordered with it, terrible', lang: 'en', refused: ['risk'] },
  { says: 'Acme staff were racist to my wife today, this is disgusting', lang: 'en', refused: ['risk'] },
  { says: 'Acme leaked my personal data, this is a data breach, terrible', lang: 'en', refused: ['risk'] },
  { says: 'I am a journalist writing about Acme, why does nobody answer? Terrible.', lang: 'en', refused: ['risk'] },
  { says: 'Acme, see you in court, this is terrible', lang: 'en', refused: ['threat'] },
  { says: 'Äitini kuoli ja Acme lähettää yhä laskuja. Kamalaa.', lang: 'fi', refused: ['risk'] },
  { says: 'Acme, я подам в суд, посылка не пришла, ужас', lang: 'ru', refused: ['risk'] },
  // Praise and what asks for nothing.
  { says: LOST, then: judged(`sentiment_label = 'positive'`), refused: ['positive'] },
  {
    says: LOST,
    then: judged(`intent_label = 'praise', sentiment_label = 'positive'`),
    refused: ['praise', 'positive'],
  },
  { says: LOST, then: judged(`intent_label = 'other'`), refused: ['intent-not-chosen'] },
  // The same author again, an author who wants no machine.
  { says: LOST, by: 'twice' },
  { says: 'Acme charged me twice and I want my money back, unacceptable', by: 'twice', refused: ['wrote-before'] },
  { says: `${LOST} No bots please.`, by: 'nobots', refused: ['opted-out'] },
  { says: 'Acme, мою посылку потеряли, ужас. Без ботов, позовите человека!', lang: 'ru', refused: ['opted-out'] },
  { says: LOST, by: 'by-hand', refused: ['opted-out'] },
  // Languages.
  {
    says: 'Acme ei vasta telefonile ja ma ei tea, mida järgmiseks teha',
    lang: 'et',
    refused: ['language-unread', 'no-approved-text'],
  },
  {
    says: 'Acme Paket ist kaputt und niemand antwortet, eine Frechheit, ich will mein Geld zurück',
    lang: 'de',
    refused: ['no-approved-text'],
  },
  { says: LOST, lang: 'en', then: `UPDATE task SET lang = 'und' WHERE id = $1`, refused: ['language-unsure'] },
  // What the network says.
  { says: LOST, at: 'addressed', refused: ['not-addressed'] },
  { says: LOST, at: 'forbidden', refused: ['network-forbids'] },
  { says: LOST, at: 'silent', refused: ['network-forbids'] },
  { says: LOST, at: 'by-hand', refused: ['not-public'] },
  { says: LOST, then: `UPDATE task SET network = 'elsewhere' WHERE id = $1`, refused: ['network-not-chosen'] },
  {
    says: LOST,
    then: `UPDATE task SET replyability = '{"verdict":"private-only","reason":"private-message"}' WHERE id = $1`,
    refused: ['not-public', 'private-post'],
  },
  {
    says: LOST,
    then: `UPDATE task SET replyability = '{"verdict":"not-possible","reason":"own-post"}' WHERE id = $1`,
    refused: ['own-post'],
  },
  // What people and time did.
  { says: LOST, claimed: true, refused: ['taken'] },
  { says: LOST, then: `UPDATE task SET acknowledged_at = now() WHERE id = $1`, refused: ['taken'] },
  { says: LOST, then: judged('intent_confidence = 0.1'), refused: ['low-confidence'] },
  { says: LOST, ageHours: 9, refused: ['too-old'] },
  { says: LOST, then: judged('muted_by = 1'), refused: ['muted'] },
];

interface Shown {
  readonly task: { readonly id: string };
  readonly isAllowed: boolean;
  readonly refusals: readonly { readonly code: string; readonly values: Record<string, unknown> }[];
  readonly reply: { readonly id: string; readonly text: string; readonly state: string } | null;
}

async function decisions(): Promise<Map<string, Shown>> {
  const page = await scene.get('/auto-acknowledge/decisions?limit=200');
  return new Map((page.body.items as Shown[]).map((each) => [each.task.id, each]));
}

async function perform(scripted: Scripted, i: number): Promise<string> {
  const { says, by, at = 'allowed', then, claimed, ageHours } = scripted;
  const handle = by ?? `author-${String(i)}`;
  const age = ageHours === undefined ? 0 : ageHours * 3_600_000;
  const post = aPost()
    .by(handle)
    .saying(says)
    .with({ lang: scripted.lang ?? 'en', publishedAt: new Date(Date.now() - age) });
  const id = await scene.openTask(sources[at] ?? '', post);
  if (claimed === true) await scene.as(agent, 'POST', `/tasks/${id}/claim`);
  if (then !== undefined) await scene.sql(then, [id]);
  return id;
}

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  agent = await scene.agent('Asta');
  sources['allowed'] = await scene.inboundSource({ callbackUrl: callback.url });
  for (const [name, connector] of [
    ['addressed', 'mastodon'],
    ['forbidden', 'linkedin'],
    ['silent', 'rss'],
  ] as const) {
    sources[name] = await scene.inboundSource({ callbackUrl: callback.url }, name);
    // Written to as before; only the rules it goes by are those of the network.
    afterDelivery.push([name, connector]);
  }
  sources['by-hand'] = await scene.inboundSource({}, 'by-hand');
});
const afterDelivery: (readonly [string, string])[] = [];
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

describe('automatic acknowledgement', () => {
  it('is off until somebody with the right to switches it on, and says why', async () => {
    const id = await scene.openTask(sources['allowed'] ?? '', aPost().by('early').saying(LOST));
    expect(await runJob()).toMatchObject({ allowed: 0, refused: 0 });
    expect((await scene.get('/auto-acknowledge')).body).toMatchObject({
      version: 0,
      enabledAt: null,
      policy: { isEnabled: false, networks: [] },
    });
    expect((await scene.as(agent, 'PUT', '/auto-acknowledge', { policy: POLICY, reason: 'x' })).status).toBe(403);
    expect((await scene.as(scene.admin, 'PUT', '/auto-acknowledge', { policy: POLICY })).status).toBe(400);
    expect((await setPolicy({ fortnight: 1 })).status).toBe(400);
    const tried = await scene.as(scene.admin, 'POST', '/auto-acknowledge/preview', {
      policy: { ...POLICY, isEnabled: false },
    });
    expect(tried.body).toMatchObject({ days: 30, tasks: 1, allowed: 1, examples: [{ task: { id } }] });
    const made = await setPolicy({});
    expect(made.body).toMatchObject({ version: 1, author: { id: scene.admin.memberId }, policy: POLICY });
    const stale = await scene.as(
      scene.admin,
      'PUT',
      '/auto-acknowledge',
      { policy: POLICY, reason: 'x' },
      { 'if-match': '"7"' },
    );
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version' } });
    await runJob();
    expect((await decisions()).has(id)).toBe(false);
  });

  it('answers exactly those of sixty mentions that it may, and keeps the reason for each', async () => {
    expect(SCRIPT).toHaveLength(60);
    const optOut = await scene.as(scene.admin, 'POST', '/automation-opt-outs', {
      network: 'inbound',
      handle: '@By-Hand',
    });
    expect(optOut).toMatchObject({ status: 201, body: { words: null } });
    const ids: string[] = [];
    for (const [i, scripted] of SCRIPT.entries()) ids.push(await perform(scripted, i));
    for (const [name, connector] of afterDelivery)
      await scene.sql('UPDATE source SET connector = $2 WHERE id = $1', [sources[name], connector]);
    await Promise.all([runJob(), runJob(), runJob()]);
    await runJob();
    const decided = await decisions();
    const wrong = SCRIPT.flatMap(({ says, refused = [] }, i) => {
      const decision = decided.get(ids[i] ?? '');
      const codes = decision?.refusals.map(({ code }) => code) ?? [];
      const isRight =
        decision !== undefined &&
        decision.isAllowed === (refused.length === 0) &&
        refused.every((code) => codes.includes(code)) &&
        (decision.reply !== null) === decision.isAllowed;
      return isRight ? [] : [{ says, refused, codes, decision: decision?.isAllowed }];
    });
    expect(wrong).toEqual([]);
    const allowed = SCRIPT.filter(({ refused = [] }) => refused.length === 0).length;
    expect(await scene.count('reply', 'is_automatic')).toBe(allowed);
    const counted = (await scene.get('/auto-acknowledge/counts')).body;
    expect(counted).toMatchObject({ decided: 60, allowed });
  }, 120_000);

  it('is told in the task, keeps the promise publicly, and is marked as nobody’s own words', async () => {
    const id = await scene.openTask(sources['allowed'] ?? '', aPost().by('told').saying(LOST));
    await runJob();
    const before = (await scene.get(`/tasks/${id}`)).body;
    expect(before).toMatchObject({ assignee: null, reply: { isAutomatic: true, kind: 'acknowledge', state: 'held' } });
    await scene.runOutbox();
    const { body } = await scene.get(`/tasks/${id}`);
    expect(body).toMatchObject({ state: 'acknowledged', assignee: null, reply: { state: 'sent' } });
    const clocks = body.clocks as { kind: string; metBy: string | null }[];
    expect(clocks.find(({ kind }) => kind === 'acknowledge')?.metBy).toBe('public');
    const events = body.events as { kind: string; actor: unknown; details: Record<string, unknown> }[];
    expect(events.find(({ kind }) => kind === 'auto-acknowledged')?.details).toMatchObject({ reason: 'acknowledge' });
    expect(events.find(({ kind }) => kind === 'acknowledged')).toMatchObject({ details: { isAutomatic: true } });
    const posted = callback.received.filter(({ body: sent }) => JSON.stringify(sent).includes('told'));
    expect(posted).toHaveLength(1);
  });

  it('can be taken back by anybody of the team, and is then not tried again', async () => {
    const id = await scene.openTask(sources['allowed'] ?? '', aPost().by('undone').saying(LOST));
    await runJob();
    const replyId = (await scene.get(`/tasks/${id}`)).body.reply.id as string;
    expect((await scene.as(agent, 'DELETE', `/replies/${replyId}`)).status).toBe(204);
    expect(await runJob()).toMatchObject({ allowed: 0, refused: 0 });
    expect((await scene.get(`/tasks/${id}`)).body.reply).toBeNull();
  });

  it('hears who wants no more of it, and keeps to it', async () => {
    const id = await scene.openTask(sources['allowed'] ?? '', aPost().id('stop-1').by('Stopper').saying(LOST));
    await runJob();
    await scene.runOutbox();
    await scene.deliver(
      sources['allowed'] ?? '',
      aPost()
        .by('Stopper')
        .inConversation('stop-1')
        .answering('stop-1')
        .saying('Acme, stop replying, I want a human')
        .wire(),
    );
    await runJob();
    const list = (await scene.get('/automation-opt-outs')).body.items as {
      id: string;
      handle: string;
      words: string;
    }[];
    expect(list.find(({ handle }) => handle === 'Stopper')?.words).toBe('stop replying');
    await scene.sql(`UPDATE task SET opened_at = opened_at - interval '90 days' WHERE id = $1`, [id]);
    const later = await scene.openTask(sources['allowed'] ?? '', aPost().by('stopper').saying(LOST));
    await runJob();
    expect((await decisions()).get(later)?.refusals.map(({ code }) => code)).toEqual(['opted-out']);
    const optOutId = list.find(({ handle }) => handle === 'Stopper')?.id ?? '';
    expect((await scene.as(agent, 'DELETE', `/automation-opt-outs/${optOutId}`)).status).toBe(403);
    expect((await scene.as(scene.admin, 'DELETE', `/automation-opt-outs/${optOutId}`)).status).toBe(204);
  });

  it('says outside the hours when a person is back, in the words of the language', async () => {
    const inThreeDays =
      ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(Date.now() + 3 * 86_400_000).getUTCDay()] ?? '';
    const calendar = await scene.as(scene.admin, 'POST', '/calendars', {
      name: 'One morning',
      zone: 'UTC',
      week: { [inThreeDays]: ['09:00-12:00'] },
    });
    expect(calendar.status).toBe(201);
    const ids: string[] = [];
    for (const [lang, says] of [
      ['en', LOST],
      ['fi', 'Acme toimitus on myöhässä, eikä kukaan vastaa. Todella huono palvelu.'],
    ] as const) {
      const id = await scene.openTask(
        sources['allowed'] ?? '',
        aPost().by(`night-${lang}`).saying(says).with({ lang }),
      );
      await scene.sql(
        `UPDATE task_clock SET calendar_id = $2, calendar_version = 1 WHERE task_id = $1 AND kind = 'acknowledge'`,
        [id, calendar.body.id],
      );
      ids.push(id);
    }
    await runJob();
    const [english, finnish] = await Promise.all(ids.map(async (id) => (await decisions()).get(id)?.reply?.text ?? ''));
    expect(english).toContain('from 09:00 on ');
    expect(english).toContain('UTC');
    expect(finnish).toMatch(/Palaamme töihin \d+\.\d+\. klo 09\.00 UTC/);
  });
});

it('knows of a post that it speaks to us', async () => {
  const post = aPost().id('to-us').with({ addressesUs: true });
  await scene.ingest(sources['allowed'] ?? '', [post, aPost().id('not-to-us')]);
  const rows = await scene.sql<{ key: string; is: string | null }>(
    `SELECT conversation_key AS key, replyability ->> 'isAddressed' AS is FROM task WHERE conversation_key LIKE '%to-us' ORDER BY 1`,
  );
  expect(rows).toEqual([
    { key: 'not-to-us', is: null },
    { key: 'to-us', is: 'true' },
  ]);
});

it('stops with whoever switched it on', async () => {
  await scene.sql('UPDATE staff_member SET is_active = false WHERE id = $1', [scene.admin.memberId]);
  const id = await scene.openTask(sources['allowed'] ?? '', aPost().by('orphan').saying(LOST));
  await runJob();
  const [row] = await scene.sql<{ refusals: { code: string }[] }>(
    'SELECT refusals FROM auto_acknowledge_decision WHERE task_id = $1',
    [id],
  );
  expect(row?.refusals.map(({ code }) => code)).toEqual(['nobody-answers-for-it']);
});
