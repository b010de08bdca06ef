import { primarySubtag } from '../language/primary-subtag.js';
import { fold } from '../text/fold.js';
import { expandInflections, INFLECTED_LANGUAGES, stemOf, type InflectedLanguage } from './inflections.js';
import type { LintFix, LintIssue, LintOptions } from './lint.types.js';
import { lettersOf, type TermInQuery } from './query-terms.js';

const SHORTEST_STEM = 4;
const CYRILLIC_WORD = /^[\p{Script=Cyrillic}\p{M}]+$/u;
const LATIN_WORD = /^[\p{Script=Latin}\p{M}]+$/u;
/** So many other terms that begin alike are a list of forms already. */
const FORMS_LISTED = 2;

/**
 * Words of Finnish, Latvian and Russian that are looked for in one form only. A search for the stem or for a list of forms is
 * offered, never made by itself.
 */
export function lintInflections(terms: readonly TermInQuery[], options: LintOptions): LintIssue[] {
  const wanted = (options.languages ?? []).map(primarySubtag);
  const folded = terms.map(({ node }) => fold(node.text));
  return terms.flatMap((term) => {
    const { node, segments, isNear } = term;
    const last = segments.at(-1);
    if (node.form !== 'words' || node.opensEnd || last?.kind !== 'word') return [];
    const word = node.text.slice(last.start, last.end);
    const languages = languagesOf(word, wanted);
    const stems = languages.flatMap((language) => {
      const stem = findStem(word, language, options);
      return stem === null ? [] : [{ language, stem }];
    });
    const starts = stems.map(({ stem }) => fold(node.text.slice(0, last.start) + stem));
    const isListed = isListOfForms(fold(node.text), starts, folded);
    if (languages.length === 0 || isListed || lettersOf(word) < SHORTEST_STEM - 1) return [];
    const fixes = [
      ...stems.map(({ stem }) => stemFix(term, last.start, stem)),
      ...(isNear ? [] : languages.flatMap((language) => formsFix(term, last.start, word, language))),
    ];
    if (fixes.length === 0) return [];
    return [issueOf(term, word, languages, fixes)];
  });
}

/** Whether many terms begin as this one does: with its stem, or with a term that is its base form. */
function isListOfForms(text: string, stems: readonly string[], terms: readonly string[]): boolean {
  const bases = terms.filter((term) => term.length >= SHORTEST_STEM && text.startsWith(term));
  return [...stems, ...bases].some((base) => terms.filter((term) => term.startsWith(base)).length > FORMS_LISTED);
}

function languagesOf(word: string, wanted: readonly string[]): InflectedLanguage[] {
  if (CYRILLIC_WORD.test(word)) return ['ru'];
  if (!LATIN_WORD.test(word)) return [];
  return INFLECTED_LANGUAGES.filter((language) => language !== 'ru' && wanted.includes(language));
}

function findStem(word: string, language: InflectedLanguage, options: LintOptions): string | null {
  if (language !== 'ru') return stemOf(word, language);
  const stem = options.stem?.(word.toLowerCase());
  if (stem === undefined || stem.length < SHORTEST_STEM || !word.toLowerCase().startsWith(stem)) return null;
  return word.slice(0, stem.length);
}

function stemFix({ node }: TermInQuery, wordStart: number, stem: string): LintFix {
  const { offset, end, isQuoted, opensStart } = node;
  const text = `${opensStart ? '*' : ''}${node.text.slice(0, wordStart)}${stem}*`;
  return { code: 'stem', offset, end, replacement: isQuoted ? `"${text.trimStart()}"` : text };
}

function formsFix({ node }: TermInQuery, wordStart: number, word: string, language: InflectedLanguage): LintFix[] {
  const forms = expandInflections(word, language);
  if (forms.length === 1 || node.opensStart) return [];
  const { offset, end, isQuoted } = node;
  const before = node.text.slice(0, wordStart);
  const list = forms.map((form) => (isQuoted ? `"${before}${form}"` : `${before}${form}`));
  return [{ code: 'forms', offset, end, replacement: `(${list.join(' OR ')})` }];
}

const NAMES: Readonly<Record<InflectedLanguage, string>> = { fi: 'Finnish', lv: 'Latvian', ru: 'Russian' };

function issueOf(
  { node }: TermInQuery,
  word: string,
  languages: readonly InflectedLanguage[],
  fixes: readonly LintFix[],
): LintIssue {
  const [first] = fixes;
  const names = languages.map((language) => NAMES[language]).join(' and ');
  return {
    code: 'inflection',
    severity: 'hint',
    offset: node.offset,
    end: node.end,
    args: { word, languages: languages.join(' '), offer: first?.replacement ?? '' },
    message: `In ${names} words change their endings, and "${word}" finds this one form only. ${first?.replacement ?? ''} finds the others too.`,
    // Two languages may offer the same.
    fixes: fixes.filter((fix, at) => fixes.findIndex((other) => other.replacement === fix.replacement) === at),
  };
}
