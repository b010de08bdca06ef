import type { SourceSettings } from '../setting.types.js';
import type { AutomationRules, PostFacts, Replyability } from '../reply.types.js';
import { speaksForAccount } from './x.api.js';
import type { XSettings } from './x.settings.js';
import { termsOf } from './x.settings.js';

/** What X's rules say about answers without a person. */
export const AUTOMATION: AutomationRules = {
  automaticReply: 'only-if-addressed',
  perPost: 1,
  needsLabel: true,
  source:
    "X's automation rules and developer policy as of August 2026: no automatic replies to keyword matches, one to somebody who engaged first, automated accounts carry the label.",
};

/** Pay-per-use plans may answer only who named or quoted the account; enterprise contracts may answer anybody. */
export function judgeAnswerable(post: PostFacts, source: SourceSettings<XSettings>): Replyability {
  const deepLink = post.url;
  if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
  if (!speaksForAccount(source.credentials)) return { verdict: 'by-hand', reason: 'not-connected', deepLink };
  if (post.isPrivate === true) return { verdict: 'private-only', reason: 'private-message', deepLink };
  if (termsOf(source).plan === 'enterprise') return { verdict: 'public', reason: 'open', deepLink };
  return post.addressesUs === true
    ? { verdict: 'public', reason: 'summoned', deepLink }
    : { verdict: 'by-hand', reason: 'not-summoned', deepLink };
}
