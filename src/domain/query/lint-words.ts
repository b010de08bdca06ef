import { primarySubtag } from '../language/primary-subtag.js';
import type { LintFix, LintIssue, LintOptions } from './lint.types.js';
import { commonLanguages, isShort, lettersOf, type TermInQuery } from './query-terms.js';
import type { QueryNode, TermNode } from './query.types.js';

/** Words that find too much: short-word, common-word, no-word-borders. */
export function lintWords(terms: readonly TermInQuery[], options: LintOptions): LintIssue[] {
  return terms.flatMap((term) => lintCommon(term, options) ?? lintBorders(term) ?? lintShort(term) ?? []);
}

function lintShort({ node, segments, isNegated, isNarrowed }: TermInQuery): LintIssue[] | null {
  if (isNegated || isNarrowed || !isShort(node, segments)) return null;
  const { offset, end, text } = node;
  const letters = lettersOf(segments[0]?.folded ?? '');
  const isOpen = node.opensStart || node.opensEnd;
  const fixes: LintFix[] =
    !isOpen && /\p{Lu}/u.test(text) ? [{ code: 'exact-case', offset, end, replacement: `case:"${text.trim()}"` }] : [];
  const message = isOpen
    ? `Many words begin or end with "${text}": with only ${String(letters)} letters beside the star this finds a lot of noise. Add letters, or a second word that must be there.`
    : `"${text}" has only ${String(letters)} letters and is a word or abbreviation in many languages. Add a second word that must be there${fixes.length > 0 ? ', or look for the exact letters with case:"…"' : ''}.`;
  return [{ code: 'short-word', severity: 'warning', offset, end, args: { word: text, letters }, message, fixes }];
}

function lintCommon({ node, segments, isNegated, isNarrowed }: TermInQuery, options: LintOptions): LintIssue[] | null {
  if (node.form !== 'words' || node.opensStart || node.opensEnd) return null;
  const wanted = (options.languages ?? []).map(primarySubtag);
  const languages = commonLanguages(segments).filter((language) => wanted.length === 0 || wanted.includes(language));
  if (languages.length === 0 || (isNarrowed && !isNegated && node.isQuoted)) return null;
  const { offset, end, text } = node;
  const severity = isNarrowed && !isNegated ? 'hint' : 'warning';
  const effect = isNegated
    ? 'excluding it drops nearly every post'
    : isNarrowed
      ? 'it hardly narrows the search; if it belongs to a phrase, put the phrase in quotes'
      : 'alone it finds nearly every post';
  return [
    {
      code: 'common-word',
      severity,
      offset,
      end,
      args: {
        word: text,
        languages: languages.join(' '),
        isExcluded: isNegated ? 1 : 0,
        isNarrowed: isNarrowed ? 1 : 0,
      },
      message: `"${text}" is a very common word (${languages.join(', ')}): ${effect}.`,
      fixes: [],
    },
  ];
}

const FEW_CHARACTERS = 2;

/** Scripts without word borders: a short text is found inside other words, and a star changes nothing. */
function lintBorders({ node, segments, isNegated, isNarrowed }: TermInQuery): LintIssue[] | null {
  const [only, ...others] = segments;
  const { offset, end, text } = node;
  if (node.form !== 'words' || only?.kind !== 'unspaced') return null;
  if (node.opensStart || node.opensEnd) {
    const replacement = node.isQuoted ? `"${text}"` : text;
    return [
      {
        code: 'no-word-borders',
        severity: 'hint',
        offset,
        end,
        args: { word: text, characters: baseCharacters(only.folded), hasStar: 1 },
        message: `"${text}" is written in a script without spaces between words and is found inside longer text anyway: the star changes nothing.`,
        fixes: [{ code: 'remove', offset, end, replacement }],
      },
    ];
  }
  const characters = baseCharacters(only.folded);
  if (others.length > 0 || isNegated || characters > FEW_CHARACTERS) return null;
  if (isNarrowed && characters > 1) return null;
  return [
    {
      code: 'no-word-borders',
      severity: characters > 1 || isNarrowed ? 'hint' : 'warning',
      offset,
      end,
      args: { word: text, characters, hasStar: 0 },
      message: `"${text}" is written in a script without spaces between words, so it is also found inside longer words. Add characters, or a second word that must be there.`,
      fixes: [],
    },
  ];
}

