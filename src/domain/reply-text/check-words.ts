import { MANNERS, mannersOf } from './manners.js';
import type { Finding, FindingCode, LanguageTone, ToneLanguage } from './tone-guide.types.js';
import { wordsPattern } from './word-pattern.js';

const FEMALE_PARTICLE = /ค่ะ|คะ(?![ก-๙])/u;
const MALE_PARTICLE = /ครับ/u;
/** A point before a small letter or a figure only shortens a word. */
const SENTENCE = /[^\n]+?(?:[.!?]+(?=\s+\p{Lu}|\s*$)|[。！？]+|$)/gmu;

export const NOWHERE: Finding['span'] = [0, 0];

export const finding = (
  code: FindingCode,
  span: Finding['span'],
  values: Finding['values'] = {},
  isBlocking = false,
): Finding => ({ code, span, values, isBlocking });

/** One finding for each place where a pattern matches; `values` name what stands there. */
export function findAll(text: string, pattern: RegExp, code: FindingCode): Finding[] {
  return Array.from(text.matchAll(new RegExp(pattern.source, pattern.flags)), (match) =>
    finding(code, [match.index, match.index + match[0].length], { found: match[0] }),
  );
}

const has = (text: string, pattern: RegExp): boolean => new RegExp(pattern.source, pattern.flags).test(text);

/** The wrong "you", both of them at once, a missing particle. */
export function checkAddress(text: string, lang: string, { formality, needsParticle }: LanguageTone): Finding[] {
  const manners = mannersOf(lang);
  if (manners === null) return [];
  if (lang === 'th') return checkParticles(text, needsParticle);
  const familiar = manners.familiar === null ? [] : findAll(text, manners.familiar, 'too-familiar');
  const polite = manners.polite === null ? [] : findAll(text, manners.polite, 'too-formal');
  if (formality === 'formal') return familiar;
  if (formality === 'informal') return polite;
  const isMixed = familiar.length > 0 && polite.length > 0;
  return isMixed ? familiar.map((each) => ({ ...each, code: 'mixed-address' as const })) : [];
}

function checkParticles(text: string, needsParticle: boolean): Finding[] {
  if (!needsParticle || !/\p{Script=Thai}/u.test(text)) return [];
  const [female, male] = [FEMALE_PARTICLE.test(text), MALE_PARTICLE.exec(text)];
  if (female && male !== null) {
    return [finding('mixed-address', [male.index, male.index + male[0].length], { found: male[0] })];
  }
  return female || male !== null ? [] : [finding('particle-missing', NOWHERE)];
}

/** Words the guide names, and those that push it onto the customer. */
export function checkChoiceOfWords(text: string, lang: string, { words }: LanguageTone): Finding[] {
  const named = words.flatMap(({ word, instead, isBlocking }) =>
    findAll(text, wordsPattern([word]), 'forbidden-word').map((each) => ({
      ...each,
      values: { ...each.values, ...(instead === undefined ? {} : { instead }) },
      isBlocking,
    })),
  );
  const manners = mannersOf(lang);
  return manners === null ? named : [...named, ...findAll(text, manners.blame, 'blames-customer')];
}

/** "Soon" is no time: a sentence that puts off says until when. */
export function checkPromises(text: string, lang: string): Finding[] {
  const manners = mannersOf(lang);
  if (manners === null) return [];
  return Array.from(text.matchAll(SENTENCE)).flatMap(({ 0: sentence, index }) => {
    if (/\d/u.test(sentence) || has(sentence, manners.day)) return [];
    return findAll(sentence, manners.vagueTime, 'promise-without-time').map((each) => ({
      ...each,
      span: [each.span[0] + index, each.span[1] + index] as const,
    }));
  });
}

export function apologises(text: string, lang: string): boolean {
  const manners = mannersOf(lang);
  return manners !== null && has(text, manners.apology);
}

/** Whether the checker could tell an apology in this language. */
export const knowsApologies = (lang: string): lang is ToneLanguage => Object.hasOwn(MANNERS, lang);

/** Some part of a name stands in the text, with whatever ending the language gives it. */
export function callsByName(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  const parts = name
    .toLowerCase()
    .split(/[\s.]+/u)
    .filter((part) => part.length > 1);
  return parts.some((part) => lower.includes(part.length > 4 ? part.slice(0, -2) : part));
}
