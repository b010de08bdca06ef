import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError, type TokenKeeper, type Tokens } from '../../connectors/connector.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { invalid } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourceChangesService } from '../sources/source-changes.service.js';
import { SourcesService } from '../sources/sources.service.js';
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
}

const verifierBinding = (stateHash: string): string => `oauth_request:${stateHash}:sealed_verifier`;

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
  ) {}

  /** `redirectUri` is where the network sends the browser back to. Throws `no-consent` and `cannot-connect`. */
  async begin(actor: Actor, sourceId: string, redirectUri: string): Promise<string> {
    requireAccess(actor, 'credentials', 'update');
    const source = await this.sources.find(this.dataSource, actor, sourceId);
    const consent = this.catalogue.get(source.connector)?.tokens?.consent;
    if (consent === undefined) throw invalid('no-consent', 'Sources of this kind are not connected with an account.');
    const [state, verifier] = [newSecret(), newSecret()];
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
    const url = authorizeUrl(() =>
      consent.authorizeUrl(this.sources.openSettings(source), { state, redirectUri, codeChallenge }),
    );
    const stateHash = hashSecret(state);
    await this.dataSource.transaction(async (tx) => {
      await tx.query('DELETE FROM oauth_request WHERE source_id = $1 AND member_id = $2', [sourceId, actor.memberId]);
      await tx.query(
        `INSERT INTO oauth_request (state_hash, workspace_id, source_id, member_id, redirect_uri, sealed_verifier, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
        [
          stateHash,
          actor.workspaceId,
          sourceId,
          actor.memberId,
          redirectUri,
          this.secrets.seal(verifier, verifierBinding(stateHash)),
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
    return this.exchange(actor, taken, { code: answer.code, redirectUri: taken.redirectUri, codeVerifier });
  }

  private async take(actor: Actor, stateHash: string): Promise<TakenRequest | null> {
    const [row] = await query<TakenRequest>(
      this.dataSource,
      `DELETE FROM oauth_request WHERE state_hash = $1 AND workspace_id = $2 AND member_id = $3 AND expires_at > now()
       RETURNING source_id AS "sourceId", redirect_uri AS "redirectUri", sealed_verifier AS "sealedVerifier"`,
      [stateHash, actor.workspaceId, actor.memberId],
    );
    return row ?? null;
  }

  private async exchange(
    actor: Actor,
    { sourceId }: TakenRequest,
    grant: Parameters<NonNullable<TokenKeeper['consent']>['exchange']>[1],
  ): Promise<Connected> {
    const source = await this.sources.findForReply(actor.workspaceId, sourceId);
    const consent = source === null ? undefined : this.catalogue.get(source.connector)?.tokens?.consent;
    if (source === null || consent === undefined) return { ok: false, reason: 'expired' };
    const typed = this.sources.openSettings(source);
    let tokens: Tokens;
    try {
      tokens = await consent.exchange(typed, grant, AbortSignal.timeout(EXCHANGE_LIMIT_MS));
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
function authorizeUrl(make: () => string): string {
  try {
    const url = new URL(make());
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.href;
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
