import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { ReplyTarget } from '../reply.types.js';
import { FacebookConnector } from './facebook.connector.js';
import { readChange, readNode, type FacebookView } from './facebook.normalise.js';

const NOW = new Date('2026-03-03T00:00:00Z');
const VIEW: FacebookView = { pageId: '1020304050', site: 'https://www.facebook.com', receivedAt: NOW };
const SECRET = 'a secret of the app';
const SOURCE = {
  sourceId: '1',
  settings: { pageId: '1020304050', appId: '77' },
  credentials: { appSecret: SECRET, accessToken: 'EAAG' },
};
const FIXTURE = readFileSync(join(import.meta.dirname, 'fixtures/webhook.json'));

/** A connector whose requests are answered in turn. */
function connectorWith(...answers: readonly object[]) {
  const sent: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: (request) => {
      sent.push(request);
      const body = Buffer.from(JSON.stringify(answers[sent.length - 1] ?? {}));
      return Promise.resolve({ status: 200, headers: {}, body, finalUrl: request.url });
    },
  });
  return { sent, connector: new FacebookConnector({ outbound, readableFolders: [], now: () => NOW }) };
}

const deliver = (connector: FacebookConnector, body: Buffer | string) => {
  const bytes = Buffer.from(body);
  const signature = createHmac('sha256', SECRET).update(bytes).digest('hex');
  const headers = { 'x-hub-signature-256': `sha256=${signature}` };
  return connector.receive(SOURCE, { method: 'POST', query: '', body: bytes, headers, receivedAt: NOW });
};

describe('a Page webhook', () => {
  it('gives comments, deletions, mentions and messages of the own Page only', async () => {
    const { posts, rejected } = await deliver(connectorWith().connector, FIXTURE);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        externalId: '500_901',
        text: 'Mein Kartenleser läuft nicht',
        author: { handle: 'Maija Kallio', id: '7001', name: 'Maija Kallio' },
        url: 'https://www.facebook.com/acme/posts/500',
        publishedAt: new Date('2026-03-02T08:59:50Z'),
        conversationId: '1020304050_500',
        inReplyTo: '1020304050_500',
        addressesUs: true,
      },
      expect.objectContaining({ externalId: '500_902', inReplyTo: '500_901', isOwn: true }),
      { externalId: '500_880', text: '', author: { handle: 'Cy', id: '7003', name: 'Cy' }, isDeleted: true },
      {
        externalId: 'm_abc',
        text: 'Hello?',
        author: { handle: '9100', id: '9100' },
        publishedAt: new Date('2026-03-02T09:00:00.123Z'),
        conversationId: 'messages:9100',
        isPrivate: true,
        addressesUs: true,
      },
      expect.objectContaining({
        externalId: '88_4400',
        text: 'Paying with Acme here',
        author: { handle: 'Cafe Riga', id: '88', name: 'Cafe Riga' },
        addressesUs: true,
      }),
    ]);
  });

  it('looks up a mention that comes without its words, and sets aside what is gone', async () => {
    const value = { item: 'post', verb: 'add', post_id: '88_1', sender_id: '88' };
    const body = JSON.stringify({
      object: 'page',
      entry: [{ id: VIEW.pageId, changes: [{ field: 'mention', value }] }],
    });
    const there = connectorWith({ id: '88_1', message: 'Acme!', created_time: '2026-03-02T09:00:00+0000' });
    expect((await deliver(there.connector, body)).posts.map(({ text }) => text)).toEqual(['Acme!']);
    const gone = connectorWith({ error: { code: 100, error_subcode: 33 } });
    expect((await deliver(gone.connector, body)).rejected).toHaveLength(1);
    const trouble = connectorWith({ error: { code: 2 } });
    await expect(deliver(trouble.connector, body)).rejects.toMatchObject({ fault: 'retry' });
  });

  it('knows edits, and passes over what nobody wrote', () => {
    const change = (value: object): unknown => ({
      field: 'feed',
      value: { post_id: '1_2', from: { id: '7' }, ...value },
    });
    const edited = readChange(change({ item: 'status', verb: 'edited', message: 'New' }), NOW, VIEW);
    expect(edited).toMatchObject({ ok: true, post: { externalId: '1_2', editedAt: NOW, author: { handle: '7' } } });
    for (const silent of [
      { item: 'like', verb: 'add' },
      { item: 'comment', verb: 'hide', comment_id: '2_3' },
    ])
      expect(readChange(change(silent), NOW, VIEW)).toEqual({ ok: true, post: null });
    expect(readChange({ field: 'feed', value: { item: 'comment', verb: 'add' } }, NOW, VIEW)).toMatchObject({
      ok: false,
    });
    expect(readChange({ field: 'ratings', value: {} }, NOW, VIEW)).toEqual({ ok: true, post: null });
  });

  it('believes no date that is still to come, and no writer that is not named', () => {
    const node = { id: '2_3', message: 'Hi', created_time: '2099-01-01T00:00:00+0000' };
    expect(readNode(node, '1_2', VIEW)).toMatchObject({
      publishedAt: NOW,
      author: { handle: 'unknown' },
      url: 'https://www.facebook.com/1_2?comment_id=3',
      inReplyTo: '1_2',
    });
    expect(readNode({ message: 'no id' }, null, VIEW)).toBeNull();
  });
});

