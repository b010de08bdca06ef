/** Who wrote a post. `id` is the network's own stable id where it has one; ids are opaque text, never numbers. */
export interface PostAuthor {
  readonly id?: string;
  readonly handle: string;
  readonly name?: string;
  readonly followers?: number;
}

export interface PostMetrics {
  readonly likes?: number;
  readonly reposts?: number;
  readonly replies?: number;
  readonly views?: number;
}

/** One public post or article, as every connector hands it over: plain text, ids as text, instants as Date. */
export interface NormalisedPost {
  /** The network's id of the post, as text. */
  readonly externalId: string;
  /** Set where `externalId` is unique only inside something smaller than the network (a feed): then it is part of the key. */
  readonly scope?: string;
  /** The network this post belongs to, where that is not the connector's own. */
  readonly network?: string;
  readonly text: string;
  readonly title?: string;
  readonly author: PostAuthor;
  readonly url?: string;
  /** BCP 47 language the source states, when it states one. */
  readonly lang?: string;
  /** Absent when the source gives no believable date: the pipeline then uses the time it was seen. */
  readonly publishedAt?: Date;
  /** Last edit, when the network says so. A lower one than the stored never overwrites it. */
  readonly editedAt?: Date;
  readonly conversationId?: string;
  readonly inReplyTo?: string;
  /** The post, on the same network, that this one passes on unchanged, or quotes with words of its own. */
  readonly repostOf?: string;
  readonly quoteOf?: string;
  /** ISO 3166-1 alpha-2, where the source states the author's or the site's. */
  readonly country?: string;
  readonly metrics?: PostMetrics;
  readonly isDeleted?: boolean;
  /** Written by the very account this source is connected with: an answer of ours, by whichever way it was given. */
  readonly isOwn?: boolean;
  /** A message that only its writer and we can read. */
  readonly isPrivate?: boolean;
  /** It names, answers or quotes the connected account, so that its author may be answered where only that allows it. */
  readonly addressesUs?: boolean;
}

/** What a connector could read but not turn into a post. It goes to quarantine with its reason and stops nothing. */
export interface RejectedPost {
  readonly reason: string;
  readonly raw: string;
  readonly externalId?: string;
}
