import { primarySubtag } from '../language/primary-subtag.js';
import { checkEmoji, checkExclamations, checkLength, checkShouting } from './check-manner.js';
import { checkPersonalData } from './check-personal-data.js';
import {
  apologises,
  callsByName,
  checkAddress,
  checkChoiceOfWords,
  checkPromises,
  finding,
  knowsApologies,
  NOWHERE,
} from './check-words.js';
import { toneOf } from './default-tone.js';
import { openVariables } from './text-template.js';
import type { Finding, ToneFacts, ToneGuide } from './tone-guide.types.js';
import { withoutAddresses } from './word-pattern.js';

/**
 * What a brand's guide has to say about a text for a customer, in the order of the text, what concerns all of it first.
 * Variables that still stand in it block it, as do cards' numbers and words that the guide forbids altogether.
 */
export function checkTone(text: string, facts: ToneFacts, guide: ToneGuide): readonly Finding[] {
  if (text.trim() === '') return [];
  const lang = primarySubtag(facts.lang);
  const tone = toneOf(guide, lang);
  const words = withoutAddresses(text);
  const found = [
    ...openVariables(text).map(({ name, span }) => finding('unfilled-variable', span, { name }, true)),
    ...checkLength(text, tone.maxCharacters),
    ...checkAddress(words, lang, tone),
    ...checkEmoji(words, guide.emoji),
    ...checkChoiceOfWords(words, lang, tone),
    ...checkShouting(words),
    ...checkExclamations(words, lang, guide.maxExclamationMarks),
    ...checkPromises(words, lang),
    ...checkPersonalData(text, lang, facts.visibility, guide.ownContacts),
    ...checkCourtesy(text, lang, facts, guide),
  ];
  return found.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

function checkCourtesy(
  text: string,
  lang: string,
  { customerName, isComplaint, hasApologisedBefore }: ToneFacts,
  guide: ToneGuide,
): Finding[] {
  const found: Finding[] = [];
  if (guide.greetsByName && customerName !== null && !callsByName(text, customerName)) {
    found.push(finding('name-missing', NOWHERE, { name: customerName }));
  }
  const owesApology = guide.apologises && isComplaint && !hasApologisedBefore && knowsApologies(lang);
  if (owesApology && !apologises(text, lang)) found.push(finding('apology-missing', NOWHERE));
  return found;
}
