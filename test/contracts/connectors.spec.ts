import { afterAll, describe, expect, it } from '@jest/globals';
import { STAND_INS } from '../support/stand-ins/stand-ins.js';
import { closeAll, ContractCase, described } from './contract-case.js';
import { itDescribesItself } from './description.contract.js';
import { itSendsPictures } from './media.contract.js';
import { itPolls } from './poll.contract.js';
import { itLooksAgain } from './presence.contract.js';
import { itAnswers } from './reply.contract.js';
import { itTakesWebhooks } from './webhook.contract.js';

afterAll(() => closeAll(described));

describe('the registry of connectors', () => {
  it('has a stand-in for every connector, and no other', () => {
    expect(Object.keys(STAND_INS).sort()).toEqual(described.map(({ kind }) => kind).sort());
  });

  it('names each once', () => {
    expect(new Set(described.map(({ kind }) => kind)).size).toBe(described.length);
  });
});

describe.each(described.map((connector) => [connector.kind, connector] as const))('%s', (_, shown) => {
  const contract = new ContractCase(shown);
  itDescribesItself(contract);
  itPolls(contract);
  itTakesWebhooks(contract);
  itLooksAgain(contract);
  itAnswers(contract);
  itSendsPictures(contract);
});
