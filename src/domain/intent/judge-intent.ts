import { primarySubtag } from '../language/primary-subtag.js';
import type { Sentiment } from '../sentiment/sentiment.types.js';
import type { IntentJudgement, Risk } from './intent.types.js';
import { isCounted } from './is-counted.js';
import { readSurface } from './read-surface.js';
import type { FoundWords, IntentRules } from './rules.types.js';
import { weighIntent } from './weigh-intent.js';
import { weighUrgency } from './weigh-urgency.js';

/** Posts whose language is unknown are mostly short, and short posts borrow English words in any language. */
const UNKNOWN = 'und';
const FOR_UNKNOWN = 'en';
const NOTHING: FoundWords = { cues: [], risks: [] };

/**
 * What a post wants, how soon a person should look, and which risk words it has. `lang` is BCP 47; in a language without
 * rules only marks and the sentiment count. Risk words count under a negation too: a person should read those.
 */
export function judgeIntent(text: string, lang: string, sentiment: Sentiment, rules: IntentRules): IntentJudgement {
  const subtag = primarySubtag(lang);
  const known = rules.languages.get(subtag === UNKNOWN ? FOR_UNKNOWN : subtag);
  const found = known?.find(text) ?? NOTHING;
  const surface = readSurface(text);
  const cues = found.cues.length === 0 ? found.cues : found.cues.filter((cue) => isCounted(text, cue));
  const complaintChance = rules.complaints.get(subtag)?.chanceOf(text) ?? null;
  const intent = weighIntent({ cues, surface, sentiment, complaintChance });
  const risks = found.risks.map(({ kind, word, start, end }): Risk => ({ topic: kind, word, start, end }));
  return { intent, urgency: weighUrgency(intent, { ...found, cues }, risks, surface), risks };
}
