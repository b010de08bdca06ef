import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, type FieldError, invalid, notFound, staleVersion } from '../../errors.js';
import { cursorId, type Page, type PageQuery, toPage } from '../../http/paging.js';
import { findCredentialFaults, findSettingFaults, urlsOf } from '../../http/plug-in-settings.js';
import { requireAccess } from '../../http/require-access.js';
import { type Notifier, NotifierError } from '../../notifiers/notifier.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { systemClock } from '../../outbound/system-clock.js';
import { AuditService } from '../audit/audit.service.js';
import { SecretBox } from '../staff/secret-box.service.js';
import { NotifierCatalogue, notifierBinding } from './notifier-catalogue.service.js';
import type { NewNotifier, NotifierChange, NotifierKindView, NotifierTest, NotifierView } from './notifiers.dto.js';

const TEST_LIMIT_MS = 20_000;

type NotifierRow = Omit<NotifierView, 'hasCredentials'> & { readonly credentials: string | null };

const SELECT = `SELECT id, kind, name, settings, credentials, alert_kinds AS "alertKinds", is_paused AS "isPaused",
  ${iso('last_sent_at')} AS "lastSentAt", last_problem AS "lastProblem", version, ${iso('created_at')} AS "createdAt" FROM notifier`;

/** Where notices go: set up, changed, tried out and removed. Credentials go in and never come out. */
@Injectable()
export class NotifiersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: NotifierCatalogue,
    private readonly secrets: SecretBox,
    private readonly outbound: OutboundService,
    private readonly audit: AuditService,
  ) {}

  listKinds(actor: Actor): NotifierKindView[] {
    requireAccess(actor, 'notifiers', 'read');
    return this.catalogue.list().map(({ kind, description, settingFields, credentialFields }) => ({
      kind,
      description,
      settingFields: [...settingFields],
      credentialFields: [...credentialFields],
    }));
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<NotifierView>> {
    requireAccess(actor, 'notifiers', 'read');
    const rows = await query<NotifierRow>(
      this.dataSource,
      `${SELECT} WHERE workspace_id = $1 AND id > $2 AND deleted_at IS NULL ORDER BY id LIMIT $3`,
      [actor.workspaceId, cursorId(cursor) ?? '0', limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.id]);
    return { ...page, items: page.items.map(show) };
  }

  async create(actor: Actor, notifier: NewNotifier): Promise<NotifierView> {
    requireAccess(actor, 'notifiers', 'create');
    const plugIn = this.catalogue.get(notifier.kind);
    if (plugIn === undefined) throw refused([{ field: 'kind', message: `there is no notifier "${notifier.kind}"` }]);
    await this.check(plugIn, notifier.settings, notifier.credentials ?? {});
    return this.dataSource.transaction(async (tx) => {
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO notifier (workspace_id, kind, name, settings, alert_kinds, created_by)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [
          actor.workspaceId,
          notifier.kind,
          notifier.name.trim(),
          JSON.stringify(notifier.settings),
          notifier.alertKinds ?? [],
          actor.memberId,
        ],
      );
      if (row === undefined) throw new Error('The database gave no id for a new notifier.');
      if (notifier.credentials !== undefined) await this.seal(tx, row.id, notifier.credentials);
      return this.record(tx, actor, row.id, 'notifier.create', { kind: notifier.kind, name: notifier.name.trim() });
    });
  }

  /** `version` is the one the caller last saw; null leaves out the check. Settings are replaced as a whole. */
  async update(actor: Actor, id: string, version: number | null, change: NotifierChange): Promise<NotifierView> {
    requireAccess(actor, 'notifiers', 'update');
    return this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, actor, id, version);
      const plugIn = this.catalogue.get(row.kind);
      if (plugIn === undefined) throw notFound('notifier');
      await this.check(plugIn, change.settings ?? row.settings, change.credentials);
      const isMoved = change.settings !== undefined && JSON.stringify(change.settings) !== JSON.stringify(row.settings);
      // Who may change an address but does not know the credentials must not be able to send them elsewhere.
      if (isMoved && row.credentials !== null && change.credentials === undefined)
        throw refused([{ field: 'credentials', message: 'credentials must be given again with other settings' }]);
      if (change.credentials !== undefined) await this.seal(tx, id, change.credentials);
      await tx.query(
        `UPDATE notifier SET name = coalesce($2, name), settings = coalesce($3, settings),
           alert_kinds = coalesce($4, alert_kinds), is_paused = coalesce($5, is_paused), version = version + 1 WHERE id = $1`,
        [
          id,
          change.name?.trim() ?? null,
          change.settings === undefined ? null : JSON.stringify(change.settings),
          change.alertKinds ?? null,
          change.isPaused ?? null,
        ],
      );
      const changed = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      return this.record(tx, actor, id, 'notifier.update', { changed });
    });
  }

  /** Past deliveries go on naming it; its credentials are gone. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    requireAccess(actor, 'notifiers', 'delete');
    await this.dataSource.transaction(async (tx) => {
      const { name } = await this.lock(tx, actor, id, version);
      await tx.query(
        'UPDATE notifier SET deleted_at = now(), credentials = NULL, version = version + 1 WHERE id = $1',
        [id],
      );
      await tx.query(
        `UPDATE alert_delivery SET state = 'left-out', problem = 'Left out: the notifier was removed.', changed_at = now()
         WHERE workspace_id = $1 AND notifier_id = $2 AND state = 'waiting'`,
        [actor.workspaceId, id],
      );
      const { workspaceId } = actor;
      await this.audit.record(tx, { workspaceId, actor, action: 'notifier.delete', resourceId: id, details: { name } });
    });
  }

  /** Sends one notice now; throws `not-delivered` with the reason where it did not arrive. */
  async test(actor: Actor, id: string): Promise<NotifierTest> {
    requireAccess(actor, 'notifiers', 'act');
    const row = await this.find(this.dataSource, actor, id);
    const notice = {
      title: 'Earshot: a test',
      text: `This is how notices of Earshot arrive here. ${actor.name} asked for it.`,
      severity: 'warning',
      link: null,
      at: systemClock(),
    } as const;
    try {
      await this.catalogue.send(
        { ...row, workspaceId: actor.workspaceId },
        notice,
        `test-${randomUUID()}`,
        AbortSignal.timeout(TEST_LIMIT_MS),
      );
      return { isDelivered: true };
    } catch (error) {
      if (!(error instanceof NotifierError)) throw error;
      throw new AppError('conflict', 'not-delivered', { detail: error.message });
    }
  }

  /** Throws `invalid-notifier` with every fault; `credentials` undefined leaves the stored ones as they are. */
  private async check(
    plugIn: Notifier,
    settings: Record<string, unknown>,
    credentials: Record<string, unknown> | undefined,
  ): Promise<void> {
    const faults = await findSettingFaults(plugIn, settings);
    for (const { name, url } of urlsOf(plugIn, settings)) {
      const field = `settings.${name}`;
      if (faults.some((fault) => fault.field === field) || this.outbound.judgeUrl(url).ok) continue;
      faults.push({ field, message: `${name} is an address that may not be reached` });
    }
    if (credentials !== undefined) faults.push(...findCredentialFaults(plugIn.credentialFields, credentials));
    if (faults.length > 0) throw refused(faults);
  }

  private async lock(tx: EntityManager, actor: Actor, id: string, version: number | null): Promise<NotifierRow> {
    await tx.query('SELECT id FROM notifier WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [actor.workspaceId, id]);
    const row = await this.find(tx, actor, id);
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this notifier in the meantime.';
    throw staleVersion({ detail, current: show(row) });
  }

  private async find(on: DataSource | EntityManager, actor: Actor, id: string): Promise<NotifierRow> {
    const [row] = await query<NotifierRow>(on, `${SELECT} WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL`, [
      actor.workspaceId,
      id,
    ]);
    if (row === undefined) throw notFound('notifier');
    return row;
  }

  private async seal(tx: EntityManager, id: string, credentials: Readonly<Record<string, unknown>>): Promise<void> {
    const isEmpty = Object.keys(credentials).length === 0;
    const sealed = isEmpty ? null : this.secrets.seal(JSON.stringify(credentials), notifierBinding(id));
    await tx.query('UPDATE notifier SET credentials = $2 WHERE id = $1', [id, sealed]);
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<NotifierView> {
    const row = await this.find(tx, actor, id);
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId: id, details });
    return show(row);
  }
}

const show = ({ credentials, ...row }: NotifierRow): NotifierView => ({ ...row, hasCredentials: credentials !== null });

const refused = (fields: readonly FieldError[]): AppError =>
  invalid('invalid-notifier', fields[0]?.message ?? 'The notifier cannot be used like this.', fields);
