import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError } from '../../connectors/connector.js';
import type { SourceSettings } from '../../connectors/setting.types.js';
import { ReplyError, type Posted } from '../../connectors/reply.types.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { CredentialsService, type CallableSource } from '../credentials/credentials.service.js';
import { PausesService } from '../incidents/pauses.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { ReplyImages, type PreparedImages } from './reply-images.service.js';
import { ReplySettlement } from './reply-settlement.service.js';
import { ReplyStore, SEND_REPLY } from './reply-store.service.js';
import { LONGEST_TRYING_SECONDS, type StoredReply } from './replies.types.js';

const DONE: OutboxOutcome = { is: 'done' };
const FIRST_WAIT_SECONDS = 5;
const CEILING_SECONDS = 60;
/** A network may ask for a longer wait than this; nobody waits longer for an answer to a customer. */
const LONGEST_ASKED_SECONDS = 3_600;
/** About eight minutes of trying what certainly was not sent, longer where the network asks to wait; then a person is told. */
const MOST_TRIES = 12;
const SEND_LIMIT_MS = 20_000;
/** How soon it is looked at again whether a pause is over. */
const PAUSED_SECONDS = 15;

/**
 * Posts replies, each at most once. "sending" and the attempt are committed before the request leaves; a row found in
 * "sending" belongs to a worker that died in between, so its outcome is unknown and it is looked for, never sent again.
 */
@Injectable()
export class SendReplyHandler implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_REPLY;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly store: ReplyStore,
    private readonly settlement: ReplySettlement,
    private readonly sources: SourcesService,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly images: ReplyImages,
    private readonly pauses: PausesService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  /** A process that stops takes nothing new, but lets what has left come to its end: cut short, its outcome is unknown. */
  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    if (signal.aborted) return { is: 'again', afterSeconds: 0 };
    const replyId = String(item.payload['replyId']);
    const images = await this.images.prepare(replyId);
    if (images.is === 'later') return { is: 'again', afterSeconds: images.afterSeconds };
    const taken = await this.take(replyId);
    if (taken === 'nothing-to-do') return DONE;
    if ('waitSeconds' in taken) return { is: 'again', afterSeconds: taken.waitSeconds };
    if (taken.wasLeftSending) {
      await this.settlement.outcomeUnknown(
        taken.reply.id,
        'worker-died',
        'The worker stopped while it was being sent.',
      );
      return DONE;
    }
    return this.send(taken.reply, images);
  }

  /** Commits "sending" before anything leaves. */
  private async take(
    replyId: string,
  ): Promise<'nothing-to-do' | { waitSeconds: number } | { reply: StoredReply; wasLeftSending: boolean }> {
    const token = randomUUID();
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const reply = await this.store.lock(tx, replyId);
      if (reply?.state === 'sending') return { reply, wasLeftSending: reply.attemptToken !== token };
      if (reply?.state !== 'held' && reply?.state !== 'queued') return 'nothing-to-do';
      const [held] = await query<{ seconds: number }>(
        tx,
        `SELECT extract(epoch FROM hold_until - now())::float8 AS seconds FROM reply WHERE id = $1 AND state = 'held' AND hold_until > now()`,
        [replyId],
      );
      if (held) return { waitSeconds: held.seconds };
      // Whatever no person pressed send for waits while the workspace is paused.
      if (reply.isAutomatic && (await this.pauses.isPaused(tx, reply.workspaceId)))
        return { waitSeconds: PAUSED_SECONDS };
      if (reply.kind === 'survey' && (await this.store.withdrawnAsReopened(tx, reply))) return 'nothing-to-do';
      await this.store.move(
        tx,
        reply,
        'sending',
        'attempts = attempts + 1, sending_at = now(), trying_since = coalesce(trying_since, now()), attempt_token = $3',
        token,
      );
      return { reply, wasLeftSending: false };
    });
  }

  private async send(reply: StoredReply, images: PreparedImages): Promise<OutboxOutcome> {
    let posted: Posted;
    try {
      if (images.is === 'failed') throw images.error;
      posted = await this.post(reply);
    } catch (error) {
      return this.settle(reply, error);
    }
    await this.settlement.sent(reply.id, 'succeeded', posted);
    return DONE;
  }

  private async post(reply: StoredReply): Promise<Posted> {
    const source = await this.sources.findForReply(reply.workspaceId, reply.sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || connector?.reply === undefined)
      throw new ReplyError('refused', 'The source cannot be answered any more.');
    const [send, images] = [connector.reply.bind(connector), await this.images.load(reply.id)];
    const to = {
      externalId: reply.inReplyTo,
      conversationId: reply.conversationId,
      authorHandle: reply.toHandle,
      visibility: reply.visibility,
      ...(reply.toUrl === null ? {} : { url: reply.toUrl }),
      ...(reply.toAuthorId === null ? {} : { authorId: reply.toAuthorId }),
      ...(reply.toPublishedAt === null ? {} : { publishedAt: reply.toPublishedAt }),
    };
    const signal = AbortSignal.timeout(SEND_LIMIT_MS);
    return this.withAccess(source, (settings) => send(settings, to, reply.text, reply.sendKey, signal, images));
  }

  /**
   * Access that cannot be had is certain: nothing has left. Access that the network refuses is certain too, so it is renewed and the
   * same is sent once more.
   */
  private async withAccess(
    source: CallableSource,
    send: (settings: SourceSettings) => Promise<Posted>,
  ): Promise<Posted> {
    try {
      return await this.credentials.call(source, (settings) => asReplyErrors(() => send(settings)));
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const outcome = error.fault === 'auth' ? 'refused' : 'not-sent';
      throw new ReplyError(outcome, error.message, error.options.retryAfterSeconds);
    }
  }

  /** Whatever is not certainly "no" or certainly "not sent" is unknown. */
  private async settle(reply: StoredReply, error: unknown): Promise<OutboxOutcome> {
    if (error instanceof ReplyError && error.outcome === 'refused') {
      await this.settlement.refused(reply.id, error.message);
      return DONE;
    }
    if (error instanceof ReplyError && error.outcome === 'not-sent') {
      await this.settlement.queuedAgain(reply.id, error.message, error.retryAfterSeconds !== undefined);
      const tries = reply.attempts + 1;
      const isLate = (reply.tryingSeconds ?? 0) >= LONGEST_TRYING_SECONDS && error.retryAfterSeconds === undefined;
      if (tries >= MOST_TRIES || isLate) {
        await this.settlement.triesExhausted(reply.id, `It could not be sent: ${error.message}`);
        return DONE;
      }
      const backOff = Math.min(FIRST_WAIT_SECONDS * 2 ** (tries - 1), CEILING_SECONDS);
      return { is: 'again', afterSeconds: Math.min(error.retryAfterSeconds ?? backOff, LONGEST_ASKED_SECONDS) };
    }
    const problem = error instanceof ReplyError ? error.message : 'The answer could not be read.';
    await this.settlement.outcomeUnknown(reply.id, 'outcome-unknown', problem);
    return DONE;
  }
}

/** What a connector throws in the middle of posting says nothing of what was posted, unless it is a ReplyError. */
async function asReplyErrors(send: () => Promise<Posted>): Promise<Posted> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof ConnectorError) throw new ReplyError('unknown', error.message);
    throw error;
  }
}
