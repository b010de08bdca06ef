import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MediaLimits, MediaRule } from '../../connectors/reply.types.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { readImageHead, type ImageType } from '../../domain/media/image-head.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { ReplyMediaDto } from '../tasks/reply-media.types.js';
import { MOST_MEDIA_BYTES, type MediaRuleView, type ReplyMediaRules } from './reply-media.dto.js';
import { ReplyStore } from './reply-store.service.js';
import type { NewReply } from './replies.types.js';

/** Pictures of one person that wait for an answer. */
const MOST_WAITING = 20;

const COLUMNS = `id::text, media_type AS "mediaType", width, height, byte_count AS "byteCount", alt_text AS "altText"`;

/** Pictures for answers: uploaded first, sent along with the answer that names them. */
@Injectable()
export class ReplyMediaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReplyStore,
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly tasks: TaskQueries,
  ) {}

  /** Keeps a picture for an answer of the actor. Throws `not-a-picture`, `picture-too-large`, `too-many-pictures`. */
  async upload(actor: Actor, content: Buffer, altText: string): Promise<ReplyMediaDto> {
    requireAccess(actor, 'replies', 'create');
    if (content.length > MOST_MEDIA_BYTES) throw invalid('picture-too-large', 'A picture may have 10 MB at most.');
    const head = readImageHead(content);
    if (head === null) throw invalid('not-a-picture', 'This is no JPEG, PNG, GIF or WebP.');
    const [row] = await query<ReplyMediaDto>(
      this.dataSource,
      `INSERT INTO reply_media (workspace_id, member_id, media_type, byte_count, width, height, alt_text, content)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8
       WHERE (SELECT count(*) FROM reply_media WHERE workspace_id = $1 AND member_id = $2 AND reply_id IS NULL) < $9
       RETURNING ${COLUMNS}`,
      [
        actor.workspaceId,
        actor.memberId,
        head.type,
        content.length,
        head.width,
        head.height,
        cleanText(altText).trim(),
        content,
        MOST_WAITING,
      ],
    );
    if (row === undefined)
      throw new AppError('conflict', 'too-many-pictures', {
        detail: `${String(MOST_WAITING)} pictures wait for an answer already; remove some.`,
      });
    return row;
  }

  /** The bytes: of one's own upload, or of an answer to a task one sees. */
  async read(actor: Actor, id: string): Promise<{ readonly type: ImageType; readonly content: Buffer }> {
    const scope = requireAccess(actor, 'replies', 'read');
    const [row] = await query<{ type: ImageType; content: Buffer }>(
      this.dataSource,
      `SELECT im.media_type AS type, im.content FROM reply_media im
       LEFT JOIN reply r ON r.id = im.reply_id LEFT JOIN task t ON t.id = r.task_id
       WHERE im.id = $2 AND im.workspace_id = $1 AND im.content IS NOT NULL
         AND CASE WHEN im.reply_id IS NULL THEN im.member_id = $3 ELSE $4 OR t.team_id = ANY ($5::bigint[]) END`,
      [actor.workspaceId, id, actor.memberId, scope === 'all', actor.teamIds],
    );
    if (row === undefined) throw notFound('picture');
    return row;
  }

  /** Takes an upload back that goes with no answer yet. */
  async remove(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'replies', 'create');
    const rows = await query(
      this.dataSource,
      'DELETE FROM reply_media WHERE id = $1 AND workspace_id = $2 AND member_id = $3 AND reply_id IS NULL RETURNING id',
      [id, actor.workspaceId, actor.memberId],
    );
    if (rows.length === 0) throw notFound('picture');
  }

  /** What may go with an answer to a task, as its network has it. */
  async rulesFor(actor: Actor, taskId: string): Promise<ReplyMediaRules> {
    requireAccess(actor, 'replies', 'create');
    const { replyability } = await this.tasks.get(actor, taskId);
    const target = await this.store.findTargetOf(this.dataSource, actor.workspaceId, taskId);
    const isAnswerable = replyability.verdict === 'public' || replyability.verdict === 'private-only';
    if (target === null || !isAnswerable) return { public: NOT_ANSWERABLE, private: NOT_ANSWERABLE };
    const [ofPublic, ofPrivate] = [
      await this.ruleFor(actor.workspaceId, target.sourceId, 'public'),
      await this.ruleFor(actor.workspaceId, target.sourceId, 'private'),
    ];
    return { public: viewOf(ofPublic), private: viewOf(ofPrivate) };
  }

  /** Gives uploads of the author to a new answer, in this order. Throws what the network would not take. */
  async attach(tx: EntityManager, replyId: string, reply: NewReply, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rule = await this.ruleFor(reply.workspaceId, reply.sourceId, reply.visibility);
    if ('reason' in rule)
      throw invalid(
        'media-not-possible',
        `Pictures cannot go with this answer (${rule.reason}); send it without them.`,
      );
    const found = await query<{ id: string; type: ImageType; byteCount: number; altText: string }>(
      tx,
      `SELECT id::text, media_type AS type, byte_count AS "byteCount", alt_text AS "altText" FROM reply_media
       WHERE id = ANY ($1::bigint[]) AND workspace_id = $2 AND member_id = $3 AND reply_id IS NULL AND content IS NOT NULL
       ORDER BY id FOR UPDATE`,
      [ids, reply.workspaceId, reply.authorId],
    );
    if (found.length !== new Set(ids).size || found.length !== ids.length)
      throw invalid('unknown-media', 'One of the pictures is not there any more; upload it again.');
    requireWithin(rule, found, reply.text);
    await tx.query(
      `UPDATE reply_media im SET reply_id = $2, place = given.n - 1
       FROM unnest($1::bigint[]) WITH ORDINALITY AS given (id, n) WHERE im.id = given.id`,
      [ids, replyId],
    );
  }

  /** An answer that was taken back leaves its pictures to the next one. */
  async detach(tx: EntityManager, replyId: string): Promise<void> {
    await tx.query(
      'UPDATE reply_media SET reply_id = NULL, place = NULL, created_at = now() WHERE reply_id = $1 AND content IS NOT NULL',
      [replyId],
    );
  }

  private async ruleFor(workspaceId: string, sourceId: string, visibility: 'public' | 'private'): Promise<MediaRule> {
    const source = await this.sources.findForReply(workspaceId, sourceId);
    const media = source === null ? undefined : this.catalogue.get(source.connector)?.media;
    return media?.[visibility] ?? { reason: 'network-takes-none' };
  }
}