const baseCharacters = (text: string): number =>
  Array.from(text).filter((character) => !/\p{M}/u.test(character)).length;

const CAPITALISED = /^["'(]?\p{Lu}[\p{L}\p{M}\p{N}&.’'-]*$/u;
const PLAIN_WORD = /^\p{L}[\p{L}\p{M}’'-]*$/u;
/** Words that belong to the name in front of them. */
const NAME_ENDINGS = new Set(
  'oy oyj ab ltd inc gmbh sia as llc plc corp co kg ag sa srl bank bankas banka pankki group holding insurance ооо оао пао зао банк'.split(
    ' ',
  ),
);
const PERSON_WORDS = 3;

/** Neighbours that look like one name but are looked for one by one. */
export function lintPhrases(text: string, query: QueryNode, options: LintOptions): LintIssue[] {
  switch (query.kind) {
    case 'not':
      return lintPhrases(text, query.part, options);
    case 'or':
      return query.parts.flatMap((part) => lintPhrases(text, part, options));
    case 'and': {
      const runs = runsOfNeighbours(text, query.parts);
      const isWhole = runs.length === 1 && runs[0]?.length === query.parts.length;
      return [
        ...runs.flatMap((run) => namesIn(run, options.kind === 'person' && isWhole)),
        ...query.parts.flatMap((part) => lintPhrases(text, part, options)),
      ];
    }
    case 'term':
    case 'exact':
    case 'pattern':
    case 'field':
    case 'near':
      return [];
  }
}

/** Bare words with nothing but space between them. */
function runsOfNeighbours(text: string, parts: readonly QueryNode[]): TermNode[][] {
  const runs: TermNode[][] = [];
  let last: TermNode | undefined;
  for (const part of parts) {
    if (part.kind !== 'term' || part.form !== 'words' || part.isQuoted || part.opensStart || part.opensEnd) {
      last = undefined;
      continue;
    }
    if (last && text.slice(last.end, part.offset).trim() === '') runs.at(-1)?.push(part);
    else runs.push([part]);
    last = part;
  }
  return runs.filter((run) => run.length > 1);
}

function namesIn(run: readonly TermNode[], isPerson: boolean): LintIssue[] {
  const isQuoted = /^['‘]/u.test(run[0]?.text ?? '') && /['’]$/u.test(run.at(-1)?.text ?? '');
  if (isQuoted) return [phraseIssue(run)];
  if (isPerson && run.length <= PERSON_WORDS && run.every((term) => PLAIN_WORD.test(term.text)))
    return [phraseIssue(run)];
  const issues: LintIssue[] = [];
  let name: TermNode[] = [];
  for (const term of run) {
    const isCapitalised = CAPITALISED.test(term.text) && name.every((word) => CAPITALISED.test(word.text));
    const isEnding = NAME_ENDINGS.has(term.text.toLowerCase().replace(/\.$/u, ''));
    if (name.length > 0 && (isCapitalised || isEnding)) {
      name.push(term);
    } else {
      if (name.length > 1) issues.push(phraseIssue(name));
      name = PLAIN_WORD.test(term.text) || isCapitalised ? [term] : [];
    }
  }
  if (name.length > 1) issues.push(phraseIssue(name));
  return issues;
}

function phraseIssue(run: readonly TermNode[]): LintIssue {
  const phrase = run
    .map((term) => term.text)
    .join(' ')
    .replace(/^['‘]|['’]$/gu, '');
  const offset = run[0]?.offset ?? 0;
  const end = run.at(-1)?.end ?? offset;
  return {
    code: 'unquoted-phrase',
    severity: 'warning',
    offset,
    end,
    args: { phrase },
    message: `${run.map((term) => term.text).join(' ')} is read as words that may stand anywhere in a post. To find the name, put it in quotes: "${phrase}".`,
    fixes: [{ code: 'quote', offset, end, replacement: `"${phrase}"` }],
  };
}
