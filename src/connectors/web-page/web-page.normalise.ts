import { createHash } from 'node:crypto';
import type { CheerioAPI } from 'cheerio';
import { load, loadBuffer } from 'cheerio';
import { canonicaliseUrl } from '../../domain/story/canonicalise-url.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { htmlToText, tidyLine } from '../html-to-text.js';
import { present } from '../present.js';
import type { WebPageSettings } from './web-page.settings.js';
import { readUrl } from '../../domain/text/read-url.js';

export interface ListPage {
  readonly title: string | null;
  readonly posts: readonly NormalisedPost[];
}

const MOST_ITEMS = 500;
const MAX_TITLE_LENGTH = 2_000;
const MAX_URL_LENGTH = 2_048;

/** What the parser of pages is asked. */
export interface PageQuestion {
  readonly bytes: Uint8Array;
  /** The server's word; else the byte order mark and the page itself decide. */
  readonly charset: string | null;
  /** Where the bytes came from. */
  readonly pageUrl: string;
  readonly settings: WebPageSettings;
  readonly now: Date;
}

/** The articles a page lists, in its order. Throws ConnectorError('invalid') for a selector that is none. */
export function readListPage({ bytes, charset, pageUrl, settings, now }: PageQuestion): ListPage {
  checkSelectors(load('<p>'), settings);
  const encoding = charset === null ? {} : { encoding: { transportLayerEncodingLabel: charset } };
  return readItems(
    loadBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding),
    settings,
    pageUrl,
    now,
  );
}

/** Tried out on a page of nothing, so that what goes wrong on the real one is not laid at their door. */
function checkSelectors($: CheerioAPI, settings: WebPageSettings): void {
  const { itemSelector, titleSelector, linkSelector, dateSelector, textSelector } = settings;
  for (const selector of [itemSelector, titleSelector, linkSelector, dateSelector, textSelector]) {
    if (selector === undefined) continue;
    try {
      $('body').find(selector);
    } catch (error) {
      throw new ConnectorError('invalid', 'One of the selectors is not written as CSS wants it.', {
        code: 'refused',
        cause: error,
      });
    }
  }
}

function readItems($: CheerioAPI, settings: WebPageSettings, pageUrl: string, now: Date): ListPage {
  const base = resolveLink($('base[href]').first().attr('href'), pageUrl) ?? pageUrl;
  const lang = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.exec(($('html').attr('lang') ?? '').trim())?.[0];
  const site = new URL(pageUrl).hostname.replace(/^www\./, '');
  const posts = new Map<string, NormalisedPost>();
  for (const element of $(settings.itemSelector).slice(0, MOST_ITEMS).toArray()) {
    const item = $(element);
    const within = (selector: string | undefined, usual: string) => item.find(selector ?? usual).first();
    const anchor =
      settings.linkSelector === undefined && item.is('a[href]') ? item : within(settings.linkSelector, 'a[href]');
    const link = resolveLink(anchor.attr('href'), base);
    const heading = within(settings.titleSelector, 'h1, h2, h3, h4, h5, h6');
    const title = lineOf(heading.text()) ?? (settings.titleSelector === undefined ? lineOf(anchor.text()) : null);
    const body = settings.textSelector === undefined ? item : item.find(settings.textSelector).first();
    const text = cleanText(htmlToText(body.html() ?? '')).trim();
    if (title === null && text === '') continue;
    const time = within(settings.dateSelector, 'time');
    const post = postOf({ title, text, link, lang, site, pageUrl });
    const publishedAt = readDate(time.attr('datetime') ?? time.attr('content') ?? time.text(), now);
    posts.set(post.externalId, publishedAt === undefined ? post : { ...post, publishedAt });
  }
  return { title: lineOf($('title').first().text()), posts: [...posts.values()] };
}

interface Found {
  readonly title: string | null;
  readonly text: string;
  readonly link: string | null;
  readonly lang: string | undefined;
  readonly site: string;
  readonly pageUrl: string;
}

/** The key is the article's own address; without one of its own, a hash of its words that holds within this page. */
function postOf({ title, text, link, lang, site, pageUrl }: Found): NormalisedPost {
  const address = link === null ? null : canonicaliseUrl(link);
  const hasOwn = address !== null && address !== canonicaliseUrl(pageUrl);
  const hash = createHash('sha256')
    .update(`${title ?? ''}\n${text}`)
    .digest('base64url');
  return present({
    externalId: hasOwn ? address : hash,
    scope: hasOwn ? undefined : pageUrl,
    text: text === '' ? (title ?? '') : text,
    title: title === null || text === '' || text === title ? undefined : title,
    author: { handle: site },
    url: hasOwn && link !== null ? link : pageUrl,
    lang,
  });
}

function lineOf(text: string): string | null {
  const line = cleanText(tidyLine(text), MAX_TITLE_LENGTH);
  return line === '' ? null : line;
}

function resolveLink(href: string | undefined, base: string): string | null {
  const written = href?.trim() ?? '';
  const url = written === '' ? null : readUrl(written, base);
  if (url === null) return null;
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.href.length <= MAX_URL_LENGTH ? url.href : null;
}

/** ISO 8601, what browsers read, or day.month.year; nothing that is still to come. */
export function readDate(written: string, now: Date): Date | undefined {
  const text = written.trim();
  const [, day, month, year, hour = '0', minute = '0'] =
    /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\D+(\d{1,2})[.:](\d{2}))?/.exec(text) ?? [];
  const ms =
    day === undefined
      ? /\d{4}/.test(text)
        ? Date.parse(text)
        : Number.NaN
      : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return Number.isNaN(ms) || ms > now.getTime() || ms < 0 ? undefined : new Date(ms);
}
