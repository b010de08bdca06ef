import type { PostJudgement } from '../mentions/judgement.types.js';
import { judgeWants, wholeText, type Judges, type PostToJudge } from './judge-posts.js';

/** log10: what so many people may read is worth a slower look. */
const FAR_REACH = 5;
/** Of one batch at most, those of the furthest reach first: a source must not wait long for a slow engine. */
const MOST_POSTS = 64;

/**
 * Has the slower engine look again at posts whose sentiment is unsure and at those that reach far. What it says takes the place of
 * the sentiment, and what wants rest on is judged anew; where it is unsure as well, or fails, everything stays as it was.
 */
export async function lookAgain(
  posts: readonly PostToJudge[],
  judgements: readonly (PostJudgement | Error)[],
  judges: Judges,
): Promise<readonly (PostJudgement | Error)[]> {
  const { secondLook } = judges;
  if (secondLook === undefined || secondLook === null) return judgements;
  const chosen = posts
    .map((post, at) => ({ post, at, judgement: judgements[at] }))
    .filter(
      ({ post, judgement }) =>
        post.named.length > 0 &&
        judgement !== undefined &&
        !(judgement instanceof Error) &&
        (judgement.sentiment.label === 'unsure' || (post.reach ?? 0) >= FAR_REACH),
    )
    .sort((a, b) => (b.post.reach ?? 0) - (a.post.reach ?? 0))
    .slice(0, MOST_POSTS);
  const found = await secondLook.reconsider(chosen.map(({ post }) => ({ text: wholeText(post), lang: post.lang })));
  const again = [...judgements];
  chosen.forEach(({ post, at, judgement }, i) => {
    const sentiment = found[i];
    if (judgement === undefined || judgement instanceof Error || sentiment === null || sentiment === undefined) return;
    if (sentiment.label !== 'unsure') again[at] = { ...judgement, sentiment, ...judgeWants(post, sentiment, judges) };
  });
  return again;
}
