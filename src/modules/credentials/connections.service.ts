import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError } from '../../connectors/connector.js';
import type { AnnouncedGrant, ClientPlace, ConsentPage, Tokens } from '../../connectors/token.types.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { invalid } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourceChangesService } from '../sources/source-changes.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { ConfinementService } from '../confinement/confinement.service.js';
import { SecretBox } from '../staff/secret-box.service.js';
import { hashSecret, newSecret } from '../../http/token-hash.js';
import { SourceTokensService } from './source-tokens.service.js';

const LIFE_SECONDS = 600;
const EXCHANGE_LIMIT_MS = 25_000;

/** What a network sends a browser back with. */
export interface ConsentAnswer {
  readonly state: string | null;
  readonly code: string | null;
  /** Its own code where nobody agreed. */
  readonly error: string | null;
  /** Who answered, where it says so (RFC 9207). */
  readonly issuer: string | null;
}

/** Where this server is reached: where browsers are sent back to, and where it describes itself to a network. */
export interface OwnPlace {
  readonly redirectUri: string;
  readonly clientUrl: string;
}

/**
 * - expired: the request is unknown, older than ten minutes, used, or somebody else's · denied: the person or the network said no
 * - refused: the network did not take what it had given itself · unreachable · failed
 */
export type ConnectFailure = 'expired' | 'denied' | 'not-allowed' | 'refused' | 'unreachable' | 'failed';

export type Connected =
  { readonly ok: true; readonly sourceId: string } | { readonly ok: false; readonly reason: ConnectFailure };

interface TakenRequest {
  readonly sourceId: string;
  readonly redirectUri: string;
  readonly sealedVerifier: string;
  readonly sealedRemembered: string | null;
}

const verifierBinding = (stateHash: string): string => `oauth_request:${stateHash}:sealed_verifier`;
const rememberedBinding = (stateHash: string): string => `oauth_request:${stateHash}:sealed_remembered`;

