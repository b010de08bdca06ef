export const SURVEY_KINDS = ['csat', 'ces', 'nps'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** The answers a question offers, and what each counts. */
export interface SurveyScale {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * csat: 1 very dissatisfied … 5 very satisfied · ces: 1 very hard … 7 very easy · nps: 0 not at all likely … 10 very likely
 */
export const SURVEY_SCALES: Readonly<Record<SurveyKind, SurveyScale>> = {
  csat: { lowest: 1, highest: 5 },
  ces: { lowest: 1, highest: 7 },
  nps: { lowest: 0, highest: 10 },
};

/** The languages a question is asked in; everybody else is asked in English. */
export const SURVEY_LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;
export type SurveyLanguage = (typeof SURVEY_LANGUAGES)[number];

export interface SentSurvey {
  /** Null while it is not answered. */
  readonly score: number | null;
  /** How long its task took. */
  readonly resolveSeconds: number | null;
}

export const SURVEY_WARNINGS = ['few-answers', 'low-response', 'quick-ones-answered'] as const;

/**
 * few-answers `{n, fewest}`: no verdict is possible · low-response `{percent, lowest}` · quick-ones-answered
 * `{answeredMinutes, unansweredMinutes}`: who waited long did not answer
 */
export interface SurveyWarning {
  readonly code: (typeof SURVEY_WARNINGS)[number];
  readonly values: Readonly<Record<string, number>>;
}

export interface SurveySummary {
  readonly sent: number;
  /** Answers. */
  readonly n: number;
  /** Answered of sent, in percent, with one decimal; null where nobody was asked. */
  readonly responsePercent: number | null;
  /** csat and ces 0..100; nps −100..100; one decimal. Null without answers. */
  readonly score: number | null;
  /** Of the score; null under two answers. */
  readonly ci95: { readonly low: number; readonly high: number } | null;
  readonly warnings: readonly SurveyWarning[];
}
