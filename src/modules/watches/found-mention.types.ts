import { ApiProperty } from '@nestjs/swagger';
import type { PostToMatch, Span } from '../../domain/query/match.types.js';

export class FoundAuthorDto {
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

/** A stored mention that a query found. */
export class FoundMentionDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: FoundAuthorDto }) author!: FoundAuthorDto;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String, format: 'date-time' }) publishedAt!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    description: '[start, end) in UTF-16 units of the text.',
  })
  spans!: [number, number][];
  @ApiProperty({ type: Boolean, description: 'Found only by looking through look-alike or hidden characters.' })
  isLookalike!: boolean;
}

/** A plain object, unlike the class that describes it. */
export type FoundMention = { [Field in keyof FoundMentionDto]: FoundMentionDto[Field] };

/** The part of a stored mention that a query can ask about. */
export interface StoredPost {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly authorHandle: string;
  readonly authorName: string | null;
  /** A 64-bit integer, as text. */
  readonly followers: string | null;
  readonly url: string | null;
  readonly lang: string;
  readonly network: string;
  readonly country: string | null;
  readonly isReply: boolean;
  readonly isRepost: boolean;
  readonly publishedAt: Date;
}

/** Columns of `mention m` for a StoredPost. */
export const STORED_POST = `m.id, m.title, m.text, m.author_handle AS "authorHandle", m.author_name AS "authorName", m.followers,
  m.url, m.lang, m.network, m.country, m.in_reply_to IS NOT NULL AS "isReply", m.repost_of IS NOT NULL AS "isRepost",
  m.published_at AS "publishedAt"`;

/** What a matcher is asked about a stored mention: the same as when it came in. */
export function postOf(stored: StoredPost): PostToMatch {
  const { text, title, authorHandle, authorName, followers, url, lang, network, country, isReply, isRepost } = stored;
  return {
    text,
    authorHandle,
    lang,
    network,
    isReply,
    isRepost,
    ...(title === null ? {} : { title }),
    ...(authorName === null ? {} : { authorName }),
    ...(followers === null ? {} : { followers: Number(followers) }),
    ...(url === null ? {} : { url }),
    ...(country === null ? {} : { country }),
  };
}

export function foundMention(
  stored: StoredPost,
  { spans, isLookalike }: { readonly spans: readonly Span[]; readonly isLookalike: boolean },
): FoundMention {
  const { id, title, text, authorHandle, authorName, network, lang, publishedAt } = stored;
  return {
    id,
    title,
    text,
    author: { handle: authorHandle, name: authorName },
    network,
    lang,
    publishedAt: publishedAt.toISOString(),
    spans: spans.map(([start, end]) => [start, end]),
    isLookalike,
  };
}
