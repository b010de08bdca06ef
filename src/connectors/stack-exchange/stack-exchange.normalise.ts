import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { htmlToText } from '../html-to-text.js';
import { present } from '../present.js';
import { at, countOf, epochOf, idOf, textOf, webUrlOf } from '../read-json.js';

/** A question or an answer of one site; the number is unique on that site only. */
export interface PostName {
  readonly site: string;
  readonly kind: 'q' | 'a';
  readonly id: string;
}

export type ReadPost =
  | { readonly ok: true; readonly post: NormalisedPost; readonly at: Date }
  | { readonly ok: false; readonly rejected: RejectedPost };

const NAME = /^([a-z0-9][a-z0-9.-]*)\/([qa])(\d{1,19})$/;
const MAX_RAW_LENGTH = 20_000;
/** Whoever has deleted his account leaves his posts behind. */
const NOBODY = 'anonymous';

export const writeName = ({ site, kind, id }: PostName): string => `${site}/${kind}${id}`;

export function readName(externalId: string): PostName | null {
  const [, site, kind, id] = NAME.exec(externalId) ?? [];
  return site === undefined || id === undefined ? null : { site, kind: kind === 'a' ? 'a' : 'q', id };
}

const plain = (html: string | undefined): string | undefined => (html === undefined ? undefined : htmlToText(html));

/** Turns a question, or an answer, into a post. Titles, names and texts are HTML. */
export function readPost(item: unknown, site: string, now: Date): ReadPost {
  const answer = idOf(at(item, 'answer_id'));
  const question = idOf(at(item, 'question_id'));
  if (question === undefined) {
    const raw = JSON.stringify(item) as string | undefined;
    return { ok: false, rejected: { reason: 'The item has no id.', raw: (raw ?? '').slice(0, MAX_RAW_LENGTH) } };
  }
  const conversationId = writeName({ site, kind: 'q', id: question });
  const writtenAt = epochOf(at(item, 'creation_date'));
  const editedAt = epochOf(at(item, 'last_edit_date'));
  const user = idOf(at(item, 'owner', 'user_id'));
  const name = plain(textOf(at(item, 'owner', 'display_name')));
  const metrics = present({
    likes: countOf(at(item, 'score')),
    replies: countOf(at(item, 'answer_count')),
    views: countOf(at(item, 'view_count')),
  });
  return {
    ok: true,
    at: writtenAt ?? now,
    post: present({
      externalId: answer === undefined ? conversationId : writeName({ site, kind: 'a', id: answer }),
      text: plain(textOf(at(item, 'body'))) ?? '',
      title: answer === undefined ? plain(textOf(at(item, 'title'))) : undefined,
      author: present({ handle: name ?? NOBODY, id: user === undefined ? undefined : `${site}/${user}` }),
      url: webUrlOf(at(item, 'link')) ?? webUrlOf(at(item, 'share_link')),
      publishedAt: writtenAt !== undefined && writtenAt <= now ? writtenAt : undefined,
      editedAt: editedAt !== undefined && editedAt <= now ? editedAt : undefined,
      conversationId,
      inReplyTo: answer === undefined ? undefined : conversationId,
      metrics: Object.keys(metrics).length === 0 ? undefined : metrics,
    }),
  };
}
