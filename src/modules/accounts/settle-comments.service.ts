import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { LOOK_BACK_DAYS } from './accounts.types.js';

/** What was answered through us, to the comment itself or to whoever wrote it, after it was written. */
const ANSWERED = `
  UPDATE own_account_comment c SET answered_at = r.sent_at FROM task t JOIN reply r ON r.task_id = t.id
  WHERE c.answered_at IS NULL AND t.workspace_id = c.workspace_id AND t.network = c.network
    AND t.conversation_key = c.conversation_key AND r.state = 'sent' AND r.sent_at >= c.published_at
    AND (r.in_reply_to = c.external_key OR lower(ltrim(r.to_handle, '@')) = c.author)
  RETURNING 1`;

/** Somebody worked on the conversation and decided that it is done: whoever is in it waits no more. */
const DECIDED = `
  UPDATE own_account_comment c SET answered_at = t.closed_at FROM task t
  WHERE c.answered_at IS NULL AND t.workspace_id = c.workspace_id AND t.network = c.network
    AND t.conversation_key = c.conversation_key AND NOT t.is_open AND NOT t.is_joined AND t.closed_at >= c.published_at
  RETURNING 1`;

/** Deleted on the network, or on our side for somebody's right. */
const GONE = `
  DELETE FROM own_account_comment c USING tombstone g
  WHERE c.answered_at IS NULL AND g.workspace_id = c.workspace_id AND g.network = c.network AND g.external_key = c.external_key
  RETURNING 1`;

const OLD = `DELETE FROM own_account_comment WHERE published_at < now() - make_interval(days => ${String(LOOK_BACK_DAYS)}) RETURNING 1`;

/** Takes off the list of those who wait who does so no more, for what ingesting posts does not tell. */
@Injectable()
export class SettleComments {
  constructor(private readonly dataSource: DataSource) {}

  async settle(): Promise<number> {
    let settled = 0;
    for (const statement of [ANSWERED, DECIDED, GONE, OLD]) settled += (await query(this.dataSource, statement)).length;
    return settled;
  }
}
