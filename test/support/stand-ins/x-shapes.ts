import type { XPerson, XPost } from './x-posts.js';

/** What a shape is made from. */
export interface XShown {
  readonly people: ReadonlyMap<string, XPerson>;
  readonly posts: readonly XPost[];
  /** Answers use the newer names: posts instead of tweets. */
  readonly usesNewNames: boolean;
}

/** What is shown beside posts: their authors, and what they refer to. */
export function includesOf(posts: readonly XPost[], network: XShown): unknown {
  const referenced = posts
    .flatMap(({ inReplyTo, quoteOf, repostOf }) => [inReplyTo, quoteOf, repostOf].filter((id) => id !== undefined))
    .map((id) => network.posts.find((post) => post.id === id && !post.isDeleted))
    .filter((post): post is XPost => post !== undefined);
  const authors = [...new Set([...posts, ...referenced].map(({ authorId }) => authorId))];
  const tweets = [...new Set(referenced)].map((post) => showPost(network, post));
  return {
    users: authors.map((id) => showPerson(network, id)),
    ...(tweets.length > 0 && { [network.usesNewNames ? 'posts' : 'tweets']: tweets }),
  };
}

export function showPerson({ people }: XShown, id: string): unknown {
  const person = people.get(id);
  const public_metrics = {
    followers_count: person?.followers ?? 0,
    following_count: 1,
    tweet_count: 3,
    listed_count: 0,
  };
  return { id, username: person?.username, name: person?.name, public_metrics };
}

export function showPost({ people, posts, usesNewNames }: XShown, post: XPost): Record<string, unknown> {
  const parent = post.inReplyTo === undefined ? undefined : posts.find(({ id }) => id === post.inReplyTo);
  const references = [
    ...(post.inReplyTo === undefined ? [] : [{ type: 'replied_to', id: post.inReplyTo }]),
    ...(post.quoteOf === undefined ? [] : [{ type: 'quoted', id: post.quoteOf }]),
    ...(post.repostOf === undefined ? [] : [{ type: 'retweeted', id: post.repostOf }]),
  ];
  const mentions = [...(post.note ?? post.text).matchAll(/(?<!\w)@(\w+)/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    username: found[1] ?? '',
    id: [...people.values()].find(({ username }) => username.toLowerCase() === found[1]?.toLowerCase())?.id ?? '1',
  }));
  const named = (before: string, since: string): string => (usesNewNames ? since : before);
  return {
    id: post.id,
    text: escapeSigns(post.text),
    author_id: post.authorId,
    created_at: `${post.at.toISOString().slice(0, 19)}.000Z`,
    lang: /[а-я]/i.test(post.text) ? 'ru' : 'en',
    conversation_id: post.conversationId,
    [named('edit_history_tweet_ids', 'edit_history_post_ids')]: post.history,
    ...(parent && { in_reply_to_user_id: parent.authorId }),
    ...(references.length > 0 && { [named('referenced_tweets', 'referenced_posts')]: references }),
    ...(post.note !== undefined && { [named('note_tweet', 'note_post')]: { text: escapeSigns(post.note) } }),
    ...(mentions.length > 0 && { entities: { mentions } }),
    public_metrics: {
      retweet_count: 2,
      reply_count: 1,
      like_count: 5,
      quote_count: 0,
      bookmark_count: 0,
      impression_count: 321,
    },
  };
}

const escapeSigns = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const notFound = (id: string): object => ({
  value: id,
  detail: `Could not find tweet with ids: [${id}].`,
  title: 'Not Found Error',
  resource_type: 'tweet',
  parameter: 'ids',
  resource_id: id,
  type: 'https://api.twitter.com/2/problems/resource-not-found',
});
