import { expect, it } from '@jest/globals';
import { applies, type ContractCase } from './contract-case.js';

export function itLooksAgain(contract: ContractCase): void {
  applies(contract.shown.exists !== undefined, 'when it is asked what is still there', () => {
    it('says how many it looks at in one go', () => {
      expect(contract.shown.existsAtOnce).toBeGreaterThan(0);
    });

    it('tells what is there from what is gone, each asked post once', async () => {
      const { connector, standIn, source } = contract;
      if (connector.exists === undefined || standIn.presence === undefined) throw new Error('nothing to look at');
      const { there, gone } = standIn.presence;
      const found = await connector.exists(source, [...there, ...gone], AbortSignal.timeout(20_000));
      expect(new Map(found.map(({ externalId, state }) => [externalId, state]))).toEqual(
        new Map([...there.map((id) => [id, 'there'] as const), ...gone.map((id) => [id, 'gone'] as const)]),
      );
      expect(found).toHaveLength(there.length + gone.length);
    });

    it('takes trouble of the network for trouble, never for a deletion', async () => {
      const { connector, standIn, source } = contract;
      if (contract.entry?.pollsOverHttp !== true || standIn.presence === undefined) return;
      for (const answer of [{ status: 500 }, { status: 401 }, { status: 429 }, 'hang-up'] as const) {
        standIn.answerPolls?.(answer);
        await expect(
          connector.exists?.(source, standIn.presence.there, AbortSignal.timeout(20_000)),
        ).rejects.toMatchObject({ name: 'ConnectorError' });
      }
    });
  });
}
