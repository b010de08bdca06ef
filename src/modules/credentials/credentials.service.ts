import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { ConnectorError } from '../../connectors/connector.js';
import type { SourceSettings } from '../../connectors/setting.types.js';
import type { TokenKeeper, Tokens } from '../../connectors/token.types.js';
import { AccessRefused } from '../../connectors/reply.types.js';
import { ConfinementService } from '../confinement/confinement.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService, type SealedSource } from '../sources/sources.service.js';
import { SourceTokensService } from './source-tokens.service.js';
import type { HeldTokens, TokenLease } from './source-tokens.types.js';

/** Tokens with less than this left are renewed before they are used. */
const MARGIN_MS = 60_000;
/** Well within the lease. */
const RENEWAL_LIMIT_MS = 25_000;
const LONGEST_WAIT_MS = 30_000;
const LOOK_AGAIN_MS = 150;
/** What was typed in is tried again after a refusal: the refusal may have been a mistake of the network. */
const TRIED_AGAIN_MS = 3_600_000;
const STORE_ATTEMPTS = 20;
const STORE_PAUSE_MS = 1_000;

/** A stored source, as calls of its connector begin with it. */
export interface CallableSource extends SealedSource {
  readonly workspaceId: string;
  readonly connector: string;
}

interface Opened {
  readonly settings: SourceSettings;
  /** Of the tokens in them; null where the row is yet to be made. */
  readonly epoch: string | null;
}

/**
 * What a connector is called with: what an administrator typed in, and the tokens a network gave, renewed in time. Tokens are
 * renewed by one worker at a time, outside any transaction, and stored before anything uses them.
 */
@Injectable()
export class CredentialsService {
  private readonly log = new Logger('Credentials');

  constructor(
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly tokens: SourceTokensService,
    private readonly confinement: ConfinementService,
  ) {}

  /** Throws ConnectorError as the network does when tokens cannot be had; `auth` with the code `revoked` where a person must act. */
  async open(source: CallableSource): Promise<SourceSettings> {
    return this.confinement.within(source.workspaceId, async () => (await this.openFresh(source)).settings);
  }

  /** The same with tokens as they are, however old: for checking signatures and for what asks no network. */
  async openAsIs(source: CallableSource): Promise<SourceSettings> {
    const typed = this.sources.openSettings(source);
    if (this.keeperOf(source) === undefined) return typed;
    return merge(typed, (await this.tokens.read(source.id))?.credentials ?? null);
  }

  /** Calls a network. Tokens that it refuses although they should be good are renewed, and `work` runs once more. */
  call<T>(source: CallableSource, work: (settings: SourceSettings) => Promise<T>): Promise<T> {
    return this.confinement.within(source.workspaceId, () => this.callFresh(source, work));
  }

  private async callFresh<T>(source: CallableSource, work: (settings: SourceSettings) => Promise<T>): Promise<T> {
    const { settings, epoch } = await this.openFresh(source);
    const keeper = this.keeperOf(source);
    try {
      return await work(settings);
    } catch (error) {
      if (epoch === null || keeper === undefined || !isRefusal(error)) throw error;
      if (!canRenew(keeper)) {
        const lease = await this.tokens.lease(source.workspaceId, source.id, epoch);
        if (lease !== null) await this.tokens.revoke(lease, error.message);
        throw error;
      }
      const renewed = await this.renew(source, keeper, epoch);
      return work(renewed.settings);
    }
  }

  /** Renews the tokens of a source before they run out; false where somebody else did, or it has to wait. */
  renewAhead(source: CallableSource): Promise<boolean> {
    return this.confinement.within(source.workspaceId, () => this.renewWhereDue(source));
  }

  private async renewWhereDue(source: CallableSource): Promise<boolean> {
    const keeper = this.keeperOf(source);
    const held = await this.tokens.read(source.id);
    if (keeper === undefined || held?.state !== 'connected' || held.isLeased || !canRenew(keeper)) return false;
    try {
      await this.renew(source, keeper, held.epoch);
      return true;
    } catch (error) {
      if (error instanceof ConnectorError) return false;
      throw error;
    }
  }

  private async openFresh(source: CallableSource): Promise<Opened> {
    const typed = this.sources.openSettings(source);
    const keeper = this.keeperOf(source);
    if (keeper === undefined) return { settings: typed, epoch: null };
    const held = await this.tokens.read(source.id);
    if (held?.state === 'revoked' && !mayTryAgain(held, keeper)) throw revoked(held.problem);
    if (held?.state === 'connected' && held.credentials !== null && !isDue(held, keeper))
      return { settings: merge(typed, held.credentials), epoch: held.epoch };
    // Nobody has agreed yet: what can be done without, the connector knows.
    if ((held?.credentials ?? null) === null && keeper.obtain === undefined) return { settings: typed, epoch: null };
    return this.renew(source, keeper, held?.epoch ?? null);
  }

