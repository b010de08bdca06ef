import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError, type Presence } from '../../connectors/connector.js';
import { query } from '../../db/rows.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { ReplySettlement } from './reply-settlement.service.js';
import { CONFIRM_REPLY } from './reply-store.service.js';

const DONE: OutboxOutcome = { is: 'done' };
/** Networks show what was posted with a lag; what is not seen after this is missing. */
const LONGEST_LAG_SECONDS = 600;
const BETWEEN_LOOKS_SECONDS = 240;
const LOOK_LIMIT_MS = 20_000;

interface SentReply {
  readonly id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly externalId: string;
  readonly ageSeconds: number;
}

/** Reads a sent answer back: networks accept posts that nobody ever sees. */
@Injectable()
export class ConfirmReplyHandler implements OutboxHandler, OnModuleInit {
  readonly kind = CONFIRM_REPLY;

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
    const reply = await this.findSent(String(item.payload['replyId']));
    if (reply === undefined) return DONE;
    const state = await this.look(reply);
    if (state === 'there') await this.settlement.confirmed(reply.id);
    if (state !== 'gone') return DONE;
    if (reply.ageSeconds < LONGEST_LAG_SECONDS) return { is: 'again', afterSeconds: BETWEEN_LOOKS_SECONDS };
    await this.settlement.missing(reply.id);
    return DONE;
  }

  /** Null where this network cannot be asked. Trouble of the network is thrown, so that the look is repeated later. */
  private async look(reply: SentReply): Promise<Presence['state'] | null> {
    const source = await this.sources.findForReply(reply.workspaceId, reply.sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || connector?.exists === undefined) return null;
    const exists = connector.exists.bind(connector);
    try {
      const found = await this.credentials.call(source, (settings) =>
        exists(settings, [reply.externalId], AbortSignal.timeout(LOOK_LIMIT_MS)),
      );
      return found.find(({ externalId }) => externalId === reply.externalId)?.state ?? 'unknown';
    } catch (error) {
      if (error instanceof ConnectorError && (error.fault === 'retry' || error.fault === 'quota')) throw error;
      return 'unknown';
    }
  }

  private async findSent(id: string): Promise<SentReply | undefined> {
    const rows = await query<SentReply>(
      this.dataSource,
      `SELECT id, workspace_id AS "workspaceId", source_id AS "sourceId", external_id AS "externalId",
         extract(epoch FROM now() - sent_at)::float8 AS "ageSeconds"
       FROM reply WHERE id = $1 AND state = 'sent' AND external_id IS NOT NULL AND confirmed_at IS NULL`,
      [id],
    );
    return rows[0];
  }
}