describe('a private answer', () => {
  const to = (more: Partial<ReplyTarget>): ReplyTarget => ({
    externalId: '500_901',
    conversationId: '1020304050_500',
    authorHandle: 'Maija',
    visibility: 'private',
    ...more,
  });
  const bodyOf = async (target: ReplyTarget, settings: object = {}): Promise<unknown> => {
    const { connector, sent } = connectorWith({ recipient_id: '9100', message_id: 'm_9' });
    const source = { ...SOURCE, settings: { ...SOURCE.settings, ...settings } };
    const posted = await connector.reply(source, target, 'Hello', 'k', AbortSignal.timeout(5_000));
    expect(posted).toEqual({ externalId: 'm_9' });
    expect(sent[0]?.url).toBe('https://graph.facebook.com/v25.0/1020304050/messages');
    return JSON.parse(String(sent[0]?.body));
  };

  it('goes to the comment, the post or the person', async () => {
    expect(await bodyOf(to({}))).toMatchObject({ recipient: { comment_id: '500_901' }, messaging_type: 'RESPONSE' });
    expect(await bodyOf(to({ externalId: '1020304050_502' }))).toMatchObject({
      recipient: { post_id: '1020304050_502' },
    });
    expect(await bodyOf(to({ conversationId: 'messages:9100' }))).toMatchObject({
      recipient: { id: '9100' },
      message: { text: 'Hello' },
    });
  });

  it('is tagged where a person may answer for a week', async () => {
    const tagged = await bodyOf(to({ conversationId: 'messages:9100' }), { humanAgent: true });
    expect(tagged).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });
  });

  it('may be given while the window is open', () => {
    const { connector } = connectorWith();
    const message = (hoursAgo: number) => ({
      url: null,
      authorHandle: '9100',
      isPrivate: true,
      publishedAt: new Date(NOW.getTime() - hoursAgo * 3_600_000),
    });
    expect(connector.replyability(message(1), SOURCE)).toMatchObject({
      verdict: 'private-only',
      expiresAt: new Date('2026-03-03T23:00:00Z'),
    });
    expect(connector.replyability(message(25), SOURCE)).toMatchObject({
      verdict: 'by-hand',
      reason: 'message-window-closed',
    });
    const withAgent = { ...SOURCE, settings: { ...SOURCE.settings, humanAgent: true } };
    expect(connector.replyability(message(25), withAgent).verdict).toBe('private-only');
    expect(connector.replyability({ url: null, authorHandle: 'Acme', isOwn: true }, SOURCE).verdict).toBe(
      'not-possible',
    );
  });
});

it('asks for consent and turns the code into the token of the Page', async () => {
  const { connector, sent } = connectorWith(
    { access_token: 'short' },
    { access_token: 'long' },
    { access_token: 'page', name: 'Acme', id: '1020304050' },
  );
  const { consent } = connector.tokens;
  const request = { state: 's', redirectUri: 'https://me.example/oauth/callback', codeChallenge: 'c' };
  const address = new URL(consent?.authorizeUrl(SOURCE, request) ?? '');
  expect(address.origin + address.pathname).toBe('https://www.facebook.com/v25.0/dialog/oauth');
  expect(address.searchParams.get('state')).toBe('s');
  expect(address.searchParams.get('client_id')).toBe('77');
  const grant = { code: 'once', redirectUri: request.redirectUri, codeVerifier: 'v' };
  const tokens = await consent?.exchange(SOURCE, grant, AbortSignal.timeout(5_000));
  expect(tokens).toMatchObject({ credentials: { accessToken: 'page' }, expiresAt: null, account: 'Acme' });
  const asked = sent.map(({ url }) => new URL(url));
  expect(asked.map(({ searchParams }) => searchParams.get('fb_exchange_token'))).toEqual([null, 'short', null]);
  expect(asked[2]?.searchParams.get('access_token')).toBe('long');
});

it('sends nothing that would be posted while it is not connected', async () => {
  const { connector, sent } = connectorWith();
  const open = { ...SOURCE, credentials: { appSecret: SECRET } };
  const to: ReplyTarget = { externalId: '1', conversationId: '1', authorHandle: 'a', visibility: 'public' };
  await expect(connector.reply(open, to, 'Hi', 'k', AbortSignal.timeout(5_000))).rejects.toMatchObject({
    outcome: 'refused',
  });
  expect(sent).toEqual([]);
});
