import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../db/rows.js';

export interface PossiblyOwn {
  readonly externalId: string;
  readonly inReplyTo: string | null;
  readonly conversationId: string | null;
  readonly text: string;
}

const sameText = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Recognises what we posted ourselves when the network shows it to us. */
@Injectable()
export class OwnRepliesService {
  /**
   * External ids among `posts` that are our own: the id we were given, or, while an answer's outcome is not yet recorded,
   * the same text in the same conversation.
   */
  async recognise(tx: EntityManager, workspaceId: string, posts: readonly PossiblyOwn[]): Promise<ReadonlySet<string>> {
    const answers = posts.filter((p) => p.inReplyTo !== null || p.conversationId !== null);
    if (answers.length === 0) return new Set();
    const conversations = answers.flatMap((p) => [p.conversationId, p.inReplyTo]).filter((id) => id !== null);
    const replies = await queryPrepared<{ externalId: string | null; text: string; places: string[] }>(
      tx,
      `SELECT external_id AS "externalId", text, ARRAY[conversation_id, in_reply_to] AS places FROM reply
       WHERE workspace_id = $1 AND external_id = ANY($2::text[])
       UNION ALL
       SELECT external_id, text, ARRAY[conversation_id, in_reply_to] FROM reply
       WHERE workspace_id = $1 AND conversation_id = ANY($3::text[]) AND state IN ('sending', 'unknown', 'needs-person', 'queued')`,
      [workspaceId, answers.map((p) => p.externalId), [...new Set(conversations)]],
    );
    const own = answers.filter((post) =>
      replies.some(
        (reply) =>
          reply.externalId === post.externalId ||
          (sameText(reply.text) === sameText(post.text) &&
            reply.places.some((place) => place === post.inReplyTo || place === post.conversationId)),
      ),
    );
    return new Set(own.map((p) => p.externalId));
  }
}
