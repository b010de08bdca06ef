import { storyWords, withoutLinks, type StoryWords } from './story-words.js';

/** A headline cut so short says too little: what looks like the name of the site then stays part of it. */
const LEAST_WORDS = 4;
const MOST_SITE_WORDS = 4;

/** What stands in front of a headline while a story is young, in the languages of our users and the big agencies. */
const LABEL =
  /^\s*(?:[[(【]?\s*(?:breaking(?: news)?|just in|update(?: \d+)?|updated|exclusive|watch|video|photos?|live|developing|correction|opinion|analysis|press release|urgent|uutinen|tuore|juuri nyt|suora|video|juste arrivé|urgent|exclusif|direct|eilmeldung|liveticker|последние новости|срочно|молния|обновлено|эксклюзив|видео|steidzami|jaunākais|tiešraide|tikko|ด่วน|คลิป|快讯|快訊|突发|突發|独家|速报|速報|عاجل|حصري|فيديو)\s*[\])】]?\s*[:|!–—-]|[[(【]\s*(?:updated?|video|watch|photos|pr|ad)\s*[\])】])+\s*/iu;

/** ` - Reuters`, ` | BBC News`, ` — РБК`: a separator with a space before it, then no other. */
const SITE = /^(.*\S)(?:\s+[-–—|·•:»/]+|\s*[|｜_])\s*([^-–—|·•»｜]+?)\s*$/su;
const SITE_IN_HAN =
  /^(.*[\p{L}\p{M}\p{N}\p{P}])(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}”』」！？])\s*[-–—|｜_]\s*([^-–—|｜_]{2,12})$/su;

export interface NormalTitle {
  /** Without what stands in front and the name of the site. */
  readonly words: StoryWords;
  /** Folded words in one line: equal for equal headlines. */
  readonly text: string;
  /** Name of the site that was cut off, folded and without spaces; empty where there was none. */
  readonly site: string;
}

const joined = (words: StoryWords): string => words.forms.join(' ');

function cutSite(title: string): readonly [headline: string, site: string] | null {
  const match = SITE.exec(title) ?? SITE_IN_HAN.exec(title);
  const [, headline = '', site = ''] = match ?? [];
  if (headline === '' || /\p{Nd}/u.test(site)) return null;
  return [headline, site];
}

/** A headline as it is compared: without labels, site names, emoji, punctuation, case and accents. */
export function normaliseTitle(title: string): NormalTitle {
  const plain = withoutLinks(title).replace(LABEL, '');
  let words = storyWords(plain);
  let site = '';
  let rest = plain.trim();
  // `Headline | News | Example Times`: the section before the name goes as well.
  for (let cuts = 0; cuts < 2; cuts++) {
    const cut = cutSite(rest);
    if (cut === null) break;
    const headline = storyWords(cut[0]);
    const name = storyWords(cut[1]);
    if (headline.weight < LEAST_WORDS || name.weight > MOST_SITE_WORDS || name.weight >= headline.weight) break;
    words = headline;
    site = name.forms.join('') + site;
    [rest] = cut;
  }
  return { words, text: joined(words), site };
}
