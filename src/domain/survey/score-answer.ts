import { SURVEY_LANGUAGES, SURVEY_SCALES, type SurveyKind, type SurveyLanguage } from './survey.types.js';

/** What an answer counts: of csat and ces 0..100, of nps 0..10 as given. Null for an answer that the question does not offer. */
export function scoreAnswer(kind: SurveyKind, answer: number): number | null {
  const { lowest, highest } = SURVEY_SCALES[kind];
  if (!Number.isInteger(answer) || answer < lowest || answer > highest) return null;
  return kind === 'nps' ? answer : Math.round(((answer - lowest) / (highest - lowest)) * 100);
}

/** The language a customer is asked in. */
export function surveyLanguage(lang: string | null): SurveyLanguage {
  const [primary] = (lang ?? '').toLowerCase().split('-');
  return SURVEY_LANGUAGES.find((known) => known === primary) ?? 'en';
}