  /** Renews tokens last seen at `seenEpoch`, or waits for whoever is doing that. */
  private async renew(source: CallableSource, keeper: TokenKeeper, seenEpoch: string | null): Promise<Opened> {
    const lease = await this.tokens.lease(source.workspaceId, source.id, seenEpoch);
    if (lease === null) return this.awaitRenewal(source);
    try {
      const tokens = await this.ask(source, keeper, lease.held);
      if (await this.keep(lease, tokens)) this.log.log(`Source ${source.id}: its access was renewed.`);
    } catch (error) {
      return this.settleFailure(source, lease, error);
    }
    return this.awaitRenewal(source);
  }

  private ask(source: CallableSource, keeper: TokenKeeper, held: HeldTokens): Promise<Tokens> {
    const typed = this.sources.openSettings(source);
    const signal = AbortSignal.timeout(RENEWAL_LIMIT_MS);
    // After a refusal only what was typed in can help.
    if (held.credentials !== null && held.state === 'connected' && keeper.refresh !== undefined)
      return keeper.refresh(merge(typed, held.credentials), signal);
    if (keeper.obtain !== undefined) return keeper.obtain(typed, signal);
    return Promise.reject(revoked(null));
  }

  /** What the network gave is the only copy: a database that is away is waited for as long as the lease lasts. */
  private async keep(lease: TokenLease, tokens: Tokens): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.tokens.keep(lease, tokens);
      } catch (error) {
        if (attempt === STORE_ATTEMPTS) throw error;
        await sleep(STORE_PAUSE_MS);
      }
    }
  }

  private async settleFailure(source: CallableSource, lease: TokenLease, error: unknown): Promise<Opened> {
    const message = error instanceof ConnectorError ? error.message : 'The access could not be renewed.';
    if (error instanceof ConnectorError && error.fault === 'auth') {
      if (await this.tokens.revoke(lease, message)) await this.sources.readSoon(source.id);
      throw revoked(message, error);
    }
    const wait = error instanceof ConnectorError ? error.options.retryAfterSeconds : undefined;
    await this.tokens.postpone(lease, message, wait);
    const { credentials, expiresAt, now } = lease.held;
    // Renewed ahead of time: what is there still works.
    if (credentials !== null && expiresAt !== null && expiresAt > now && error instanceof ConnectorError)
      return { settings: merge(this.sources.openSettings(source), credentials), epoch: null };
    throw error;
  }

  /** The tokens as they are once nobody renews them any more. */
  private async awaitRenewal(source: CallableSource): Promise<Opened> {
    const typed = this.sources.openSettings(source);
    for (let waitedMs = 0; waitedMs < LONGEST_WAIT_MS; waitedMs += LOOK_AGAIN_MS) {
      const held = await this.tokens.read(source.id);
      if (held?.state === 'revoked' && !held.isLeased) throw revoked(held.problem);
      const isGood = held?.expiresAt === null || (held?.expiresAt ?? new Date(0)) > (held?.now ?? new Date(0));
      if (held !== null && held.credentials !== null && !held.isLeased && isGood)
        return { settings: merge(typed, held.credentials), epoch: held.epoch };
      if (held === null || (!held.isLeased && !isGood)) break;
      await sleep(LOOK_AGAIN_MS);
    }
    throw new ConnectorError('retry', 'The access to this source is being renewed; it is tried again soon.');
  }

  private keeperOf(source: CallableSource): TokenKeeper | undefined {
    return this.catalogue.get(source.connector)?.tokens;
  }
}

const canRenew = (keeper: TokenKeeper): boolean => keeper.refresh !== undefined || keeper.obtain !== undefined;

const isDue = ({ expiresAt, now }: HeldTokens, keeper: TokenKeeper): boolean =>
  expiresAt !== null && canRenew(keeper) && expiresAt.getTime() - now.getTime() < MARGIN_MS;

const mayTryAgain = ({ problemAt, now }: HeldTokens, keeper: TokenKeeper): boolean =>
  keeper.obtain !== undefined && problemAt !== null && now.getTime() - problemAt.getTime() > TRIED_AGAIN_MS;

/** A network that forbids one thing has not taken the access back. */
const isRefusal = (error: unknown): error is ConnectorError | AccessRefused =>
  error instanceof AccessRefused ||
  (error instanceof ConnectorError && error.fault === 'auth' && (error.options.code ?? 'revoked') === 'revoked');

const merge = (typed: SourceSettings, tokens: Readonly<Record<string, string>> | null): SourceSettings =>
  tokens === null ? typed : { ...typed, credentials: { ...typed.credentials, ...tokens } };

const revoked = (problem: string | null, cause?: unknown): ConnectorError =>
  new ConnectorError('auth', problem ?? 'The access was taken back; connect the account again.', {
    code: 'revoked',
    ...(cause === undefined ? {} : { cause }),
  });
