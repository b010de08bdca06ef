import { canonicaliseUrl } from '../../domain/story/canonicalise-url.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { present } from '../present.js';
import { at, listOf, objectOf, parseJson, textOf, webUrlOf } from '../read-json.js';

export interface GdeltReading {
  readonly items: readonly { readonly post: NormalisedPost; readonly seenAt: Date }[];
  readonly rejected: readonly RejectedPost[];
  /** Articles in the answer, the unreadable ones too. */
  readonly count: number;
}

/** Languages by the English names GDELT gives them. */
const LANGUAGES =
  'af sq am ar hy az eu be bn bs bg ca zh hr cs da nl en et fi fr gl ka de el gu he hi hu is id it ja kn kk km ko lv lt mk ms ml mt mr mn ne nb nn no ' +
  'fa pl pt pa ro ru sr si sk sl so es sw sv ta te th bo tr uk ur vi cy';

interface Names {
  readonly languages: ReadonlyMap<string, string>;
  readonly countries: ReadonlyMap<string, string>;
}

/** English names to codes, made when the first article is read. */
let knownNames: Names | null = null;

function codesByName(): Names {
  if (knownNames !== null) return knownNames;
  const languageName = new Intl.DisplayNames('en', { type: 'language' });
  const countryName = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const regions = letters.flatMap((a) => letters.map((b) => `${a}${b}`));
  const languages = new Map(LANGUAGES.split(' ').map((code) => [(languageName.of(code) ?? code).toLowerCase(), code]));
  const countries = new Map(
    regions.flatMap((code) => {
      const name = countryName.of(code);
      const region = new Intl.Locale(`und-${code}`).region;
      return name === undefined || region === undefined ? [] : [[name.toLowerCase(), region] as const];
    }),
  );
  knownNames = { languages, countries };
  return knownNames;
}

const VALID_ESCAPE = /\\(u[0-9a-fA-F]{4}|["\\/bfnrt])|\\/g;
const PLAIN_SENTENCE = /^[A-Za-z][\x20-\x7e\s]{0,400}$/;

/** GDELT writes control characters and lone backslashes into its JSON as they are. */
export function repairJson(text: string): string {
  return text
    .replace(/[\x00-\x1f\x7f]/g, ' ')
    .replace(VALID_ESCAPE, (whole, escaped?: string) => (escaped === undefined ? '\\\\' : whole));
}

/** What GDELT says in words, beside a status of 200, where it does not answer. */
function sentenceFault(text: string): ConnectorError {
  if (/limit requests|too many|rate/i.test(text) && PLAIN_SENTENCE.test(text.trim()))
    return new ConnectorError('quota', 'GDELT asks us to be slower.', { code: 'rate-limited', retryAfterSeconds: 60 });
  if (PLAIN_SENTENCE.test(text.trim())) {
    const message = 'GDELT refused a search; it does so for words that are too short, too common or too many.';
    return new ConnectorError('invalid', message, { code: 'refused' });
  }
  return new ConnectorError('invalid', 'GDELT gave an answer that is not what it documents.', {
    code: 'changed-shape',
  });
}

/** Reads a list of articles, oldest first. Throws ConnectorError. */
export function readArticles(text: string, now: Date): GdeltReading {
  const document = objectOf(parseJson(text) ?? parseJson(repairJson(text)));
  if (document === null) throw sentenceFault(text);
  const articles = listOf(document['articles']);
  const items: { post: NormalisedPost; seenAt: Date }[] = [];
  const rejected: RejectedPost[] = [];
  for (const article of articles) {
    const post = readArticle(article, now);
    if (post === null)
      rejected.push({ reason: 'An article has no address or no title.', raw: JSON.stringify(article) });
    else items.push({ post, seenAt: readSeenAt(article) ?? now });
  }
  return { items, rejected, count: articles.length };
}

/** `20230918T031500Z` */
function readSeenAt(article: unknown): Date | undefined {
  const [, y, mo, d, h, mi, s] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(textOf(at(article, 'seendate')) ?? '') ?? [];
  if (y === undefined) return undefined;
  const seenAt = new Date(Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s)));
  return Number.isNaN(seenAt.getTime()) ? undefined : seenAt;
}

function readArticle(article: unknown, now: Date): NormalisedPost | null {
  const url = webUrlOf(at(article, 'url'));
  const title = tidyTitle(textOf(at(article, 'title')) ?? '');
  if (url === undefined || title === '') return null;
  const seenAt = readSeenAt(article);
  const names = codesByName();
  return present({
    externalId: canonicaliseUrl(url) ?? url,
    text: title,
    author: { handle: textOf(at(article, 'domain')) ?? new URL(url).hostname },
    url,
    lang: names.languages.get((textOf(at(article, 'language')) ?? '').toLowerCase()),
    country: names.countries.get((textOf(at(article, 'sourcecountry')) ?? '').toLowerCase()),
    publishedAt: seenAt === undefined || seenAt > now ? undefined : seenAt,
  });
}

/** Titles come in pieces: "Acme ' s card , again ." */
const tidyTitle = (written: string): string =>
  cleanText(written, 2_000)
    .replace(/\s+/g, ' ')
    .replace(/ (['’]) (s|t|re|ve|ll|d|m)\b/gi, '$1$2')
    .replace(/ ([,.;:!?%)\]])/g, '$1')
    .replace(/([([$]) /g, '$1')
    .trim();
