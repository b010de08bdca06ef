import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OpenApiDocument } from '../../../test/support/openapi-document.js';
import type { Answer } from '../../../test/support/stand-ins/stand-in.js';
import { X_ACCOUNT, X_TOKEN, XNetwork } from '../../../test/support/stand-ins/x-network.js';
import { X_ACCOUNT_TOKEN, X_APP } from '../../../test/support/stand-ins/x-oauth1.js';
import { XOutbound } from '../../../test/support/stand-ins/x-outbound.js';
import type { ReplyTarget } from '../reply.types.js';
import { at, listOf, objectOf, parseJson, textOf } from '../read-json.js';
import { XApi } from './x.api.js';
import { XConnector } from './x.connector.js';
import { syncRules } from './x.rules.js';

const folder = process.env['EARSHOT_EVAL_DATA'];
const file = folder === undefined ? null : join(folder, 'specs/x-openapi-2.166.json');
const describeDocument = file !== null && existsSync(file) ? describe : describe.skip;

const NOW = new Date('2026-11-22T12:00:00Z');
const signal = new AbortController().signal;

/** Lists of fields among the parameters of a request that the document does not know. */
function unknownFields(document: unknown, method: string, path: string): readonly string[] {
  const url = new URL(path, 'http://x.test');
  const paths = objectOf(at(document, 'paths')) ?? {};
  const pattern = (known: string): RegExp => new RegExp(`^${known.replace(/\{[^}]+\}/g, '[^/]+')}$`);
  const name =
    Object.keys(paths).find((known) => known === url.pathname) ??
    Object.keys(paths).find((known) => pattern(known).test(url.pathname));
  const parameters = listOf(at(paths[name ?? ''], method.toLowerCase(), 'parameters')).map((one) => {
    const reference = textOf(at(one, '$ref'))?.split('/').at(-1);
    return reference === undefined ? one : at(document, 'components', 'parameters', reference);
  });
  return [...url.searchParams].flatMap(([key, value]) => {
    const known = listOf(
      at(
        parameters.find((one) => at(one, 'name') === key),
        'schema',
        'items',
        'enum',
      ),
    );
    return known.length === 0
      ? []
      : value
          .split(',')
          .filter((field) => !known.includes(field))
          .map((field) => `${key}: ${field}`);
  });
}

describeDocument("X's OpenAPI document (skipped unless EARSHOT_EVAL_DATA names the folder that has it)", () => {
  it('knows every request and its fields, and every answer of the small X', async () => {
    const network = new XNetwork(() => NOW);
    const answers: [string, string, Answer][] = [];
    const outbound = new XOutbound(network);
    outbound.instead = (request) => {
      const isRules = request.path.includes('/stream/rules');
      const rules = {
        data: [{ id: '1', value: 'old', tag: 'earshot' }],
        meta: { sent: NOW.toISOString(), result_count: 1 },
      };
      const answer = isRules ? { status: 200, body: JSON.stringify(rules) } : network.answer(request);
      answers.push([request.method, request.path, answer]);
      return answer;
    };
    const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
    const root = network.publish({ text: 'acme @AcmeCare', at: ago(30) });
    network.publish({ text: 'acme too', at: ago(20), inReplyTo: root.id, note: 'acme too, at length' });
    const ann = network.person('ann').id;
    network.send({ text: 'hi', senderId: ann, otherId: X_ACCOUNT.id, at: ago(10) });
    const context = { outbound: outbound.client, readableFolders: [], now: () => NOW };
    const connector = new XConnector(context);
    const source = {
      sourceId: '1',
      settings: { baseUrl: 'http://x.test', accountId: X_ACCOUNT.id, handle: 'AcmeCare', includeDms: true },
      credentials: {
        bearerToken: X_TOKEN,
        consumerKey: X_APP.key,
        consumerSecret: X_APP.secret,
        accessToken: X_ACCOUNT_TOKEN.token,
        accessSecret: X_ACCOUNT_TOKEN.secret,
      },
    };
    const limits = { now: NOW, maxPosts: 100, maxRequests: 50, terms: [{ kind: 'word' as const, text: 'acme' }] };
    const { cursor } = await connector.poll(source, null, limits, signal);
    const search = {
      places: Object.fromEntries(
        Object.keys(objectOf(at(cursor, 'search', 'places')) ?? {}).map((name) => [
          name,
          { floor: ago(120).toISOString() },
        ]),
      ),
    };
    await connector.poll(source, { ...cursor, search }, limits, signal);
    await connector.fill(source, { from: ago(60), to: ago(15) }, null, limits, signal);
    await connector.readThread(source, { externalId: root.id, conversationId: root.id }, limits, signal);
    await connector.exists(source, [root.id, '12'], signal);
    const to: ReplyTarget = {
      externalId: root.id,
      conversationId: root.id,
      authorHandle: 'ann',
      authorId: ann,
      visibility: 'public',
    };
    await connector.reply(source, to, 'Hello', 'k', signal);
    await connector.findReply(source, to, 'Hello', ago(1));
    const inPrivate: ReplyTarget = { ...to, visibility: 'private' };
    await connector.reply(source, inPrivate, 'Hello', 'k', signal);
    await connector.findReply(source, inPrivate, 'Hello', ago(1));
    await syncRules(new XApi(outbound.client, source, NOW), ['acme', '@AcmeCare'], signal);

    const openApi = new OpenApiDocument(file ?? '');
    const document = parseJson(readFileSync(file ?? '', 'utf8'));
    expect(new Set(answers.map(([method, path]) => `${method} ${path.replace(/\?.*/, '')}`)).size).toBe(12);
    for (const { method, path, body } of outbound.received) {
      expect([path, openApi.faultsOfRequest(method, path, body)]).toEqual([path, []]);
      expect([path, unknownFields(document, method, path)]).toEqual([path, []]);
    }
    for (const [method, path, answer] of answers) {
      if (answer === 'hang-up' || answer === 'silence' || method !== 'GET') continue;
      const value = parseJson((answer.body ?? '').toString());
      expect([path, openApi.faultsOfAnswer(method, path, value)]).toEqual([path, []]);
    }
  });
});
