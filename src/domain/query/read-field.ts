import { hasSomethingToFind } from './query-characters.js';
import { QuerySyntaxError } from './query-fault.js';
import { TEXT_FIELDS, type Comparison, type ExactNode, type FieldNode, type TextField } from './query.types.js';

/** A word such as `name:value`; the colon may be full-width behind a field we know. */
const FIELD_WORD = /^(\p{L}+)([:：])/u;
const NAMES: readonly string[] = [...TEXT_FIELDS, 'is', 'has', 'followers', 'case'];
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu;
const FOLLOWERS = /^(>=|<=|≥|≤|>|<|=)(\d{1,12})(?:\.(\d{1,3}))?([km]?)$/iu;
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...{ '>': '>', '>=': '>=', '≥': '>=', '<': '<', '<=': '<=', '≤': '<=', '=': '=' },
};
const THOUSAND = 1_000;
/** Names of other search languages, and what ours are. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ from: 'author:', by: 'author:', user: 'author:', domain: 'site:', host: 'site:', inurl: 'url:', link: 'url:' },
  ...{ language: 'lang:', source: 'network:', place: 'country:', filter: 'is: or has:', follower: 'followers:' },
};
/** Country codes that are often taken for language codes, and are none themselves. */
const NOT_LANGUAGES: Readonly<Record<string, string>> = {
  ...{ jp: 'ja', cn: 'zh', gr: 'el', ua: 'uk', cz: 'cs', dk: 'da', eng: 'en', fin: 'fi', lav: 'lv', rus: 'ru' },
};
const OTHER_FACTS: Readonly<Record<string, string>> = { retweet: 'repost', boost: 'repost', share: 'repost' };

/** Whether a word is a field, known or not: letters and a colon. */
export function isFieldWord(text: string): boolean {
  const found = FIELD_WORD.exec(text);
  return found !== null && (found[2] === ':' || NAMES.includes((found[1] ?? '').toLowerCase()));
}

/**
 * The field that starts at `offset`. Its word ends at `wordEnd`; where quotes follow the colon, they end at `quotesEnd`.
 */
export function readField(
  query: string,
  offset: number,
  wordEnd: number,
  quotesEnd: number | null,
): FieldNode | ExactNode {
  const found = FIELD_WORD.exec(query.slice(offset, wordEnd));
  const typed = found?.[1] ?? '';
  const name = typed.toLowerCase();
  const start = offset + typed.length + 1;
  const isQuoted = quotesEnd !== null && start === wordEnd;
  const end = isQuoted ? quotesEnd : wordEnd;
  const value = isQuoted ? query.slice(start + 1, end - 1) : query.slice(start, end);
  const at = isQuoted ? start + 1 : start;
  if (!NAMES.includes(name)) throw new QuerySyntaxError(offset, reasonForUnknown(typed, name));
  if (!isQuoted && value === '') throw new QuerySyntaxError(offset, reasonForMissing(name, query.charAt(end)));
  const place = { offset, end };
  if (name === 'is') return { kind: 'field', field: 'is', value: readFact(value, at), ...place };
  if (name === 'has') return { kind: 'field', field: 'has', value: readHas(value, at), ...place };
  if (name === 'followers') return { kind: 'field', field: 'followers', ...readFollowers(value, at), ...place };
  if (!hasSomethingToFind(value)) {
    const where = isQuoted ? 'in these quotes' : 'here';
    throw new QuerySyntaxError(start, `There is nothing to find ${where}: no letter, digit or emoji.`);
  }
  if (name === 'case') {
    if (!isQuoted) refuseStar('case:', value, at, 'a star counts as itself only in quotes, as in case:"A*"');
    return { kind: 'exact', text: value, ...place };
  }
  const field = TEXT_FIELDS.find((known) => known === name) ?? 'author';
  checkText(field, value.trim(), at);
  return { kind: 'field', field, value: value.trim(), ...place };
}

function reasonForUnknown(typed: string, name: string): string {
  if (name === 'http' || name === 'https') return 'Put an address in quotes to find its words.';
  const ours = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
  if (ours !== undefined) return `There is no field ${typed}: here; write ${ours} for it.`;
  return `There is no field ${typed}: here; to find these words, put them in quotes.`;
}

