import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import type { Connector, ConnectorContext, Page, SearchTerm } from '../../src/connectors/connector.js';
import type { SourceSettings } from '../../src/connectors/setting.types.js';
import type { PostFacts, ReplyTarget } from '../../src/connectors/reply.types.js';
import { createConnectors } from '../../src/connectors/registry.js';
import { GuardedClient } from '../../src/outbound/guarded-client.js';
import type { OutboundClient } from '../../src/outbound/outbound.types.js';
import { fakeOutbound } from '../support/fake-outbound.js';
import type { StandIn } from '../support/stand-ins/stand-in.js';
import { STAND_INS, type StandInEntry } from '../support/stand-ins/stand-ins.js';

export const NOW = new Date();
const ACME: readonly SearchTerm[] = [{ kind: 'word', text: 'acme' }];
const ANN: ReplyTarget = { externalId: 'p1', conversationId: 'c1', authorHandle: 'ann', visibility: 'public' };

export const connectorsWith = (
  outbound: OutboundClient,
  readableFolders: readonly string[] = [],
): readonly Connector[] => {
  const context: ConnectorContext = { outbound, readableFolders, now: () => new Date() };
  return createConnectors(context);
};

export const closeAll = (connectors: readonly Connector[]): Promise<unknown> =>
  Promise.all(connectors.flatMap((connector) => (connector.close === undefined ? [] : [connector.close()])));

/** The registry as it describes itself: nothing of it may leave. */
export const described = connectorsWith(fakeOutbound());

export const applies = (condition: boolean | undefined, name: string, tests: () => void): void => {
  if (condition === true) describe(name, tests);
};

/** A connector of the registry and the other side it talks to, started for the tests of one describe. */
export class ContractCase {
  readonly entry: StandInEntry | undefined;
  private started: { standIn: StandIn; connector: Connector; all: readonly Connector[] } | null = null;

  constructor(readonly shown: Connector) {
    this.entry = STAND_INS[shown.kind];
    beforeAll(() => this.start());
    afterAll(() => this.stop());
    beforeEach(() => {
      this.standIn.answerPolls?.(null);
      this.standIn.answerReplies?.(null);
    });
  }

  get kind(): string {
    return this.shown.kind;
  }

  get standIn(): StandIn {
    return this.running.standIn;
  }

  get connector(): Connector {
    return this.running.connector;
  }

  get source(): SourceSettings {
    const { settings, credentials } = this.standIn;
    return { sourceId: '1', settings, credentials };
  }

  get target(): ReplyTarget {
    return this.standIn.replyTarget ?? ANN;
  }

  /** A post that may be answered wherever anything may. */
  get answerable(): PostFacts {
    const { externalId, authorHandle } = this.target;
    return { url: null, authorHandle, externalId, publishedAt: NOW, addressesUs: true };
  }

  poll(cursor: Page['cursor'] = null, maxPosts = 1_000): Promise<Page> {
    if (this.connector.poll === undefined) throw new Error(`${this.kind} does not poll.`);
    const limits = { now: NOW, maxPosts, maxRequests: 50, terms: this.standIn.terms ?? ACME };
    return this.connector.poll(this.source, cursor, limits, AbortSignal.timeout(20_000));
  }

  private get running() {
    if (this.started === null) throw new Error(`${this.kind} is not started.`);
    return this.started;
  }

  private async start(): Promise<void> {
    if (this.entry === undefined) throw new Error(`No stand-in for ${this.kind}.`);
    const standIn = await this.entry.start();
    const all = connectorsWith(
      new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' }),
      standIn.folders,
    );
    const connector = all.find((candidate) => candidate.kind === this.kind);
    if (connector === undefined) throw new Error(`${this.kind} is not there twice.`);
    this.started = { standIn, connector, all };
  }

  private async stop(): Promise<void> {
    if (this.started === null) return;
    await closeAll(this.started.all);
    await this.started.standIn.stop();
  }
}
