import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { compileMutes } from '../../domain/mute/compile-mutes.js';
import { readMuteValue } from '../../domain/mute/mute-value.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import { requireAccess } from '../../http/require-access.js';
import { foundMention, postOf, STORED_POST, type StoredPost } from '../watches/found-mention.types.js';
import { muteReach } from './mute-rows.js';
import type { HiddenMention, MutePreview, MuteToPreview, TasksByPriority } from './mutes.dto.js';

const DAYS = 30;
/** The newest mentions that are looked at: of the author, the site or the thread, for words of all. */
const MOST_MENTIONS = 20_000;
const EXAMPLES = 10;
const LEVELS = ['P1', 'P2', 'P3', 'P4'] as const;

interface StoredMention extends StoredPost {
  readonly conversationKey: string;
  readonly watchIds: readonly string[];
  readonly teamIds: readonly string[];
}

interface ConversationTasks {
  readonly network: string;
  readonly conversationKey: string;
  /** 1 to 4, of each of its tasks. */
  readonly priorities: readonly number[];
}

/** What a rule would have hidden, tried on what is stored before it is made: a mute must never hide silently what matters. */
@Injectable()
export class MutePreviewService {
  constructor(private readonly dataSource: DataSource) {}

  /** Looks at mentions and tasks that the actor may see. */
  async preview(actor: Actor, mute: MuteToPreview): Promise<MutePreview> {
    const { teamIds: ruleTeams } = muteReach(actor, 'read');
    const read = readMuteValue(mute.kind, mute.value);
    if (!read.ok) return nothing(read.reason);
    const { network = null, watch = null, team = ruleTeams?.[0] ?? null } = mute;
    const rule = { id: '', kind: mute.kind, value: read.value, network, watchId: watch, teamId: team, reason: '' };
    const stored = await this.readCandidates(actor, mute, read.value);
    const engine = compileMutes([rule]);
    const hidden = stored
      .slice(0, MOST_MENTIONS)
      .filter((mention) => engine.find({ ...mention, post: postOf(mention) }) !== null);
    const tasks = await this.readTasks(actor, hidden);
    return {
      days: DAYS,
      hidden: hidden.length,
      byPriority: countByPriority(tasks),
      isSampled: stored.length > MOST_MENTIONS,
      examples: examplesOf(hidden, tasks, mute.kind === 'words' ? read.value : null),
      error: null,
    };
  }

  /** All that the rule may take and few that it does not; newest first, one more than are looked at. */
  private readCandidates(actor: Actor, mute: MuteToPreview, value: string): Promise<StoredMention[]> {
    const teamIds = requireAccess(actor, 'mentions', 'read') === 'all' ? null : actor.teamIds;
    return query<StoredMention>(
      this.dataSource,
      `SELECT ${STORED_POST}, m.conversation_key AS "conversationKey", m.watch_ids::text[] AS "watchIds",
         m.team_ids::text[] AS "teamIds"
       FROM mention m
       WHERE m.workspace_id = $1 AND m.published_at > now() - make_interval(days => ${String(DAYS)}) AND NOT m.is_deleted
         AND ($2::bigint[] IS NULL OR m.team_ids && $2) AND ($3::text IS NULL OR m.network = $3)
         AND ($4::bigint IS NULL OR $4 = ANY (m.watch_ids)) AND ${CANDIDATE[mute.kind]}
       ORDER BY m.published_at DESC, m.id DESC LIMIT ${String(MOST_MENTIONS + 1)}`,
      [actor.workspaceId, teamIds, mute.network ?? null, mute.watch ?? null, value],
    );
  }

  private readTasks(actor: Actor, hidden: readonly StoredMention[]): Promise<ConversationTasks[]> {
    const teamIds = requireAccess(actor, 'tasks', 'read') === 'all' ? null : actor.teamIds;
    const conversations = [...new Map(hidden.map((mention) => [conversationOf(mention), mention])).values()];
    return query<ConversationTasks>(
      this.dataSource,
      `SELECT t.network, t.conversation_key AS "conversationKey", array_agg(t.priority::int) AS priorities
       FROM unnest($2::text[], $3::text[]) c (network, key)
         JOIN task t ON t.workspace_id = $1 AND t.conversation_key = c.key AND t.network = c.network
       WHERE t.opened_at > now() - make_interval(days => ${String(DAYS)}) AND ($4::bigint[] IS NULL OR t.team_id = ANY ($4))
       GROUP BY 1, 2`,
      [
        actor.workspaceId,
        conversations.map(({ network }) => network),
        conversations.map(({ conversationKey }) => conversationKey),
        teamIds,
      ],
    );
  }
}

/** By kind of rule, `$5` its value: what the database can tell apart quickly; the rule itself decides. */
const CANDIDATE: Readonly<Record<MuteToPreview['kind'], string>> = {
  author: `lower(ltrim(trim(normalize(m.author_handle, NFKC)), '@')) = $5`,
  // Hosts outside ASCII are compared in another form than they are written in.
  site: `(strpos(lower(m.url), $5) > 0 OR m.url ~ '[^ -~]')`,
  thread: 'm.conversation_key = $5',
  words: '$5::text IS NOT NULL',
};

const conversationOf = ({ network, conversationKey }: { network: string; conversationKey: string }): string =>
  `${network}\n${conversationKey}`;

const nothing = (error: string): MutePreview => ({
  days: DAYS,
  hidden: 0,
  byPriority: countByPriority([]),
  isSampled: false,
  examples: [],
  error,
});

function countByPriority(tasks: readonly ConversationTasks[]): TasksByPriority {
  const counts = { P1: 0, P2: 0, P3: 0, P4: 0 };
  for (const { priorities } of tasks) {
    for (const priority of priorities) {
      const level = LEVELS[priority - 1];
      if (level !== undefined) counts[level]++;
    }
  }
  return counts;
}

function examplesOf(
  hidden: readonly StoredMention[],
  tasks: readonly ConversationTasks[],
  words: string | null,
): HiddenMention[] {
  const urgency = new Map(tasks.map((task) => [conversationOf(task), Math.min(...task.priorities)]));
  const matcher = compileWatches(words === null ? [] : [{ id: '', query: words }]);
  return hidden
    .map((mention) => ({ mention, priority: urgency.get(conversationOf(mention)) ?? Infinity }))
    .sort((a, b) => a.priority - b.priority || b.mention.publishedAt.getTime() - a.mention.publishedAt.getTime())
    .slice(0, EXAMPLES)
    .map(({ mention, priority }) => ({
      ...foundMention(mention, matcher.match(postOf(mention))[0] ?? { spans: [], isLookalike: false }),
      priority: LEVELS[priority - 1] ?? null,
    }));
}
