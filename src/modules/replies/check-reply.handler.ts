import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError, type Connector } from '../../connectors/connector.js';
import type { SourceSettings } from '../../connectors/setting.types.js';
import type { Posted } from '../../connectors/reply.types.js';
import { query } from '../../db/rows.js';
import { classifyAfterNotFound, nextCheckAt } from '../../domain/reply-state/classify-after-not-found.js';
import { CredentialsService, type CallableSource } from '../credentials/credentials.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { CHECK_REPLY } from './reply-store.service.js';
import { LONGEST_TRYING_SECONDS } from './replies.types.js';
import { ReplySettlement } from './reply-settlement.service.js';

const DONE: OutboxOutcome = { is: 'done' };
const BETWEEN_TRIES_SECONDS = 20;
const NOT_FOUND = 'It was not found on the network. Look there and decide.';

interface UnknownReply {
  readonly id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly inReplyTo: string;
  readonly conversationId: string;
  readonly toHandle: string;
  readonly toAuthorId: string | null;
  readonly visibility: 'public' | 'private';
  readonly text: string;
  readonly checks: number;
  readonly unknownSince: Date;
  readonly tryingSince: Date;
  readonly sendingAt: Date;
  readonly now: Date;
}

/** Looks on the network for a reply whose outcome is unknown. It only reads; sending again is decided by the rules. */
@Injectable()
export class CheckReplyHandler implements OutboxHandler, OnModuleInit {
  readonly kind = CHECK_REPLY;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly settlement: ReplySettlement,
    private readonly sources: SourcesService,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(item: OutboxItem): Promise<OutboxOutcome> {
    const reply = await this.findUnknown(String(item.payload['replyId']));
    if (!reply) return DONE;
    const source = await this.sources.findForReply(reply.workspaceId, reply.sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || connector === undefined) {
      await this.settlement.needsPerson(reply.id, 'The source was removed; nobody can look whether it arrived.');
      return DONE;
    }
    const posted = await this.look(reply, connector, source);
    if (posted === 'unable') return this.lookLater(reply);
    if (posted !== null) await this.settlement.sent(reply.id, 'found', posted);
    else await this.notFound(reply, connector, await this.credentials.openAsIs(source));
    return DONE;
  }

  /** The network could not be asked: soon once more, but nobody is left in doubt for longer than ten minutes. */
  private async lookLater(reply: UnknownReply): Promise<OutboxOutcome> {
    if (!isLongTried(reply)) return { is: 'again', afterSeconds: BETWEEN_TRIES_SECONDS };
    await this.settlement.needsPerson(
      reply.id,
      'The network could not be asked whether it arrived. Look there and decide.',
    );
    return DONE;
  }

  private async look(
    reply: UnknownReply,
    connector: Connector,
    source: CallableSource,
  ): Promise<Posted | null | 'unable'> {
    if (!connector.findReply) return null;
    const findReply = connector.findReply.bind(connector);
    const target = {
      externalId: reply.inReplyTo,
      conversationId: reply.conversationId,
      authorHandle: reply.toHandle,
      visibility: reply.visibility,
      ...(reply.toAuthorId === null ? {} : { authorId: reply.toAuthorId }),
    };
    try {
      return await this.credentials.call(source, (settings) =>
        findReply(settings, target, reply.text, reply.sendingAt),
      );
    } catch (error) {
      if (error instanceof ConnectorError) return 'unable';
      throw error;
    }
  }

  /** A network that cannot be looked at leaves only its key or a person. */
  private async notFound(reply: UnknownReply, connector: Connector, settings: SourceSettings): Promise<void> {
    const checks = reply.checks + 1;
    const keyLifeSeconds = connector.replyKeyLifeSeconds?.(settings, reply.visibility) ?? null;
    if (!connector.findReply && keyLifeSeconds === null) {
      await this.settlement.needsPerson(
        reply.id,
        'It may have arrived; this source cannot tell. Look there and decide.',
      );
      return;
    }
    const verdict = classifyAfterNotFound({
      checks,
      firstUnknownAt: reply.unknownSince,
      now: reply.now,
      keyLifeSeconds,
    });
    if (verdict !== 'not-found-give-up' && isLongTried(reply)) {
      // The key may still count, but by now somebody should know.
      await this.settlement.needsPerson(reply.id, NOT_FOUND);
      return;
    }
    switch (verdict) {
      case 'not-found': {
        const next = nextCheckAt(checks, reply.unknownSince);
        const seconds = next === null ? 60 : Math.max(1, (next.getTime() - reply.now.getTime()) / 1_000);
        await this.settlement.countCheck(reply.id, seconds);
        return;
      }
      case 'not-found-may-resend':
        await this.settlement.resend(reply.id);
        return;
      case 'not-found-give-up':
        await this.settlement.needsPerson(reply.id, NOT_FOUND);
    }
  }

  private async findUnknown(id: string): Promise<UnknownReply | undefined> {
    const rows = await query<UnknownReply>(
      this.dataSource,
      `SELECT id, workspace_id AS "workspaceId", source_id AS "sourceId", in_reply_to AS "inReplyTo",
         conversation_id AS "conversationId", to_handle AS "toHandle", to_author_id AS "toAuthorId", visibility, text, checks,
         unknown_since AS "unknownSince", coalesce(trying_since, unknown_since) AS "tryingSince",
         coalesce(sending_at, created_at) AS "sendingAt", now() AS now
       FROM reply WHERE id = $1 AND state = 'unknown' AND withdrawn_at IS NULL`,
      [id],
    );
    return rows[0];
  }
}

const isLongTried = ({ now, tryingSince }: UnknownReply): boolean =>
  now.getTime() - tryingSince.getTime() >= LONGEST_TRYING_SECONDS * 1_000;
