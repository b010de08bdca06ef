import { expect, it } from '@jest/globals';
import { AccessRefused, ReplyError } from '../../src/connectors/reply.types.js';
import { GuardedClient } from '../../src/outbound/guarded-client.js';
import type { Answer } from '../support/stand-ins/stand-in.js';
import { applies, connectorsWith, type ContractCase } from './contract-case.js';

const TEXT = 'We are on it. Мы разбираемся.';

export function itAnswers(contract: ContractCase): void {
  const reply = (key: string, signal = AbortSignal.timeout(20_000), text = TEXT) => {
    if (contract.connector.reply === undefined) throw new Error(`${contract.kind} does not answer.`);
    return contract.connector.reply(contract.source, contract.target, text, key, signal);
  };
  const posted = () => contract.standIn.posted?.() ?? [];
  const honoursKeys = (): boolean =>
    (contract.connector.replyKeyLifeSeconds?.(contract.source, 'public') ?? null) !== null;
  const outcomeOf = async (answer: Answer, signal?: AbortSignal): Promise<ReplyError> => {
    contract.standIn.answerReplies?.(answer);
    const failure: unknown = await reply('k', signal).then(
      () => new Error('The reply succeeded.'),
      (error: unknown) => error,
    );
    if (failure instanceof ReplyError) return failure;
    throw new Error(`Not a ReplyError: ${String(failure)}`);
  };

  applies(contract.shown.reply !== undefined, 'when it answers', () => {
    it('posts once and gives the id of what it posted', async () => {
      const before = posted().length;
      const { externalId } = await reply('key-1');
      expect(contract.standIn.posted === undefined).toBe(contract.entry?.repliesOverHttp !== true);
      if (contract.standIn.posted !== undefined) {
        expect(posted()).toHaveLength(before + 1);
        expect(posted().at(-1)?.externalId).toBe(externalId);
        expect(posted().at(-1)?.text).toContain(TEXT);
      }
      expect((await reply('key-2')).externalId).not.toBe(externalId);
    });

    it('posts nothing twice under one key, where the network honours keys', async () => {
      if (!honoursKeys()) return;
      const { externalId } = await reply('key-3');
      const count = posted().length;
      expect((await reply('key-3')).externalId).toBe(externalId);
      expect(posted()).toHaveLength(count);
    });

    it('says how long a key counts in whole seconds, or not at all', () => {
      const { connector, source } = contract;
      const seconds = connector.replyKeyLifeSeconds?.(source, 'public') ?? null;
      if (seconds !== null) expect(Number.isInteger(seconds) && seconds > 0).toBe(true);
      expect(connector.replyability(contract.answerable, source).verdict).toBe('public');
    });

    it('finds what it posted, and nothing that it did not', async () => {
      const { connector, source, target } = contract;
      if (connector.findReply === undefined) return;
      const text = 'Found again, with care.';
      const since = new Date(Date.now() - 60_000);
      expect(await connector.findReply(source, target, text, since)).toBeNull();
      const { externalId } = await reply('key-4', AbortSignal.timeout(20_000), text);
      expect((await connector.findReply(source, target, text, since))?.externalId).toBe(externalId);
      expect(await connector.findReply(source, target, 'Something else.', since)).toBeNull();
    });

    it('measures an answer as the network does, and says when it does not fit', () => {
      const { connector, source, target } = contract;
      if (connector.measureReply === undefined) return;
      const short = connector.measureReply(source, target, TEXT);
      expect(short.length).toBeGreaterThan(0);
      expect(short.length).toBeLessThanOrEqual(short.limit);
      expect(short.parts).toHaveLength(1);
      const long = connector.measureReply(source, target, 'Sorry to hear that. '.repeat(short.limit));
      const codes = long.warnings.map(({ code }) => code);
      expect(codes.includes('split') || codes.includes('too-long')).toBe(true);
      for (const part of codes.includes('split') ? long.parts : [])
        expect(connector.measureReply(source, target, part).length).toBeLessThanOrEqual(long.limit);
    });
  });

  applies(contract.shown.reply !== undefined && contract.entry?.repliesOverHttp, 'when an answer fails', () => {
    it.each<[string, Answer, ReplyError['outcome']]>([
      ['400', { status: 400 }, 'refused'],
      ['401', { status: 401 }, 'refused'],
      ['404', { status: 404 }, 'refused'],
      ['422', { status: 422 }, 'refused'],
      ['408', { status: 408 }, 'unknown'],
      ['409', { status: 409 }, 'unknown'],
      ['425', { status: 425 }, 'unknown'],
      ['429', { status: 429 }, 'not-sent'],
      ['500', { status: 500 }, 'unknown'],
      ['503', { status: 503 }, 'unknown'],
      ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, 'unknown'],
      ['a closed connection', 'hang-up', 'unknown'],
      ['200 with nothing', { status: 200 }, 'unknown'],
      ['200 without an id', { status: 200, body: '{"ok":true}' }, 'unknown'],
      ['200 with a page', { status: 200, body: '<p>posted' }, 'unknown'],
      ['200 and 6 MiB', { status: 200, body: Buffer.alloc(6 * 1024 * 1024, ' ') }, 'unknown'],
    ])('classifies %s', async (_, answer, outcome) => {
      const failure = await outcomeOf(answer);
      expect(failure.outcome).toBe(outcome);
      expect(failure.message).toMatch(/\w.*\.$/);
    });

    it('tells that only the access was refused, so that it may be renewed', async () => {
      expect(await outcomeOf({ status: 401 })).toBeInstanceOf(AccessRefused);
      expect(await outcomeOf({ status: 404 })).not.toBeInstanceOf(AccessRefused);
    });

    it('hands on how long to wait', async () => {
      const { retryAfterSeconds } = await outcomeOf({ status: 429, headers: { 'retry-after': '120' } });
      expect(retryAfterSeconds).toBe(120);
    });

    it('does not know what came of a request it gave up on', async () => {
      expect((await outcomeOf('silence', AbortSignal.timeout(300))).outcome).toBe('unknown');
    });

    it('knows that nothing left when nobody listens', async () => {
      const gone = await contract.entry?.start();
      await gone?.stop();
      const [client] = connectorsWith(
        new GuardedClient({ allow: gone?.targets ?? [], userAgent: 'Earshot/test' }),
      ).filter((candidate) => candidate.kind === contract.kind);
      const there = { sourceId: '1', settings: gone?.settings ?? {}, credentials: gone?.credentials ?? {} };
      await expect(
        client?.reply?.(there, contract.target, 'Hi', 'k', AbortSignal.timeout(20_000)),
      ).rejects.toMatchObject({ name: 'ReplyError', outcome: 'not-sent' });
    });
  });
}
