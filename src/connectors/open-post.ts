import { cleanText } from '../domain/text/sanitise.js';
import type { NormalisedPost, PostAuthor, PostMetrics } from './post.types.js';
import type { JsonObject, JsonValue } from './lossless-json.js';
import { JsonNumber } from './lossless-json.js';
import { readUrl } from '../domain/text/read-url.js';

/**
 * The open format of a post, in which any system can hand us posts:
 * `{id, text, author: {id?, handle, name?, followers?}, title?, url?, lang?, publishedAt?, editedAt?, conversationId?,
 * inReplyTo?, repostOf?, quoteOf?, country?, metrics?: {likes?, reposts?, replies?, views?}, isDeleted?}`. A deletion needs only `id` and `isDeleted`.
 */
export type OpenPost =
  | { readonly ok: true; readonly post: NormalisedPost }
  | { readonly ok: false; readonly reason: string; readonly externalId?: string };

const POST_FIELDS = [
  'id',
  'text',
  'title',
  'author',
  'url',
  'lang',
  'publishedAt',
  'editedAt',
  'conversationId',
  'inReplyTo',
  'repostOf',
  'quoteOf',
  'country',
  'metrics',
  'isDeleted',
];
const AUTHOR_FIELDS = ['id', 'handle', 'name', 'followers'];
const METRICS = ['likes', 'reposts', 'replies', 'views'];

const MAX_ID_LENGTH = 2_000;
const MAX_NAME_LENGTH = 200;
const MAX_TITLE_LENGTH = 1_000;
const MAX_URL_LENGTH = 2_048;

/** Text that is stored in place of what the database cannot hold would let two ids become one. */
const UNSTORABLE = /[\0\uFFFD\p{Surrogate}]/u;
const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)$/;

const COUNTRY = /^[A-Z]{2}$/;

class FieldFault extends Error {}

/** Reads one post. Fields that are null count as absent; unknown fields and wrong types refuse the post. */
export function readOpenPost(value: JsonValue): OpenPost {
  if (!(value instanceof Map)) return { ok: false, reason: 'A post is expected to be an object.' };
  let externalId: string | undefined;
  try {
    const post = new Fields(value as JsonObject, '');
    externalId = post.id('id');
    if (externalId === undefined) throw new FieldFault('id is missing.');
    return { ok: true, post: { externalId, ...readContent(post) } };
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error;
    return { ok: false, reason: error.message, ...(externalId === undefined ? {} : { externalId }) };
  }
}

function readContent(post: Fields): Omit<NormalisedPost, 'externalId'> {
  post.refuseUnknown(POST_FIELDS);
  const isDeleted = post.flag('isDeleted');
  const text = post.text('text');
  if (text === undefined && isDeleted !== true) throw new FieldFault('text is missing.');
  return present({
    text: text ?? '',
    author: readAuthor(post.object('author'), isDeleted === true),
    title: post.text('title', MAX_TITLE_LENGTH),
    url: post.url('url'),
    lang: post.language('lang'),
    publishedAt: post.instant('publishedAt'),
    editedAt: post.instant('editedAt'),
    conversationId: post.id('conversationId'),
    inReplyTo: post.id('inReplyTo'),
    repostOf: post.id('repostOf'),
    quoteOf: post.id('quoteOf'),
    country: post.country('country'),
    metrics: readMetrics(post.object('metrics')),
    isDeleted,
  });
}

function readAuthor(author: Fields | undefined, isDeleted: boolean): PostAuthor {
  author?.refuseUnknown(AUTHOR_FIELDS);
  const handle = author?.text('handle', MAX_NAME_LENGTH);
  if (!isDeleted && author === undefined) throw new FieldFault('author is missing.');
  if (!isDeleted && (handle === undefined || handle.trim() === '')) throw new FieldFault('author.handle is missing.');
  return present({
    handle: handle ?? '',
    id: author?.id('id'),
    name: author?.text('name', MAX_NAME_LENGTH),
    followers: author?.count('followers'),
  });
}

