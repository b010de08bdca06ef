import type { NormalisedPost } from '../../connectors/post.types.js';
import { cleanText } from '../../domain/text/sanitise.js';

/** Ids this long are somebody's mistake or an attack. */
const MAX_ID = 8_192;
const MAX_NAME = 300;
const MAX_TITLE = 1_000;
const MAX_URL = 4_096;
const MAX_NETWORK = 60;
const MAX_LANG = 35;
const MAX_COUNTRY = 2;

/** Years of four digits: what lies outside is a mistake that the database does not take. */
const EARLIEST_MS = Date.parse('0001-01-01T00:00:00Z');
const LATEST_MS = Date.parse('9999-12-31T23:59:59Z');

/** The post as it can be stored, whatever its connector let through. Throws, with the reason, where it cannot be. */
export function cleanPost(post: NormalisedPost): NormalisedPost {
  if (post.externalId === '') throw new Error('The post has no id.');
  const { author } = post;
  const externalId = idOf(post.externalId);
  return {
    ...post,
    externalId,
    text: cleanText(post.text),
    author: {
      ...author,
      handle: cleanText(author.handle, MAX_NAME),
      ...(author.id === undefined ? {} : { id: cleanText(author.id, MAX_NAME) }),
      ...(author.name === undefined ? {} : { name: cleanText(author.name, MAX_NAME) }),
      ...(author.followers === undefined ? {} : { followers: countOf(author.followers) }),
    },
    ...(post.title === undefined ? {} : { title: cleanText(post.title, MAX_TITLE) }),
    ...(post.url === undefined ? {} : { url: cleanText(post.url, MAX_URL) }),
    ...(post.network === undefined ? {} : { network: cleanText(post.network, MAX_NETWORK) }),
    ...(post.lang === undefined ? {} : { lang: cleanText(post.lang, MAX_LANG) }),
    ...(post.conversationId === undefined ? {} : { conversationId: idOf(post.conversationId) }),
    ...(post.inReplyTo === undefined ? {} : { inReplyTo: idOf(post.inReplyTo) }),
    ...(post.repostOf === undefined ? {} : { repostOf: idOf(post.repostOf) }),
    ...(post.quoteOf === undefined ? {} : { quoteOf: idOf(post.quoteOf) }),
    ...(post.country === undefined ? {} : { country: cleanText(post.country, MAX_COUNTRY).toUpperCase() }),
    ...(post.publishedAt === undefined ? {} : { publishedAt: instantOf(post.publishedAt) }),
    ...(post.editedAt === undefined ? {} : { editedAt: instantOf(post.editedAt) }),
    ...(post.metrics === undefined
      ? {}
      : {
          metrics: Object.fromEntries(
            Object.entries(post.metrics).map(([name, value]: [string, unknown]) => [name, countOf(value)]),
          ),
        }),
  };
}

function idOf(id: string): string {
  if (id.length > MAX_ID) throw new Error('The id of the post is too long.');
  return cleanText(id, MAX_ID);
}

function countOf(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error('A count of the post is not a whole number.');
}

function instantOf(at: Date): Date {
  if (at.getTime() >= EARLIEST_MS) return at.getTime() > LATEST_MS ? new Date(LATEST_MS) : at;
  throw new Error('A date of the post cannot be read.');
}
