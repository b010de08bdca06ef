import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Connector } from '../../connectors/connector.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { FieldError } from '../../errors.js';
import { type AppError, invalid, notFound, staleVersion } from '../../errors.js';
import { findCredentialFaults, findSettingFaults, urlsOf } from '../../http/plug-in-settings.js';
import { requireAccess } from '../../http/require-access.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { AuditService } from '../audit/audit.service.js';
import { SourceTokensService } from '../credentials/source-tokens.service.js';
import { LiveService } from '../live/live.service.js';
import { SecretBox } from '../staff/secret-box.service.js';
import { ConnectorCatalogue } from './connector-catalogue.service.js';
import { GapStore } from './gap-store.service.js';
import type { SourceRow } from './source-rows.js';
import { isSameSettings, mayBeReached, movesToAnotherHost } from './source-settings.js';
import { credentialsBinding, SourcesService } from './sources.service.js';
import type { NewSource, SourceChange, SourceView } from './sources.dto.js';

const USUAL_INTERVAL = { minSeconds: 30, usualSeconds: 300 };

/** Adding, changing and removing sources. Credentials go in and never come out. */
@Injectable()
export class SourceChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly secrets: SecretBox,
    private readonly tokens: SourceTokensService,
    private readonly gaps: GapStore,
    private readonly outbound: OutboundService,
    private readonly audit: AuditService,
    private readonly live: LiveService,
    private readonly wakeUp: WakeUpService,
  ) {}

  async create(actor: Actor, source: NewSource, origin: string): Promise<SourceView> {
    requireAccess(actor, 'sources', 'create');
    if (source.credentials !== undefined) requireAccess(actor, 'credentials', 'create');
    const connector = this.catalogue.get(source.connector);
    if (connector === undefined)
      throw refused([{ field: 'connector', message: `there is no connector "${source.connector}"` }]);
    await this.check(connector, source.settings, source.credentials, source.intervalSeconds);
    return this.dataSource.transaction(async (tx) => {
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled, created_by, is_listening, budget)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [
          actor.workspaceId,
          connector.kind,
          source.name.trim(),
          JSON.stringify(source.settings),
          source.intervalSeconds ?? (connector.interval ?? USUAL_INTERVAL).usualSeconds,
          connector.poll !== undefined,
          actor.memberId,
          listensWith(connector, source.settings, source.credentials),
          budgetOf(source.budget),
        ],
      );
      if (row === undefined) throw new Error('The database gave no id for a new source.');
      if (source.credentials !== undefined) await this.seal(tx, row.id, source.credentials);
      return this.record(tx, actor, row.id, 'source.create', origin, {
        connector: connector.kind,
        name: source.name.trim(),
        hasCredentials: source.credentials !== undefined,
      });
    });
  }

  /** `version` is the one the caller last saw; null leaves out the check. Settings are replaced as a whole. */
  async update(
    actor: Actor,
    id: string,
    version: number | null,
    change: SourceChange,
    origin: string,
  ): Promise<SourceView> {
    requireAccess(actor, 'sources', 'update');
    if (change.credentials !== undefined) requireAccess(actor, 'credentials', 'update');
    if (change.retentionDays !== undefined) requireAccess(actor, 'privacy', 'act');
    return this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, actor, id, version, origin);
      const connector = this.catalogue.get(row.connector);
      if (connector === undefined) throw notFound('source');
      const { settings = row.settings, credentials, intervalSeconds } = change;
      await this.check(connector, settings, credentials, intervalSeconds);
      const isMoved = change.settings !== undefined && !isSameSettings(row.settings, change.settings);
      if (isMoved) this.guardCredentials(connector, row, change);
      if (change.credentials !== undefined) await this.seal(tx, id, change.credentials);
      // Tokens were given for these credentials and this address.
      if (change.credentials !== undefined || movesToAnotherHost(connector, row.settings, settings))
        await this.tokens.forget(tx, id);
      const isListening =
        change.settings === undefined && credentials === undefined
          ? row.isListening
          : listensWith(connector, settings, credentials ?? (await this.credentialsOf(tx, row)));
      await this.write(tx, row, change, isMoved, isListening);
      if (change.retentionDays !== undefined)
        await tx.query('UPDATE source SET retention_days = $2 WHERE id = $1', [id, change.retentionDays]);
      if (row.healthState === 'paused' && change.isPaused === false) await this.recordPause(tx, connector, row);
      return this.record(tx, actor, id, 'source.update', origin, {
        changed: Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name])),
        ...(change.isPaused === undefined ? {} : { isPaused: change.isPaused }),
        ...(change.retentionDays === undefined ? {} : { retentionDays: change.retentionDays }),
      });
    });
  }

  /** The row stays: mentions go on naming it. Its credentials do not. */
  async remove(actor: Actor, id: string, version: number | null, origin: string): Promise<void> {
    requireAccess(actor, 'sources', 'delete');
    await this.dataSource.transaction(async (tx) => {
      const { name } = await this.lock(tx, actor, id, version, origin);
      await tx.query(
        `UPDATE source SET deleted_at = now(), credentials = NULL, epoch = epoch + 1, lease_token = NULL,
           lease_until = NULL, version = version + 1 WHERE id = $1`,
        [id],
      );
      await this.tokens.forget(tx, id);
      await this.tellBrowsers(tx, actor.workspaceId, id, 'gone');
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'source.delete',
        resourceId: id,
        details: { name },
      });
    });
  }

  /**
   * A network has given it access: it is tried at once, and listens where it can now. Part of the transaction that stores the
   * tokens, and audited there.
   */
  async startAnew(
    tx: EntityManager,
    actor: Actor,
    id: string,
    tokens: Readonly<Record<string, string>>,
  ): Promise<void> {
    const row = await this.lock(tx, actor, id, null, '');
    const connector = this.catalogue.get(row.connector);
    if (connector === undefined) throw notFound('source');
    const credentials = { ...this.sources.openSettings(row).credentials, ...tokens };
    await tx.query(
      `UPDATE source SET version = version + 1, is_listening = $2, epoch = epoch + 1, lease_token = NULL,
         lease_until = NULL, next_poll_at = now(), failures = 0, last_error = NULL, health_reason = NULL,
         health_since = CASE WHEN health_state = 'paused' THEN health_since ELSE now() END,
         health_state = CASE WHEN health_state = 'paused' THEN 'paused' ELSE 'waiting' END
       WHERE id = $1`,
      [id, listensWith(connector, row.settings, credentials)],
    );
    await this.tellBrowsers(tx, actor.workspaceId, id, row.healthState);
    await this.wakeUp.announce(tx, 'sources');
  }

  private async credentialsOf(tx: EntityManager, row: SourceRow): Promise<Readonly<Record<string, string>>> {
    const held = await this.tokens.read(row.id, tx);
    return { ...this.sources.openSettings(row).credentials, ...held?.credentials };
  }

  /** Throws `invalid-source` with every fault of settings, credentials and interval. */
  private async check(
    connector: Connector,
    settings: NewSource['settings'],
    credentials: NewSource['credentials'],
    intervalSeconds: number | undefined,
  ): Promise<void> {
    const faults = await findSettingFaults(connector, settings);
    for (const { name, url } of urlsOf(connector, settings)) {
      const field = `settings.${name}`;
      if (faults.some((fault) => fault.field === field) || mayBeReached(this.outbound, url)) continue;
      faults.push({ field, message: `${name} is an address that may not be reached` });
    }
    if (credentials !== undefined) faults.push(...findCredentialFaults(connector.credentialFields, credentials));
    const { minSeconds } = connector.interval ?? USUAL_INTERVAL;
    if (intervalSeconds !== undefined && intervalSeconds < minSeconds)
      faults.push({ field: 'intervalSeconds', message: `intervalSeconds must not be less than ${String(minSeconds)}` });
    if (faults.length > 0) throw refused(faults);
  }

  /** What was pushed to us while the source was paused was refused; one that reads by itself goes on where it was. */
  private async recordPause(tx: EntityManager, connector: Connector, row: SourceRow): Promise<void> {
    if (row.isPolled || row.isListening) return;
    const [time] = await query<{ now: Date }>(tx, 'SELECT now() AS now');
    const gaps = time === undefined ? [] : [{ from: row.healthSince, to: time.now, reason: 'paused' }];
    await this.gaps.record(tx, row, gaps, connector.fill === undefined ? 'lost' : 'open');
  }

  /** Who may change an address but does not know the credentials must not be able to send them elsewhere. */
  private guardCredentials(connector: Connector, row: SourceRow, change: SourceChange): void {
    if (row.credentials === null || change.credentials !== undefined || change.settings === undefined) return;
    if (!movesToAnotherHost(connector, row.settings, change.settings)) return;
    const fields = connector.credentialFields.map(({ name }) => ({
      field: `credentials.${name}`,
      message: `${name} must be given again, because the address is another one`,
    }));
    throw refused(fields);
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    id: string,
    version: number | null,
    origin: string,
  ): Promise<SourceRow> {
    await tx.query('SELECT id FROM source WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [actor.workspaceId, id]);
    const row = await this.sources.find(tx, actor, id);
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this source in the meantime.';
    throw staleVersion({ detail, current: this.sources.show(row, origin, true) });
  }

  private async seal(tx: EntityManager, id: string, credentials: Readonly<Record<string, unknown>>): Promise<void> {
    const sealed = this.secrets.seal(JSON.stringify(credentials), credentialsBinding(id));
    await tx.query('UPDATE source SET credentials = $2 WHERE id = $1', [id, sealed]);
  }

  /**
   * A read that runs with the old settings must not write its cursor, so the epoch moves and the lease ends. Whatever changed
   * may have mended the source: it is tried again at once, unless it is paused.
   */
  private async write(
    tx: EntityManager,
    row: SourceRow,
    change: SourceChange,
    isMoved: boolean,
    isListening: boolean,
  ): Promise<void> {
    const isPaused = change.isPaused ?? row.healthState === 'paused';
    const startsAnew =
      isMoved || change.credentials !== undefined || change.isPaused !== undefined || change.budget !== undefined;
    await tx.query(
      `UPDATE source SET name = coalesce($2, name), settings = coalesce($3, settings),
         interval_seconds = coalesce($4, interval_seconds), version = version + 1,
         is_listening = $8, budget = CASE WHEN $9 THEN $10::jsonb ELSE budget END,
         cursor = CASE WHEN $5 THEN NULL ELSE cursor END,
         epoch = epoch + CASE WHEN $6 THEN 1 ELSE 0 END,
         lease_token = CASE WHEN $6 THEN NULL ELSE lease_token END,
         lease_until = CASE WHEN $6 THEN NULL ELSE lease_until END,
         next_poll_at = CASE WHEN $6 THEN now() ELSE least(next_poll_at, now() + make_interval(secs => coalesce($4, interval_seconds))) END,
         failures = CASE WHEN $6 THEN 0 ELSE failures END,
         last_error = CASE WHEN $6 THEN NULL ELSE last_error END,
         health_reason = CASE WHEN $6 THEN NULL ELSE health_reason END,
         watched_since = CASE WHEN $6 THEN NULL ELSE watched_since END,
         recent_keys = CASE WHEN $5 THEN '{}' ELSE recent_keys END,
         health_since = CASE WHEN $6 THEN now() ELSE health_since END,
         health_state = CASE WHEN NOT $6 THEN health_state WHEN $7 THEN 'paused' ELSE 'waiting' END
       WHERE id = $1`,
      [
        row.id,
        change.name?.trim() ?? null,
        change.settings === undefined ? null : JSON.stringify(change.settings),
        change.intervalSeconds ?? null,
        isMoved,
        startsAnew,
        isPaused,
        isListening,
        change.budget !== undefined,
        budgetOf(change.budget),
      ],
    );
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: string,
    origin: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<SourceView> {
    const row = await this.sources.find(tx, actor, id);
    await this.tellBrowsers(tx, actor.workspaceId, id, row.healthState);
    await this.wakeUp.announce(tx, 'sources');
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId: id, details });
    return this.sources.show(row, origin, true);
  }

  private tellBrowsers(tx: EntityManager, workspaceId: string, sourceId: string, state: string): Promise<void> {
    return this.live.publish(tx, [{ workspaceId, teamId: null, kind: 'sources', details: { sourceId, state } }]);
  }
}

/** Whether a source with these settings listens to a stream instead of being polled. */
const listensWith = (
  connector: Connector,
  settings: NewSource['settings'],
  credentials: NewSource['credentials'],
): boolean =>
  connector.listen !== undefined &&
  (connector.isListening?.({ sourceId: '', settings, credentials: (credentials ?? {}) as Record<string, string> }) ??
    connector.poll === undefined);

const budgetOf = (budget: NewSource['budget']): string | null =>
  budget === null || budget === undefined ? null : JSON.stringify(budget);

const refused = (fields: readonly FieldError[]): AppError =>
  invalid('invalid-source', fields[0]?.message ?? 'The source cannot be used like this.', fields);
