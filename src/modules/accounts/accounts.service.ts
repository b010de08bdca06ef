import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { plainHandle } from '../../domain/rights/author-marks.js';
import { AppError, invalid, notFound, staleVersion } from '../../errors.js';
import { isId } from '../../http/id.pipe.js';
import { cursorPlace, decodeCursor, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { readAccount } from './account-rows.js';
import { findShown, listShown, viewOf, type AccountReach, type ShownRow } from './account-views.js';
import type {
  NewOwnAccount,
  OwnAccountChange,
  OwnAccountDto,
  OwnAccountQuery,
  UnansweredComment,
} from './accounts.dto.js';
import { FollowAccounts } from './follow-accounts.service.js';

type Limits = Readonly<Partial<Pick<OwnAccountChange, 'url' | 'team' | 'postDays' | 'answerDays' | 'calendar'>>>;

interface CommentRow {
  readonly id: string;
  readonly publishedAt: Date;
  readonly sortKey: string;
  readonly url: string | null;
  readonly taskId: string | null;
  readonly author: string;
}

/** Our own accounts: which there are, how they fare, and after how many days somebody has to look after them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly following: FollowAccounts,
    private readonly catalogue: ConnectorCatalogue,
  ) {}

  /** The worst first. */
  async list(actor: Actor, { limit, cursor, state }: OwnAccountQuery): Promise<Page<OwnAccountDto>> {
    const after = decodeCursor(cursor, 2);
    const [rank, id] = after ?? [];
    if (after !== null && (!Number.isInteger(rank) || typeof id !== 'string' || !isId(id)))
      throw invalid('bad-cursor', 'The cursor is not one that a list gave.');
    const rows = await listShown(
      this.dataSource,
      reachOf(actor, 'read'),
      { state: state ?? null, limit },
      after === null ? null : { rank: Number(rank), id: String(id) },
    );
    const page = toPage(rows, limit, (row) => [row.rank, row.id]);
    return { ...page, items: page.items.map((row) => show(actor, row)) };
  }

  async get(actor: Actor, id: string): Promise<OwnAccountDto> {
    return show(actor, await find(this.dataSource, reachOf(actor, 'read'), id));
  }

  /** Who waits there for an answer, the longest first. */
  async listUnanswered(actor: Actor, id: string, { limit, cursor }: PageQuery): Promise<Page<UnansweredComment>> {
    await find(this.dataSource, reachOf(actor, 'read'), id);
    const after = cursorPlace(cursor);
    const rows = await query<CommentRow>(
      this.dataSource,
      `SELECT c.id, c.published_at AS "publishedAt", c.published_at::text AS "sortKey", c.url, c.author,
         (SELECT CASE WHEN t.is_joined THEN t.merged_into_id ELSE t.id END FROM task t WHERE t.workspace_id = c.workspace_id
           AND t.network = c.network AND t.conversation_key = c.conversation_key AND (t.is_open OR t.is_joined) LIMIT 1) AS "taskId"
       FROM own_account_comment c
       WHERE c.account_id = $1 AND c.answered_at IS NULL
         AND ($2::timestamptz IS NULL OR (c.published_at, c.id) > ($2, $3::bigint))
       ORDER BY c.published_at, c.id LIMIT $4`,
      [id, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.sortKey, row.id]);
    return {
      ...page,
      items: page.items.map(({ publishedAt, url, taskId, author }) => ({
        publishedAt: publishedAt.toISOString(),
        url,
        taskId,
        author,
      })),
    };
  }

  /** One that was removed comes back. @throws AppError `account-known`, `source-taken` */
  async add(actor: Actor, { network, handle, source, ...limits }: NewOwnAccount): Promise<OwnAccountDto> {
    const reach = reachOf(actor, 'create');
    return this.write(async (tx) => {
      await this.check(tx, actor, limits);
      const [made] = await query<{ id: string }>(
        tx,
        `INSERT INTO own_account AS a (workspace_id, network, address, handle, origin, created_by) VALUES ($1, $2, $3, $4, 'by-hand', $5)
         ON CONFLICT (workspace_id, network, address) DO UPDATE SET removed_at = NULL, handle = excluded.handle,
           version = a.version + 1 WHERE a.removed_at IS NOT NULL
         RETURNING id`,
        [actor.workspaceId, network, plainHandle(handle), handle.trim(), actor.memberId],
      );
      if (made === undefined)
        throw new AppError('conflict', 'account-known', { detail: 'This account is watched already.' });
      if (source !== undefined) await this.link(tx, actor, made.id, network, source);
      await setLimits(tx, made.id, { postDays: 14, answerDays: 3, ...limits });
      await this.following.followIn(tx, made.id);
      await this.audit.recordAct(tx, actor, 'account.add', made.id, {
        network,
        handle: handle.trim(),
        source,
        ...limits,
      });
      return show(actor, await find(tx, reach, made.id));
    });
  }

  /** What is left out stays. @throws AppError `stale-version` when `version` is not the newest */
  async change(actor: Actor, id: string, version: number | null, change: OwnAccountChange): Promise<OwnAccountDto> {
    const reach = reachOf(actor, 'update');
    return this.write(async (tx) => {
      const before = await this.lock(tx, actor, reach, id, version);
      await this.check(tx, actor, change);
      const { url = before.url, team, postDays = before.postDays, answerDays = before.answerDays } = change;
      const { calendar = before.calendar?.id ?? null } = change;
      const limits: Limits = { url, ...(team === undefined ? {} : { team }), postDays, answerDays, calendar };
      await setLimits(tx, id, limits);
      await this.following.followIn(tx, id);
      await this.audit.recordAct(tx, actor, 'account.change', id, limits);
      // Whoever gives it to another team does not see it any more, but is told what became of it.
      return show(actor, await find(tx, { ...reach, teamIds: null }, id));
    });
  }

  /** It is not watched any more, nor found again; the task of its spell is closed where nobody works on it. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const reach = reachOf(actor, 'delete');
    await this.write(async (tx) => {
      const { network, handle } = await this.lock(tx, actor, reach, id, version);
      const account = await readAccount(tx, id);
      if (account !== null) await this.following.settle(tx, account, 'account-unwatched');
      await tx.query(
        `UPDATE own_account SET removed_at = now(), version = version + 1, raised_at = NULL, raised_for = '{}', task_id = NULL
         WHERE id = $1`,
        [id],
      );
      await this.audit.recordAct(tx, actor, 'account.remove', id, { network, handle });
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    reach: AccountReach,
    id: string,
    version: number | null,
  ): Promise<ShownRow> {
    await tx.query('SELECT id FROM own_account WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [
      reach.workspaceId,
      id,
    ]);
    const row = await find(tx, reach, id);
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this account in the meantime.';
    throw staleVersion({ detail, current: show(actor, row) });
  }

  private async check(tx: EntityManager, actor: Actor, { team, calendar }: Limits): Promise<void> {
    const known = async (table: 'team' | 'calendar', id: string, and = ''): Promise<boolean> => {
      const found = await query(tx, `SELECT 1 FROM ${table} WHERE workspace_id = $1 AND id = $2 ${and}`, [
        actor.workspaceId,
        id,
      ]);
      return found.length > 0;
    };
    if (typeof team === 'string' && !(await known('team', team)))
      throw invalid('unknown-team', 'There is no such team.', [{ field: 'team', message: 'team names none of yours' }]);
    if (typeof calendar === 'string' && !(await known('calendar', calendar, 'AND removed_at IS NULL')))
      throw invalid('unknown-calendar', 'There is no such calendar.', [
        { field: 'calendar', message: 'calendar names none of yours' },
      ]);
  }

  /** A source speaks for one account. */
  private async link(
    tx: EntityManager,
    actor: Actor,
    accountId: string,
    network: string,
    sourceId: string,
  ): Promise<void> {
    const [source] = await query<{ connector: string }>(
      tx,
      'SELECT connector FROM source WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL',
      [actor.workspaceId, sourceId],
    );
    const ofSource = source === undefined ? undefined : this.catalogue.get(source.connector)?.network;
    if (ofSource === undefined || (ofSource !== network && ofSource !== 'inbound'))
      throw invalid('unknown-source', 'There is no such source of this network.', [
        { field: 'source', message: 'source names none of this network' },
      ]);
    const linked = await query(
      tx,
      `INSERT INTO own_account_source (source_id, account_id, own_posts) VALUES ($1, $2, 'not-shown')
       ON CONFLICT (source_id) DO NOTHING RETURNING source_id`,
      [sourceId, accountId],
    );
    if (linked.length === 0)
      throw new AppError('conflict', 'source-taken', { detail: 'This source hears another account.' });
  }

  private async write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      if (isUniqueViolation(error))
        throw new AppError('conflict', 'account-known', { detail: 'This account is watched already.' });
      throw error;
    }
  }
}

function reachOf(actor: Actor, verb: Verb): AccountReach {
  const scope = requireAccess(actor, 'accounts', verb);
  return { workspaceId: actor.workspaceId, teamIds: scope === 'all' ? null : actor.teamIds };
}

async function find(on: DataSource | EntityManager, reach: AccountReach, id: string): Promise<ShownRow> {
  const row = await findShown(on, reach, id);
  if (row === null) throw notFound('account');
  return row;
}

function show(actor: Actor, row: ShownRow): OwnAccountDto {
  const scope = authorise(actor, 'accounts', 'update');
  return viewOf(row, scope === 'all' || (scope === 'team' && row.team !== null && actor.teamIds.includes(row.team.id)));
}

const setLimits = (
  tx: EntityManager,
  id: string,
  { url = null, team, postDays = null, answerDays = null, calendar = null }: Limits,
): Promise<unknown> =>
  tx.query(
    `UPDATE own_account SET url = $2, team_id = CASE WHEN $3 THEN $4::bigint ELSE team_id END, post_days = $5, answer_days = $6,
       calendar_id = $7, version = version + 1 WHERE id = $1`,
    [id, url, team !== undefined, team ?? null, postDays, answerDays, calendar],
  );
