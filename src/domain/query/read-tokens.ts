import { QuerySyntaxError } from './query-fault.js';
import type { TermForm } from './query.types.js';

export type Token =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'minus' | 'end'; readonly offset: number }
  | { readonly kind: 'term'; readonly form: TermForm; readonly text: string; readonly offset: number };

const SPACE = /\s/u;
/** Word processors turn straight quotes, hyphens and brackets into these; they mean the same. */
const QUOTES = '"“”„«»＂';
const OPEN = '(（';
const CLOSE = ')）';
const MINUS = '-–−';
const SOMETHING_TO_FIND = /[\p{Alphabetic}\p{Nd}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]/u;
const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' };
const OPERATOR_HINTS: Readonly<Record<string, string>> = { '|': 'OR', '||': 'OR', '&': 'AND', '&&': 'AND', '!': 'NOT' };
const FIELDS = ['author', 'site', 'url', 'lang', 'network', 'country', 'is', 'has', 'followers'];
const HANDLE = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+(?:[.@-][\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+)*/u;
const TAG = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+/u;

/** Cuts a query into tokens, in one pass; the last is `end`. Throws QuerySyntaxError. */
export function readTokens(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const character = query.charAt(at);
    if (SPACE.test(character)) {
      at++;
    } else if (OPEN.includes(character) || CLOSE.includes(character)) {
      tokens.push({ kind: OPEN.includes(character) ? 'open' : 'close', offset: at });
      at++;
    } else if (QUOTES.includes(character)) {
      const end = endOfPhrase(query, at);
      tokens.push(phrase(query.slice(at + 1, end), at));
      at = end + 1;
    } else if (MINUS.includes(character)) {
      refuseLooseMinus(query, at);
      tokens.push({ kind: 'minus', offset: at });
      at++;
    } else {
      const end = endOfWord(query, at);
      tokens.push(word(query.slice(at, end), at));
      at = end;
    }
  }
  tokens.push({ kind: 'end', offset: query.length });
  return tokens;
}

function endOfPhrase(query: string, start: number): number {
  let end = start + 1;
  while (end < query.length && !QUOTES.includes(query.charAt(end))) end++;
  if (end === query.length) throw new QuerySyntaxError(start, 'This quote is never closed.');
  return end;
}

function endOfWord(query: string, start: number): number {
  let end = start + 1;
  while (end < query.length) {
    const character = query.charAt(end);
    if (SPACE.test(character) || (QUOTES + OPEN + CLOSE).includes(character)) break;
    end++;
  }
  return end;
}

function refuseLooseMinus(query: string, at: number): void {
  const next = query.charAt(at + 1);
  if (next === '' || SPACE.test(next) || CLOSE.includes(next)) {
    throw new QuerySyntaxError(at, 'A minus must stand directly in front of what it excludes, as in -word.');
  }
}

function phrase(text: string, offset: number): Token {
  if (!SOMETHING_TO_FIND.test(text)) {
    throw new QuerySyntaxError(offset, 'There is nothing to find in these quotes: no letter, digit or emoji.');
  }
  return { kind: 'term', form: 'words', text, offset };
}

function word(text: string, offset: number): Token {
  const operator = Object.hasOwn(OPERATORS, text) ? OPERATORS[text] : undefined;
  if (operator) return { kind: operator, offset };
  refuseUnsupported(text, offset);
  const first = text.charAt(0);
  if (first === '@' || first === '＠') return named('handle', HANDLE, text, offset);
  if (first === '#' || first === '＃') return named('tag', TAG, text, offset);
  if (!SOMETHING_TO_FIND.test(text)) {
    const hint = OPERATOR_HINTS[text];
    throw new QuerySyntaxError(
      offset,
      hint ? `Write ${hint} instead of ${text}.` : 'There is nothing to find here: no letter, digit or emoji.',
    );
  }
  return { kind: 'term', form: 'words', text, offset };
}

function named(form: 'handle' | 'tag', pattern: RegExp, text: string, offset: number): Token {
  const name = pattern.exec(text.slice(1))?.[0] ?? '';
  const rest = text.slice(1 + name.length);
  if (name === '' || SOMETHING_TO_FIND.test(rest)) {
    const what =
      form === 'handle' ? 'A handle is @ and a name, such as @acme' : 'A tag is # and one word, such as #acme';
    throw new QuerySyntaxError(offset, `${what}; put other text in quotes.`);
  }
  return { kind: 'term', form, text: name, offset };
}

/** What the language has but this version cannot do is refused: reading it as plain words would find the wrong posts. */
function refuseUnsupported(text: string, offset: number): void {
  if (/^O?NEAR(?:\/.*)?$/u.test(text)) {
    throw new QuerySyntaxError(offset, `${text} is not supported yet. To find the word itself, put it in quotes.`);
  }
  if (text.startsWith('/')) {
    throw new QuerySyntaxError(offset, 'Regular expressions (/…/) are not supported yet; put plain text in quotes.');
  }
  const field = /^([\p{L}]+):/u.exec(text)?.[1];
  if (field !== undefined) throw new QuerySyntaxError(offset, refusedField(field));
  const star = text.search(/[*＊]/u);
  if (star >= 0) {
    throw new QuerySyntaxError(offset + star, 'Endings left open (word*) are not supported yet.');
  }
}

function refusedField(field: string): string {
  const name = field.toLowerCase();
  if (name === 'case') return 'Exact case (case:"…") is not supported yet.';
  if (FIELDS.includes(name)) return `The field ${name}: is not supported yet.`;
  if (name === 'http' || name === 'https') return 'Put an address in quotes to find its words.';
  return `There is no field ${field}: here; to find these words, put them in quotes.`;
}