const NOT_ANSWERABLE: MediaRuleView = { isPossible: false, reason: 'not-answerable' };

const viewOf = (rule: MediaRule): MediaRuleView =>
  'reason' in rule ? { isPossible: false, reason: rule.reason } : { isPossible: true, reason: null, ...rule };

function requireWithin(
  limits: MediaLimits,
  pictures: readonly { readonly type: ImageType; readonly byteCount: number; readonly altText: string }[],
  text: string,
): void {
  if (pictures.length > limits.maxCount)
    throw invalid('too-many-pictures', `At most ${String(limits.maxCount)} pictures go with an answer here.`);
  for (const { type, byteCount, altText } of pictures) {
    if (!limits.types.includes(type)) throw invalid('picture-not-taken', `This network takes no ${type}.`);
    if (byteCount > limits.maxBytes)
      throw invalid('picture-too-large', `A picture may have ${String(limits.maxBytes)} bytes here at most.`);
    if (limits.maxAltLength > 0 && Array.from(altText).length > limits.maxAltLength)
      throw invalid('description-too-long', `A description may have ${String(limits.maxAltLength)} characters here.`);
  }
  if (limits.maxTextLength !== undefined && text.length > limits.maxTextLength)
    throw invalid(
      'reply-too-long',
      `Beside a picture the text may have ${String(limits.maxTextLength)} characters; it has ${String(text.length)}.`,
    );
}