/** Has a person agree on a network's own page that a source may work with their account. */
@Injectable()
export class ConnectionsService {
  private readonly log = new Logger('Credentials');

  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourcesService,
    private readonly changes: SourceChangesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly tokens: SourceTokensService,
    private readonly secrets: SecretBox,
    private readonly audit: AuditService,
    private readonly confinement: ConfinementService,
  ) {}

  /** `placeFor` says where this server is reached for sources of a kind. Throws `no-consent` and `cannot-connect`. */
  async begin(actor: Actor, sourceId: string, placeFor: (kind: string) => OwnPlace): Promise<string> {
    requireAccess(actor, 'credentials', 'update');
    const source = await this.sources.find(this.dataSource, actor, sourceId);
    const { redirectUri, clientUrl } = placeFor(source.connector);
    const keeper = this.catalogue.get(source.connector)?.tokens;
    const [state, verifier] = [newSecret(), newSecret()];
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
    const request = { state, redirectUri, codeChallenge, clientUrl };
    const { url, remembered } = await consentPage(() => {
      const settings = this.sources.openSettings(source);
      if (keeper?.announcedConsent !== undefined)
        return keeper.announcedConsent.announce(settings, request, AbortSignal.timeout(EXCHANGE_LIMIT_MS));
      if (keeper?.consent !== undefined) return keeper.consent.authorizeUrl(settings, request);
      throw invalid('no-consent', 'Sources of this kind are not connected with an account.');
    });
    const stateHash = hashSecret(state);
    await this.dataSource.transaction(async (tx) => {
      await tx.query('DELETE FROM oauth_request WHERE source_id = $1 AND member_id = $2', [sourceId, actor.memberId]);
      await tx.query(
        `INSERT INTO oauth_request (state_hash, workspace_id, source_id, member_id, redirect_uri, sealed_verifier,
           sealed_remembered, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))`,
        [
          stateHash,
          actor.workspaceId,
          sourceId,
          actor.memberId,
          redirectUri,
          this.secrets.seal(verifier, verifierBinding(stateHash)),
          remembered === null ? null : this.secrets.seal(JSON.stringify(remembered), rememberedBinding(stateHash)),
          LIFE_SECONDS,
        ],
      );
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'source.connect',
        resourceId: sourceId,
      });
    });
    return url;
  }

  /** Uses the request up, whatever the answer is. `actor` is whose session the browser has. */
  async finish(actor: Actor, answer: ConsentAnswer): Promise<Connected> {
    if (authorise(actor, 'credentials', 'update') === null) return { ok: false, reason: 'not-allowed' };
    if (answer.state === null) return { ok: false, reason: 'expired' };
    const stateHash = hashSecret(answer.state);
    const taken = await this.take(actor, stateHash);
    if (taken === null) return { ok: false, reason: 'expired' };
    if (answer.error !== null || answer.code === null) return { ok: false, reason: 'denied' };
    const codeVerifier = this.secrets.open(taken.sealedVerifier, verifierBinding(stateHash));
    const remembered: unknown =
      taken.sealedRemembered === null
        ? {}
        : JSON.parse(this.secrets.open(taken.sealedRemembered, rememberedBinding(stateHash)));
    return this.exchange(actor, taken, {
      code: answer.code,
      redirectUri: taken.redirectUri,
      codeVerifier,
      issuer: answer.issuer,
      remembered: remembered as Record<string, string>,
    });
  }

  /** How this installation describes itself to the networks that read it; null where those of a kind do not. */
  clientDocument(kind: string, place: ClientPlace): object | null {
    return this.catalogue.get(kind)?.tokens?.announcedConsent?.clientDocument(place) ?? null;
  }

  private async take(actor: Actor, stateHash: string): Promise<TakenRequest | null> {
    const [row] = await query<TakenRequest>(
      this.dataSource,
      `DELETE FROM oauth_request WHERE state_hash = $1 AND workspace_id = $2 AND member_id = $3 AND expires_at > now()
       RETURNING source_id AS "sourceId", redirect_uri AS "redirectUri", sealed_verifier AS "sealedVerifier",
         sealed_remembered AS "sealedRemembered"`,
      [stateHash, actor.workspaceId, actor.memberId],
    );
    return row ?? null;
  }

  private async exchange(actor: Actor, { sourceId }: TakenRequest, grant: AnnouncedGrant): Promise<Connected> {
    const source = await this.sources.findForReply(actor.workspaceId, sourceId);
    const keeper = source === null ? undefined : this.catalogue.get(source.connector)?.tokens;
    const consent = keeper?.announcedConsent ?? keeper?.consent;
    if (source === null || consent === undefined) return { ok: false, reason: 'expired' };
    const typed = this.sources.openSettings(source);
    let tokens: Tokens;
    try {
      tokens = await this.confinement.within(actor.workspaceId, () =>
        consent.exchange(typed, grant, AbortSignal.timeout(EXCHANGE_LIMIT_MS)),
      );
    } catch (error) {
      this.log.warn(`Source ${sourceId} was not connected: ${describe(error)}`);
      return { ok: false, reason: failureOf(error) };
    }
    await this.store(actor, sourceId, tokens);
    return { ok: true, sourceId };
  }

  private async store(actor: Actor, sourceId: string, tokens: Tokens): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.tokens.replace(tx, actor.workspaceId, sourceId, tokens);
      await this.changes.startAnew(tx, actor, sourceId, tokens.credentials);
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'source.connected',
        resourceId: sourceId,
        details: { account: tokens.account ?? null, scopes: tokens.scopes ?? [] },
      });
    });
  }
}

/** The address goes into a browser: only ones that a browser opens as a page. */
async function consentPage(
  make: () => string | Promise<ConsentPage>,
): Promise<{ readonly url: string; readonly remembered: Readonly<Record<string, string>> | null }> {
  try {
    const made = await make();
    const page = typeof made === 'string' ? { url: made, remembered: null } : made;
    const url = new URL(page.url);
    if (url.protocol === 'https:' || url.protocol === 'http:') return { url: url.href, remembered: page.remembered };
  } catch (error) {
    if (error instanceof ConnectorError) throw invalid('cannot-connect', error.message);
    throw error;
  }
  throw invalid('cannot-connect', 'The address of the network is not one that a browser opens.');
}

function failureOf(error: unknown): ConnectFailure {
  if (!(error instanceof ConnectorError)) return 'failed';
  if (error.fault === 'auth') return 'refused';
  return error.fault === 'retry' || error.fault === 'quota' ? 'unreachable' : 'failed';
}

const describe = (error: unknown): string => (error instanceof ConnectorError ? error.message : 'an internal error.');
