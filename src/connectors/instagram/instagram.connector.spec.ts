import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { ReplyTarget } from '../reply.types.js';
import { InstagramConnector } from './instagram.connector.js';
import { mentionPlaceOf, readComments, readMedia } from './instagram.normalise.js';

const NOW = new Date('2026-03-03T00:00:00Z');
const SECRET = 'a secret of the app';
const VIEW = { accountId: '1784', receivedAt: NOW };
const SOURCE = {
  sourceId: '1',
  settings: { accountId: '1784' },
  credentials: { appSecret: SECRET, accessToken: 'EAAG' },
};

function connectorWith(...answers: readonly object[]) {
  const sent: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: (request) => {
      sent.push(request);
      const body = Buffer.from(JSON.stringify(answers[sent.length - 1] ?? {}));
      return Promise.resolve({ status: 200, headers: {}, body, finalUrl: request.url });
    },
  });
  return { sent, connector: new InstagramConnector({ outbound, readableFolders: [], now: () => NOW }) };
}

const deliver = (connector: InstagramConnector, changes: readonly object[]) => {
  const body = Buffer.from(
    JSON.stringify({ object: 'instagram', entry: [{ id: '1784', time: 1_772_442_000, changes }] }),
  );
  const headers = { 'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}` };
  return connector.receive(SOURCE, { method: 'POST', query: '', body, headers, receivedAt: NOW });
};

describe('a webhook', () => {
  it('gives a comment with the time it was sent', async () => {
    const value = { id: '901', text: 'Hm', from: { id: '71', username: 'maija' }, media: { id: '500' } };
    const { posts } = await deliver(connectorWith().connector, [{ field: 'comments', value }]);
    expect(posts).toEqual([
      {
        externalId: '901',
        text: 'Hm',
        author: { handle: 'maija', id: '71' },
        publishedAt: new Date('2026-03-02T09:00:00Z'),
        conversationId: '500',
        inReplyTo: '500',
        addressesUs: true,
      },
    ]);
  });

  it('fetches the words of a mention', async () => {
    const comment = { id: '78', text: 'Ask @acme', timestamp: '2026-03-02T09:00:00+0000', username: 'ben' };
    const { connector, sent } = connectorWith({ mentioned_comment: comment, id: '1784' });
    const { posts } = await deliver(connector, [{ field: 'mentions', value: { media_id: '77', comment_id: '78' } }]);
    expect(posts).toMatchObject([{ externalId: 'mention-78', conversationId: 'mention-77', text: 'Ask @acme' }]);
    const asked = new URL(sent[0]?.url ?? '');
    expect(asked.pathname).toBe('/v25.0/1784');
    expect(asked.searchParams.get('fields')).toBe('mentioned_comment.comment_id(78){id,text,timestamp,username,from}');
  });

  it('sets aside a mention that is gone, and comes back for one that is not shown just now', async () => {
    const change = { field: 'mentions', value: { media_id: '77' } };
    const gone = connectorWith({ error: { code: 100, error_subcode: 33 } });
    expect(await deliver(gone.connector, [change])).toMatchObject({
      posts: [],
      rejected: [{ reason: /not have this/ }],
    });
    await expect(deliver(connectorWith({ error: { code: 4 } }).connector, [change])).rejects.toMatchObject({
      fault: 'quota',
    });
    const bare = await deliver(connectorWith().connector, [
      { field: 'mentions', value: {} },
      { field: 'comments', value: {} },
    ]);
    expect(bare.rejected).toHaveLength(2);
  });
});

it('reads answers under comments, and media of ours and of others', () => {
  const [own, answer] = readComments(
    [{ id: '1', text: 'a', username: 'u', replies: { data: [{ id: '2', text: 'b', from: { id: '1784' } }] } }],
    '500',
    VIEW,
  );
  expect(own).toMatchObject({ externalId: '1', inReplyTo: '500', addressesUs: true });
  expect(answer).toMatchObject({ externalId: '2', inReplyTo: '1', isOwn: true });
  expect(readMedia({ id: '5', caption: 'c', username: 'acme' }, 'ours', VIEW)).toMatchObject({
    externalId: '5',
    isOwn: true,
  });
  expect(readMedia({ id: '6' }, 'theirs', VIEW)).toMatchObject({
    externalId: 'mention-6',
    author: { handle: 'unknown' },
  });
  expect(mentionPlaceOf('mention-6', 'mention-6')).toEqual({ mediaId: '6', commentId: null });
  expect(mentionPlaceOf('901', '500')).toBeNull();
});

describe('an answer', () => {
  const sentFor = async (to: Partial<ReplyTarget>, answer: object): Promise<readonly [string, unknown]> => {
    const { connector, sent } = connectorWith(answer);
    const target: ReplyTarget = {
      externalId: '901',
      conversationId: '500',
      authorHandle: 'a',
      visibility: 'public',
      ...to,
    };
    await connector.reply(SOURCE, target, 'Hello', 'k', AbortSignal.timeout(5_000));
    return [new URL(sent[0]?.url ?? '').pathname, JSON.parse(String(sent[0]?.body))];
  };

  it('goes under the comment, under the mention, or to the person', async () => {
    expect(await sentFor({}, { id: '1' })).toMatchObject(['/v25.0/901/replies', { message: 'Hello' }]);
    const mention = { externalId: 'mention-78', conversationId: 'mention-77' };
    expect(await sentFor(mention, { id: '1' })).toMatchObject([
      '/v25.0/1784/mentions',
      { media_id: '77', comment_id: '78', message: 'Hello' },
    ]);
    expect(await sentFor({ visibility: 'private' }, { message_id: 'm' })).toMatchObject([
      '/v25.0/1784/messages',
      { recipient: { comment_id: '901' }, message: { text: 'Hello' } },
    ]);
    expect(await sentFor({ visibility: 'private', conversationId: 'messages:71' }, { message_id: 'm' })).toMatchObject([
      '/v25.0/1784/messages',
      { recipient: { id: '71' } },
    ]);
  });

  it('is measured in characters, as a message in bytes', () => {
    const { connector } = connectorWith();
    const to = { externalId: '1', conversationId: '1', authorHandle: 'a' };
    expect(connector.measureReply(SOURCE, { ...to, visibility: 'public' }, '😀ä')).toMatchObject({
      length: 2,
      limit: 2_200,
    });
    expect(connector.measureReply(SOURCE, { ...to, visibility: 'private' }, '😀ä')).toMatchObject({
      length: 6,
      limit: 1_000,
    });
  });
});

it('does not call gone what it may not look at', async () => {
  const { connector, sent } = connectorWith();
  const found = await connector.exists(SOURCE, ['mention-1'], AbortSignal.timeout(5_000));
  expect(found).toEqual([{ externalId: 'mention-1', state: 'unknown' }]);
  expect(sent).toEqual([]);
});
