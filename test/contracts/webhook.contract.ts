import { expect, it } from '@jest/globals';
import type { Delivery } from '../../src/connectors/connector.js';
import { applies, NOW, type ContractCase } from './contract-case.js';

const PLAIN_BAD: readonly (readonly [string, string | Buffer])[] = [
  ['not JSON', 'not json'],
  ['nothing', ''],
];

export function itTakesWebhooks(contract: ContractCase): void {
  const receive = (
    body: string | Buffer,
    change: (headers: Record<string, string>) => void = () => undefined,
  ): Promise<Delivery> => {
    const { connector, standIn, source } = contract;
    if (connector.receive === undefined || standIn.sign === undefined)
      throw new Error(`${contract.kind} takes no webhooks.`);
    const request = standIn.sign(body, NOW);
    const headers = { ...request.headers } as Record<string, string>;
    change(headers);
    return connector.receive(source, { ...request, headers });
  };

  applies(contract.shown.receive !== undefined, 'when it is sent a webhook', () => {
    it('gives the posts of a delivery, and the same ones when it comes again', async () => {
      const { connector, standIn, source } = contract;
      if (standIn.delivery === undefined || standIn.sign === undefined) throw new Error('no delivery');
      const request = standIn.sign(standIn.delivery.body, NOW);
      const first = await connector.receive?.(source, request);
      expect(first?.posts.map(({ externalId }) => externalId)).toEqual(standIn.delivery.ids);
      expect(first?.rejected ?? []).toEqual([]);
      expect(first?.deliveryId).not.toBe('');
      expect(await connector.receive?.(source, request)).toEqual(first);
    });

    it('refuses what is no delivery', async () => {
      for (const [, body] of contract.standIn.badDeliveries ?? PLAIN_BAD)
        await expect(receive(body)).rejects.toMatchObject({ name: 'ConnectorError', fault: 'invalid' });
    });

    it('refuses more than 5 MiB', async () => {
      await expect(receive(' '.repeat(5 * 1024 * 1024 + 1))).rejects.toMatchObject({ fault: 'invalid' });
    });

    it('looks at the signature before anything else', async () => {
      const forge = (headers: Record<string, string>): void => {
        for (const name of Object.keys(headers)) headers[name] = `${headers[name] ?? ''}x`;
      };
      await expect(receive('not json', forge)).rejects.toMatchObject({ name: 'ConnectorError', fault: 'auth' });
    });

    it('takes nothing without a signature, nor without a secret', async () => {
      const { connector, standIn, source } = contract;
      const request = standIn.sign?.(standIn.delivery?.body ?? '', NOW);
      if (request === undefined) throw new Error('no delivery');
      await expect(connector.receive?.(source, { ...request, headers: {} })).rejects.toMatchObject({ fault: 'auth' });
      const open = { ...source, credentials: {} };
      await expect(connector.receive?.(open, request)).rejects.toMatchObject({ fault: 'auth' });
    });

    it('proves to the network that it is the receiver, and to nobody else', () => {
      const { connector, standIn, source } = contract;
      expect(connector.challenge === undefined).toBe(standIn.challenge === undefined);
      if (connector.challenge === undefined || standIn.challenge === undefined) return;
      const { request, answer, wrong } = standIn.challenge;
      expect(connector.challenge(source, request)).toMatchObject({ status: 200, body: answer });
      const toWrong = (): string | null => {
        try {
          return connector.challenge?.(source, wrong)?.body ?? null;
        } catch {
          return null;
        }
      };
      expect(toWrong()).not.toBe(answer);
    });
  });

  applies(contract.kind === 'inbound', 'in the open shape of posts', () => {
    const many = (...bodies: readonly string[]): string => `[${bodies.join(',')}]`;
    const post = (id: string): string => `{"id":${id},"text":"Hi","author":{"handle":"ann"}}`;

    it('keeps 64-bit ids', async () => {
      const { posts } = await receive(post('9223372036854775807'));
      expect(posts.map(({ externalId }) => externalId)).toEqual(['9223372036854775807']);
    });

    it('loses no good post to a bad one', async () => {
      const { posts, rejected } = await receive(many(post('1'), '{"text":"no id"}', 'null', post('2.5'), post('2')));
      expect(posts.map(({ externalId }) => externalId)).toEqual(['1', '2']);
      expect(rejected).toHaveLength(3);
      for (const { reason, raw } of rejected ?? []) expect(`${reason}|${raw}`).toMatch(/\w.*\.\|./);
    });

    it('believes no date that is still to come', async () => {
      const { posts } = await receive(
        `{"id":1,"text":"","author":{"handle":"a"},"publishedAt":"2099-01-01T00:00:00Z"}`,
      );
      expect(posts[0]?.publishedAt).toEqual(NOW);
    });

    it('refuses a single bad post', async () => {
      await expect(receive('{"id":"1"}')).rejects.toMatchObject({ fault: 'invalid' });
    });
  });
}
