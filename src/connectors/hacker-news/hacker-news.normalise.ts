import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { htmlToText } from '../html-to-text.js';
import { present } from '../present.js';
import { at, booleanOf, countOf, epochOf, idOf, objectOf, textOf, webUrlOf } from '../read-json.js';
import { HACKER_NEWS_USUAL } from './hacker-news.settings.js';

export type ReadItem =
  | { readonly ok: true; readonly post: NormalisedPost; readonly at: Date }
  | { readonly ok: false; readonly rejected: RejectedPost };

const MAX_RAW_LENGTH = 20_000;

export const pageOfItem = (id: string): string => `${HACKER_NEWS_USUAL.siteUrl}/item?id=${encodeURIComponent(id)}`;

/** Turns a hit of the search into a post. Texts are HTML with entities; a story without a text is a link. */
export function readHit(hit: unknown, now: Date): ReadItem {
  const [externalId, author] = [idOf(at(hit, 'objectID')), textOf(at(hit, 'author'))];
  const writtenAt = epochOf(at(hit, 'created_at_i'));
  const reason =
    objectOf(hit) === null || externalId === undefined
      ? 'The hit has no id.'
      : author === undefined
        ? 'The hit has no author.'
        : null;
  if (externalId === undefined || author === undefined || reason !== null) return reject(hit, reason, externalId);
  const story = idOf(at(hit, 'story_id'));
  const parent = idOf(at(hit, 'parent_id'));
  const html = textOf(at(hit, 'comment_text')) ?? textOf(at(hit, 'story_text'));
  const metrics = present({ likes: countOf(at(hit, 'points')), replies: countOf(at(hit, 'num_comments')) });
  const title = textOf(at(hit, 'title'));
  return {
    ok: true,
    at: writtenAt ?? now,
    post: present({
      externalId,
      text: html === undefined ? (webUrlOf(at(hit, 'url')) ?? '') : htmlToText(html),
      title: title === undefined ? undefined : htmlToText(title),
      author: { id: author, handle: author },
      url: pageOfItem(externalId),
      publishedAt: writtenAt !== undefined && writtenAt <= now ? writtenAt : undefined,
      conversationId: story ?? externalId,
      inReplyTo: parent === externalId ? undefined : parent,
      metrics: Object.keys(metrics).length === 0 ? undefined : metrics,
    }),
  };
}

/** A single item as the official interface shows it; its text may have been edited. */
export function readSingle(item: unknown, now: Date): NormalisedPost | null {
  const [externalId, author] = [idOf(at(item, 'id')), textOf(at(item, 'by'))];
  if (externalId === undefined || author === undefined) return null;
  const [html, title] = [textOf(at(item, 'text')), textOf(at(item, 'title'))];
  const writtenAt = epochOf(at(item, 'time'));
  return present({
    externalId,
    text: html === undefined ? (webUrlOf(at(item, 'url')) ?? '') : htmlToText(html),
    title: title === undefined ? undefined : htmlToText(title),
    author: { id: author, handle: author },
    url: pageOfItem(externalId),
    publishedAt: writtenAt !== undefined && writtenAt <= now ? writtenAt : undefined,
  });
}

/** Deleted by its writer, or killed by moderators and then shown to nobody who does not ask for it. */
export const isGone = (item: unknown): boolean =>
  booleanOf(at(item, 'deleted')) === true || booleanOf(at(item, 'dead')) === true;

function reject(hit: unknown, reason: string | null, externalId: string | undefined): ReadItem {
  const raw = JSON.stringify(hit) as string | undefined;
  return {
    ok: false,
    rejected: {
      reason: reason ?? 'The hit cannot be read.',
      raw: (raw ?? '').slice(0, MAX_RAW_LENGTH),
      ...(externalId === undefined ? {} : { externalId }),
    },
  };
}
