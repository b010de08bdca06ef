import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError, type Connector } from '../../connectors/connector.js';
import { ReplyError, type ReplyImage } from '../../connectors/reply.types.js';
import { query } from '../../db/rows.js';
import { CredentialsService, type CallableSource } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';

/** Within the lease of the outbox row, as the sending itself. */
const UPLOAD_LIMIT_MS = 20_000;
/** Networks forget pictures that nothing shows; X after a day. */
const KEPT_HOURS = 12;
const ASKED_AGAIN_SECONDS = 3;
const LONGEST_WORK_SECONDS = 300;

interface WaitingImage extends Omit<ReplyImage, 'bytes'> {
  readonly id: string;
  readonly bytes: Buffer | null;
  readonly isReady: boolean;
  readonly workSeconds: number;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly visibility: 'public' | 'private';
}

export type PreparedImages =
  | { readonly is: 'ready' }
  /** One more step is done: the next is taken by the next delivery, so that each stays within its lease. */
  | { readonly is: 'later'; readonly afterSeconds: number }
  | { readonly is: 'failed'; readonly error: ReplyError };

const READY: PreparedImages = { is: 'ready' };

/**
 * Brings pictures to the network before the answer that shows them, where the network wants that. Nothing of it is visible: what
 * is lost on the way is uploaded again. The answer itself is not on its way yet.
 */
@Injectable()
export class ReplyImages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourcesService,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
  ) {}

  /** One step of bringing the pictures of a due reply to its network. */
  async prepare(replyId: string): Promise<PreparedImages> {
    const [image] = await this.select(
      `r.id = $1 AND (r.state = 'queued' OR (r.state = 'held' AND r.hold_until <= now()))
         AND (NOT im.is_ready OR im.uploaded_at < now() - interval '${String(KEPT_HOURS)} hours')`,
      [replyId],
      'LIMIT 1',
    );
    if (image === undefined) return READY;
    const source = await this.sources.findForReply(image.workspaceId, image.sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || connector?.uploadImage === undefined) return READY;
    try {
      return await this.takeStep(image, source, connector);
    } catch (error) {
      if (error instanceof ConnectorError) return { is: 'failed', error: notPosted(error) };
      throw error;
    }
  }

  /** The pictures of a reply, in order, with what the network calls them. Throws ReplyError where they are not kept any more. */
  async load(replyId: string): Promise<readonly ReplyImage[]> {
    const images = await this.select('r.id = $1', [replyId]);
    return images.map(({ bytes, type, altText, width, height, uploaded }) => {
      if (bytes === null) throw new ReplyError('refused', 'The pictures of this answer are not kept any more.');
      return { bytes, type, altText, width, height, uploaded };
    });
  }

  private async takeStep(image: WaitingImage, source: CallableSource, connector: Connector): Promise<PreparedImages> {
    const { id, bytes, type, altText, width, height, visibility } = image;
    const ref = image.uploaded;
    const signal = AbortSignal.timeout(UPLOAD_LIMIT_MS);
    if (ref !== null && !image.isReady) {
      const isReady = await this.credentials.call(
        source,
        async (settings) => (await connector.isImageReady?.(settings, ref, signal)) ?? true,
      );
      if (isReady) await this.dataSource.query('UPDATE reply_media SET is_ready = true WHERE id = $1', [id]);
      else if (image.workSeconds > LONGEST_WORK_SECONDS)
        throw new ConnectorError('invalid', 'The network could not work on the picture in time.');
      return { is: 'later', afterSeconds: isReady ? 0 : ASKED_AGAIN_SECONDS };
    }
    if (bytes === null) throw new ConnectorError('invalid', 'The pictures of this answer are not kept any more.');
    const uploaded = await this.credentials.call(source, (settings) => {
      if (connector.uploadImage === undefined) throw new ConnectorError('invalid', 'The network takes no pictures.');
      return connector.uploadImage(settings, { bytes, type, altText, width, height }, visibility, signal);
    });
    await this.dataSource.query(
      'UPDATE reply_media SET uploaded_ref = $2, uploaded_at = now(), is_ready = $3 WHERE id = $1',
      [id, uploaded.ref, uploaded.isReady],
    );
    return { is: 'later', afterSeconds: uploaded.isReady ? 0 : ASKED_AGAIN_SECONDS };
  }

  private select(where: string, values: readonly unknown[], tail = ''): Promise<WaitingImage[]> {
    return query<WaitingImage>(
      this.dataSource,
      `SELECT im.id::text, im.media_type AS type, im.content AS bytes, im.alt_text AS "altText", im.width, im.height,
         CASE WHEN im.uploaded_at < now() - interval '${String(KEPT_HOURS)} hours' THEN NULL ELSE im.uploaded_ref END AS uploaded,
         im.is_ready AS "isReady", extract(epoch FROM now() - im.uploaded_at)::float8 AS "workSeconds",
         r.workspace_id AS "workspaceId", r.source_id AS "sourceId", r.visibility
       FROM reply_media im JOIN reply r ON r.id = im.reply_id WHERE ${where} ORDER BY im.place ${tail}`,
      [...values],
    );
  }
}

/** Nothing of the answer has left. */
function notPosted({ fault, message, options }: ConnectorError): ReplyError {
  const isPassing = fault === 'retry' || fault === 'quota';
  return new ReplyError(isPassing ? 'not-sent' : 'refused', message, options.retryAfterSeconds);
}