function reasonForMissing(name: string, next: string): string {
  if (name === 'case') return 'case: needs the exact text directly behind the colon, as in case:"ACME".';
  const example = { is: 'reply', has: 'link', followers: '>1000', lang: 'fi', country: 'fi', site: 'acme.com' }[name];
  if (next === '(' || next === '（') {
    return `${name}: takes one value; write each with its field, as in (${name}:a OR ${name}:b).`;
  }
  return `${name}: needs a value directly behind the colon, as in ${name}:${example ?? 'acme'}.`;
}

function refuseStar(field: string, value: string, start: number, remedy: string): void {
  const star = value.search(/[*＊]/u);
  if (star >= 0) throw new QuerySyntaxError(start + star, `${field} takes no star; ${remedy}.`);
}

function readFact(value: string, start: number): 'reply' | 'repost' {
  const fact = value.toLowerCase();
  if (fact === 'reply' || fact === 'repost') return fact;
  const ours = Object.hasOwn(OTHER_FACTS, fact) ? OTHER_FACTS[fact] : undefined;
  throw new QuerySyntaxError(start, ours ? `Write is:${ours}.` : 'is: takes reply or repost, as in is:reply.');
}

function readHas(value: string, start: number): 'link' {
  if (value.toLowerCase() === 'link') return 'link';
  throw new QuerySyntaxError(start, 'has: takes only link, as in has:link.');
}

function readFollowers(value: string, start: number): { comparison: Comparison; count: number } {
  const found = FOLLOWERS.exec(value);
  const suffix = (found?.[4] ?? '').toLowerCase();
  const unit = suffix === 'm' ? THOUSAND * THOUSAND : suffix === 'k' ? THOUSAND : 1;
  const count = found ? Number(`${found[2] ?? ''}${found[3] === undefined ? '' : `.${found[3]}`}`) * unit : NaN;
  const sign = found?.[1] ?? '';
  if (!Number.isSafeInteger(count)) {
    throw new QuerySyntaxError(
      start,
      'followers: takes a comparison and a whole number, as in followers:>1000, followers:<=10k or followers:>=2m.',
    );
  }
  return { comparison: COMPARISONS[sign] ?? '=', count };
}

function checkText(field: TextField, value: string, start: number): void {
  switch (field) {
    case 'author':
      refuseStar('author:', value, start, 'write the whole handle, or words of the name');
      break;
    case 'url':
      refuseStar('url:', value, start, 'url: finds any part of an address as it is');
      break;
    case 'site':
      checkSite(value, start);
      break;
    case 'lang':
      checkLanguage(value, start);
      break;
    case 'network':
      if (/^[\p{L}\p{N}._-]+$/u.test(value)) break;
      throw new QuerySyntaxError(start, 'network: takes one name, as in network:mastodon.');
    case 'country':
      checkCountry(value, start);
      break;
  }
}

function checkSite(value: string, start: number): void {
  refuseStar('site:', value, start, 'site:acme.com finds www.acme.com and other names under it too');
  const scheme = /^[a-z]+:\/\//iu.exec(value)?.[0];
  const host = /^[^/?#]*/u.exec(value.slice(scheme?.length ?? 0))?.[0] ?? '';
  if (host !== value) {
    const remedy = host === '' ? 'as in site:acme.com' : `as in site:${host}; for a part of an address write url:`;
    throw new QuerySyntaxError(start, `site: takes the name of a site alone, ${remedy}.`);
  }
  if (!/^[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*$/u.test(value)) {
    throw new QuerySyntaxError(start, 'site: takes the name of a site, as in site:acme.com.');
  }
}

function checkLanguage(value: string, start: number): void {
  const language = value.toLowerCase();
  const ours = Object.hasOwn(NOT_LANGUAGES, language) ? NOT_LANGUAGES[language] : undefined;
  if (ours !== undefined) throw new QuerySyntaxError(start, `There is no language ${value}; write lang:${ours}.`);
  if (!LANGUAGE.test(value)) {
    throw new QuerySyntaxError(start, 'lang: takes a language tag such as fi, en or zh-TW, as in lang:fi.');
  }
}

function checkCountry(value: string, start: number): void {
  if (value.toLowerCase() === 'uk')
    throw new QuerySyntaxError(start, 'The code of the United Kingdom is gb: country:gb.');
  if (!/^[a-z]{2}$/iu.test(value)) {
    throw new QuerySyntaxError(start, 'country: takes a code of two letters such as fi or us, as in country:fi.');
  }
}
