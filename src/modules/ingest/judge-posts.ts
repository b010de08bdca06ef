import type { Analyser } from '../../analysers/analyser.js';
import type { SecondLook } from '../../analysers/second-look.js';
import { analyserFor, secondOpinionFor } from '../../analysers/registry.js';
import { attributeFeelings } from '../../domain/aspect/attribute-feelings.js';
import type { Risk } from '../../domain/intent/intent.types.js';
import { judgeIntent } from '../../domain/intent/judge-intent.js';
import type { IntentRules } from '../../domain/intent/rules.types.js';
import type { Span } from '../../domain/query/match.types.js';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';
import { NOT_JUDGED, type PostJudgement, type SecondOpinion } from '../mentions/judgement.types.js';

/** What the workspace's own corrections make of a judgement. */
export type SentimentCorrection = (text: string, lang: string, sentiment: Sentiment) => Sentiment;

export interface Judges {
  readonly analysers: readonly Analyser[];
  readonly intentRules: IntentRules;
  readonly correct?: SentimentCorrection;
  /** A slower engine for some posts; see `lookAgain`. */
  readonly secondLook?: SecondLook | null;
}

export interface PostToJudge {
  readonly title: string | null;
  readonly text: string;
  /** BCP 47, or `und`. */
  readonly lang: string;
  /** What it names, by the watches that found it; a post that none found is not judged. */
  readonly named: readonly { readonly watchId: string; readonly spans: readonly Span[] }[];
  /** log10 of the people it may reach; null where unknown. */
  readonly reach: number | null;
}

/** In order. A post that breaks an engine has the error in its place and takes no other with it. */
export function judgePosts(posts: readonly PostToJudge[], judges: Judges): (PostJudgement | Error)[] {
  return posts.map((post) => {
    if (post.named.length === 0) return NOT_JUDGED;
    try {
      return judgePost(post, judges);
    } catch (error) {
      return error instanceof Error ? error : new Error('An engine failed.');
    }
  });
}

/** Title and text are judged together: a headline often says what the text only works out. */
export const wholeText = ({ title, text }: PostToJudge): string =>
  title === null || title === '' ? text : `${title}\n${text}`;

function judgePost(post: PostToJudge, judges: Judges): PostJudgement {
  const { lang } = post;
  const whole = wholeText(post);
  const analyser = analyserFor(lang, judges.analysers);
  const judge = (clause: string): Sentiment => sentimentOf(analyser, clause, lang);
  const found = judge(whole);
  const sentiment = judges.correct?.(whole, lang, found) ?? found;
  return {
    sentiment,
    secondOpinion: opinionOf(secondOpinionFor(lang, analyser, judges.analysers), whole, lang),
    ...judgeWants(post, sentiment, judges),
    aspects: areSeveral(post) ? attributeFeelings(post.text, post.named, judge) : [],
  };
}

/** What rests on the sentiment. */
export function judgeWants(
  post: PostToJudge,
  sentiment: Sentiment,
  { intentRules }: Judges,
): Pick<PostJudgement, 'intent' | 'urgency' | 'risks'> {
  const whole = wholeText(post);
  const { intent, urgency, risks } = judgeIntent(whole, post.lang, sentiment, intentRules);
  return { intent, urgency, risks: risks.map((risk) => placeInText(risk, whole.length - post.text.length)) };
}

/** Watches that found the same words watch one thing, and what is felt is felt about that. */
const areSeveral = ({ named }: PostToJudge): boolean =>
  named.length > 1 && new Set(named.map(({ spans }) => spans.join())).size > 1;

function sentimentOf(analyser: Analyser | undefined, text: string, lang: string): Sentiment {
  if (analyser === undefined) return NOT_JUDGED.sentiment;
  const [judgement] = analyser.analyse([{ text, lang }]);
  if (judgement === undefined) throw new Error('The sentiment engine gave no answer.');
  return judgement.sentiment;
}

function opinionOf(analyser: Analyser | undefined, text: string, lang: string): SecondOpinion | null {
  if (analyser === undefined) return null;
  const { score, words } = sentimentOf(analyser, text, lang);
  return words === undefined || words.length === 0 ? null : { engine: analyser.name, score, words };
}

function placeInText(risk: Risk, titleUnits: number): Risk {
  if (risk.start < titleUnits) return { ...risk, start: 0, end: 0 };
  return { ...risk, start: risk.start - titleUnits, end: risk.end - titleUnits };
}
