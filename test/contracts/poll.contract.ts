import { expect, it } from '@jest/globals';
import type { Page } from '../../src/connectors/connector.js';
import { ConnectorError } from '../../src/connectors/connector.js';
import type { Answer } from '../support/stand-ins/stand-in.js';
import { applies, NOW, type ContractCase } from './contract-case.js';

const MOST_PAGES = 20;

export function itPolls(contract: ContractCase): void {
  const ids = (page: Page): string[] => page.posts.map(({ externalId }) => externalId);

  applies(contract.shown.poll !== undefined, 'when it polls', () => {
    it('gives every post once with a stable id and a full set of facts', async () => {
      const page = await contract.poll();
      expect(ids(page)).toEqual(contract.standIn.pollIds);
      expect(page.complete).toBe(true);
      for (const post of page.posts) {
        expect(post.externalId).not.toBe('');
        expect(post.author.handle).not.toBe('');
        expect(post.publishedAt?.getTime() ?? 0).toBeLessThanOrEqual(NOW.getTime());
      }
    });

    it('gives the same page from the same cursor', async () => {
      expect(await contract.poll()).toEqual(await contract.poll());
    });

    it('keeps its place in a cursor that survives JSON, however small the pages', async () => {
      const seen = new Set<string>();
      let cursor: Page['cursor'] = null;
      for (let pages = 0, complete = false; !complete; pages += 1) {
        expect(pages).toBeLessThan(MOST_PAGES);
        const page: Page = await contract.poll(JSON.parse(JSON.stringify(cursor)) as Page['cursor'], 2);
        expect(page.posts.length).toBeLessThanOrEqual(Math.max(2, contract.standIn.smallestPage ?? 0));
        for (const id of ids(page)) seen.add(id);
        ({ cursor, complete } = page);
      }
      expect(seen).toEqual(new Set(contract.standIn.pollIds));
    });

    it('makes nothing of a cursor it did not write', async () => {
      const page = await contract.poll({ made: 'up', startedAt: 5, etag: {}, offset: 'x', floor: 7, places: [] });
      expect(ids(page)).toEqual(contract.standIn.pollIds);
    });
  });

  applies(contract.entry?.pollsOverHttp, 'when a poll fails', () => {
    const failureOf = async (answer: Answer): Promise<ConnectorError> => {
      contract.standIn.answerPolls?.(answer);
      const failure: unknown = await contract.poll().then(
        () => new Error('The poll succeeded.'),
        (error: unknown) => error,
      );
      if (failure instanceof ConnectorError) return failure;
      throw new Error(`Not a ConnectorError: ${String(failure)}`);
    };

    it.each<[string, Answer, readonly ConnectorError['fault'][]]>([
      ['401', { status: 401 }, ['auth']],
      ['402', { status: 402 }, ['payment']],
      ['403', { status: 403 }, ['auth']],
      ['404', { status: 404 }, ['retry', 'gone']],
      ['410', { status: 410 }, ['gone']],
      ['429', { status: 429 }, ['quota']],
      ['500', { status: 500 }, ['retry']],
      ['503', { status: 503, headers: { 'retry-after': '60' } }, ['retry']],
      ['a closed connection', 'hang-up', ['retry']],
      ['nothing', { status: 200, body: '' }, ['invalid']],
      ['a page for people', { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Hi' }, ['invalid']],
      ['noise', { status: 200, body: Buffer.alloc(4_096, 0xfe) }, ['invalid']],
      ['6 MiB', { status: 200, body: Buffer.alloc(6 * 1024 * 1024, ' ') }, ['invalid']],
    ])('classifies %s', async (_, answer, faults) => {
      const { fault, message } = await failureOf(answer);
      expect(faults).toContain(fault);
      expect(message).toMatch(/\w.*\.$/);
      expect(message).not.toContain(contract.standIn.targets[0]);
    });

    it.each<[number, string]>([
      [401, 'revoked'],
      [402, 'payment-required'],
      [403, 'forbidden'],
      [429, 'rate-limited'],
    ])('says why a person must act, or not, at %s', async (status, code) => {
      expect((await failureOf({ status })).options.code).toBe(code);
    });

    it.each([
      ['seconds', '120'],
      ['a date', new Date(NOW.getTime() + 120_500).toUTCString()],
    ])('hands on how long to wait, given in %s', async (_, value) => {
      const { options } = await failureOf({ status: 429, headers: { 'retry-after': value } });
      expect(options.retryAfterSeconds).toBeGreaterThanOrEqual(119);
      expect(options.retryAfterSeconds).toBeLessThanOrEqual(121);
    });

    it('works again as soon as the other side does', async () => {
      await failureOf({ status: 500 });
      contract.standIn.answerPolls?.(null);
      expect((await contract.poll()).posts).toHaveLength(contract.standIn.pollIds?.length ?? 0);
    });
  });
}