function readMetrics(metrics: Fields | undefined): PostMetrics | undefined {
  metrics?.refuseUnknown(METRICS);
  return (
    metrics &&
    present({
      likes: metrics.count('likes'),
      reposts: metrics.count('reposts'),
      replies: metrics.count('replies'),
      views: metrics.count('views'),
    })
  );
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the members that are undefined. */
function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** The members of one object, each read as what it must be; a fault names the whole path of the field. */
class Fields {
  constructor(
    private readonly members: JsonObject,
    private readonly path: string,
  ) {}

  refuseUnknown(known: readonly string[]): void {
    for (const name of this.members.keys()) {
      if (!known.includes(name)) throw new FieldFault(`${this.path}${cleanText(name, 60)} is not a known field.`);
    }
  }

  object(name: string): Fields | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    if (!(value instanceof Map)) throw this.wrong(name, 'an object');
    return new Fields(value as JsonObject, `${this.path}${name}.`);
  }

  /** Text the database can store, cut at `maxLength`. */
  text(name: string, maxLength?: number): string | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw this.wrong(name, 'text');
    return cleanText(value, maxLength);
  }

  /** An id as text, or a whole number taken digit by digit. Never changed: an id we cannot store is refused. */
  id(name: string): string | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const id = value instanceof JsonNumber && /^-?\d+$/.test(value.text) ? value.text : value;
    if (typeof id !== 'string') throw this.wrong(name, 'text or a whole number');
    if (id.trim() === '' || id.length > MAX_ID_LENGTH || UNSTORABLE.test(id))
      throw this.wrong(name, `1 to ${String(MAX_ID_LENGTH)} characters that can be stored`);
    return id;
  }

  count(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const count = value instanceof JsonNumber && /^\d+$/.test(value.text) ? Number(value.text) : NaN;
    if (!Number.isSafeInteger(count)) throw this.wrong(name, 'a whole number from 0');
    return count;
  }

  flag(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.wrong(name, 'true or false');
  }

  url(name: string): string | undefined {
    const value = this.text(name, MAX_URL_LENGTH + 1);
    if (value === undefined) return undefined;
    const isWeb = ['http:', 'https:'].includes(readUrl(value)?.protocol ?? '');
    if (!isWeb || value.length > MAX_URL_LENGTH) throw this.wrong(name, 'an http or https address');
    return value;
  }

  /** A hint only: what is not a language tag is left out and the language is detected. */
  language(name: string): string | undefined {
    const value = this.text(name, MAX_NAME_LENGTH);
    if (value === undefined) return undefined;
    try {
      return Intl.getCanonicalLocales(value)[0];
    } catch {
      return undefined;
    }
  }

  /** A hint only, as the language is. */
  country(name: string): string | undefined {
    const value = this.text(name, MAX_NAME_LENGTH)?.toUpperCase();
    return value !== undefined && COUNTRY.test(value) ? value : undefined;
  }

  instant(name: string): Date | undefined {
    const value = this.text(name, MAX_NAME_LENGTH);
    if (value === undefined) return undefined;
    const day = INSTANT.exec(value)?.[1];
    const at = new Date(value.replace(' ', 'T').toUpperCase());
    if (day === undefined || Number.isNaN(at.getTime()) || !isCalendarDay(day))
      throw this.wrong(name, 'an ISO 8601 instant with its zone, such as 2026-01-31T09:30:00Z');
    return at;
  }

  private get(name: string): JsonValue | undefined {
    return this.members.get(name) ?? undefined;
  }

  private wrong(name: string, expected: string): FieldFault {
    return new FieldFault(`${this.path}${name} is expected to be ${expected}.`);
  }
}

/** `new Date` rolls 31 February over to March instead of refusing it. */
function isCalendarDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
