import { createHash } from 'node:crypto';
import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio';
import { simpleParser } from 'mailparser';
import { canonicaliseUrl } from '../../domain/story/canonicalise-url.js';
import { alertTargets } from '../../domain/story/alert-link.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost } from '../post.types.js';
import { tidyLine } from '../html-to-text.js';
import { present } from '../present.js';
import { readUrl } from '../../domain/text/read-url.js';

/** A mail as far as it matters here. */
export interface AlertMail {
  readonly messageKey: string;
  readonly from: string;
  readonly isAutoReply: boolean;
  readonly sentAt: Date | undefined;
  readonly html: string | null;
  readonly text: string;
}

/** What the parser of mails is asked. */
export interface MailQuestion {
  readonly bytes: Uint8Array;
  /** As in the settings. */
  readonly senders: string;
  /** Dates the articles where the mail says nothing. */
  readonly arrivedAt: Date;
  readonly now: Date;
}

export interface MailReading {
  readonly messageKey: string;
  /** Null where the mail is no alert of these senders. */
  readonly posts: readonly NormalisedPost[] | null;
}

interface Hit {
  readonly url: string;
  title: string;
  text: string;
  source: string;
}

const MAX_URL_LENGTH = 2_048;
const LEAST_HEADLINE_LENGTH = 15;
const MOST_LINKS = 1_000;
const GOOGLE_SENDER = /@google\.com$/;
const BLOCKS = 'tr, li, p, td, div';

/** The articles of one mail. */
export async function readMailDocument({ bytes, senders, arrivedAt, now }: MailQuestion): Promise<MailReading> {
  const mail = await readMail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const isAlert = !mail.isAutoReply && isFrom(mail, senders);
  return { messageKey: mail.messageKey, posts: isAlert ? readAlert(mail, arrivedAt, now) : null };
}

/** Reads a mail. Anything may be missing from it. */
export async function readMail(source: Buffer): Promise<AlertMail> {
  const mail = await simpleParser(source, { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true });
  const autoSubmitted = mail.headers.get('auto-submitted');
  const hashed = mail.messageId ?? `${mail.subject ?? ''}\n${mail.date?.toISOString() ?? ''}\n${mail.text ?? ''}`;
  const sentAt = mail.date;
  return {
    messageKey: createHash('sha256').update(hashed).digest('base64url').slice(0, 16),
    from: (mail.from?.value[0]?.address ?? '').toLowerCase(),
    isAutoReply: typeof autoSubmitted === 'string' && /^auto-replied/i.test(autoSubmitted),
    sentAt: sentAt === undefined || Number.isNaN(sentAt.getTime()) ? undefined : sentAt,
    html: typeof mail.html === 'string' ? mail.html : null,
    text: mail.text ?? '',
  };
}

/** Whether the mail comes from one of these addresses or domains. */
export function isFrom(mail: AlertMail, senders: string): boolean {
  return senders.split(',').some((written) => {
    const sender = written.trim().toLowerCase();
    return mail.from === sender || mail.from.endsWith(`@${sender}`) || mail.from.endsWith(`.${sender}`);
  });
}

/** The articles an alert names, each once, in its order. `arrivedAt` dates it where the mail says nothing. */
export function readAlert(mail: AlertMail, arrivedAt: Date, now: Date): readonly NormalisedPost[] {
  // Google's alerts hold redirects only; others may link to the articles themselves.
  const takesPlainLinks = !GOOGLE_SENDER.test(mail.from);
  const hits = mail.html === null ? readTextHits(mail.text, takesPlainLinks) : readHtmlHits(mail.html, takesPlainLinks);
  const stated = mail.sentAt ?? arrivedAt;
  const publishedAt = stated <= now ? stated : arrivedAt;
  return [...hits.values()].flatMap((hit) => {
    const words = hit.text === '' ? hit.title : hit.text;
    if (words === '') return [];
    const site = new URL(hit.url).hostname.replace(/^www\./, '');
    return [
      present({
        externalId: canonicaliseUrl(hit.url) ?? hit.url,
        text: cleanText(words),
        title: hit.text === '' ? undefined : cleanText(hit.title, 2_000) || undefined,
        author: { handle: hit.source === '' ? site : hit.source },
        url: hit.url,
        publishedAt: publishedAt <= now ? publishedAt : undefined,
      }),
    ];
  });
}

/** The article behind an alert's link; null for links about the alert itself. */
function targetOf(written: string, takesPlainLinks: boolean, words: string): string | null {
  const url = readUrl(written);
  if (url === null) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  for (const target of alertTargets(written, url)) if (isArticle(target)) return target;
  const isAboutAlert = /(?:^|\.)(?:google|talkwalker)\.[a-z.]+$/.test(url.hostname);
  const isHeadline = words.length >= LEAST_HEADLINE_LENGTH;
  return takesPlainLinks && !isAboutAlert && isHeadline && isArticle(written) ? written : null;
}

const isArticle = (written: string): boolean =>
  written.length <= MAX_URL_LENGTH && /^https?:\/\/[^\s"<>]+$/i.test(written) && readUrl(written) !== null;

function readHtmlHits(html: string, takesPlainLinks: boolean): ReadonlyMap<string, Hit> {
  const $ = load(html);
  const hits = new Map<string, Hit>();
  for (const element of $('a[href]').slice(0, MOST_LINKS).toArray()) {
    const anchor = $(element);
    const words = tidyLine(anchor.text());
    const url = targetOf((anchor.attr('href') ?? '').trim(), takesPlainLinks, words);
    if (url === null) continue;
    const known = hits.get(url);
    // Pictures and "share" buttons lead to the article as well; its headline is the longest of the links.
    if (known !== undefined && words.length <= known.title.length) continue;
    hits.set(url, { url, title: words, ...wordsAround($, element, words) });
  }
  return hits;
}

/** The publisher and the excerpt that stand beside a headline. */
function wordsAround(
  $: CheerioAPI,
  element: Parameters<CheerioAPI>[0],
  title: string,
): { text: string; source: string } {
  for (const block of $(element as never)
    .parents(BLOCKS)
    .toArray()) {
    const around = $(block);
    const marked = around.find('[itemprop="description"]').first();
    const source = tidyLine(around.find('[itemprop="publisher"]').first().text());
    if (marked.length > 0) return { text: tidyLine(marked.text()), source };
    const text = tidyLine(around.text());
    if (text.length > title.length + LEAST_HEADLINE_LENGTH)
      return { text: text.startsWith(title) ? text.slice(title.length).trim() : text, source };
  }
  return { text: '', source: '' };
}

/** In plain text the address follows its headline. */
function readTextHits(text: string, takesPlainLinks: boolean): ReadonlyMap<string, Hit> {
  const hits = new Map<string, Hit>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const written = /<?(https?:\/\/[^\s<>]+)>?/.exec(line)?.[1];
    if (written === undefined) {
      if (line.trim() === '') lines = lines.slice(-2);
      else lines.push(line.trim());
      continue;
    }
    const title = lines[0] ?? '';
    const url = targetOf(written, takesPlainLinks, title);
    if (url !== null && !hits.has(url)) hits.set(url, { url, title, text: lines.slice(1).join(' '), source: '' });
    lines = [];
  }
  return hits;
}
