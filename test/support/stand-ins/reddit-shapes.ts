export type RedditKind = 't1' | 't3' | 't4';

export interface RedditThing {
  readonly kind: RedditKind;
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly subreddit: string;
  /** Whom a message is for. */
  readonly dest: string;
  readonly parent: RedditThing | null;
  readonly link: RedditThing | null;
  editedAt: Date | null;
  state: 'there' | 'deleted' | 'removed' | 'purged';
}

export const nameOf = ({ kind, id }: RedditThing): string => `${kind}_${id}`;

const seconds = (instant: Date): number => instant.getTime() / 1_000;

/** A thing as Reddit shows it: ids base 36, instants in seconds, links without their host. */
export function showThing(
  thing: RedditThing,
  replies: unknown = '',
): { readonly kind: string; readonly data: unknown } {
  const isTaken = thing.state !== 'there';
  const text = isTaken ? `[${thing.state}]` : thing.body;
  const author = thing.state === 'deleted' ? '[deleted]' : thing.author;
  const common = {
    ...{ id: thing.id, name: nameOf(thing), author, created_utc: seconds(thing.createdAt), score: 3 },
    ...(author === '[deleted]' ? {} : { author_fullname: `t2_${thing.author}` }),
    edited: thing.editedAt === null ? false : seconds(thing.editedAt),
    subreddit: thing.subreddit,
  };
  const post = thing.link ?? thing;
  const permalink = `/r/${post.subreddit}/comments/${post.id}/a_title/`;
  if (thing.kind === 't3') {
    const removed = isTaken ? { removed_by_category: thing.state === 'removed' ? 'moderator' : 'deleted' } : {};
    return {
      kind: 't3',
      data: { ...common, ...removed, title: thing.title, selftext: text, is_self: true, permalink, num_comments: 1 },
    };
  }
  const parent = thing.parent ?? thing.link;
  const parentId = parent === null ? null : nameOf(parent);
  if (thing.kind === 't4')
    return {
      kind: 't4',
      data: {
        ...common,
        subject: thing.title,
        body: text,
        dest: thing.dest,
        parent_id: parentId,
        first_message_name: null,
      },
    };
  return {
    kind: 't1',
    data: {
      ...common,
      ...{ body: text, link_id: nameOf(post), parent_id: parentId, permalink: `${permalink}${thing.id}/`, replies },
    },
  };
}
