// The collections that the models are trained on. Paths are below the folder that EARSHOT_EVAL_DATA names. What a collection's
// own repository says about passing it on decides whether the permissive model may learn from it.

const XLM_T = { name: 'cardiffnlp/xlm-t @874214d data/sentiment', licence: 'Apache-2.0', isPermissive: true };
const XED = { name: 'Helsinki-NLP/XED @76666d2', licence: 'CC BY 4.0', isPermissive: true };
const UNSTATED = 'none stated';

/** `weight` below 1: another kind of text than posts. `isPolar`: without a neutral label of its own. */
export const SOURCES = [
  {
    lang: 'en',
    file: 'sentiment/en/train.tsv',
    name: 'SemEval-2017 task 4A, from cbaziotis/datastories-semeval2017-task4 @faeee5f',
    licence: 'MIT for the code; the posts under the terms of SemEval and Twitter',
    isPermissive: false,
  },
  { lang: 'fi', file: 'sentiment/fi/train.tsv', ...XED },
  { lang: 'fi', file: 'sentiment/fi/train.projected.tsv', ...XED, isPolar: true, weight: 0.2 },
  {
    lang: 'lv',
    file: 'sentiment/lv/train.tsv',
    name: 'as lv/train.mit, RinaldsViksna/sikzinu_analize @355f437 and nicemanis/LV-twitter-sentiment-corpus @b7f7118',
    licence: 'MIT, none stated and GPL-3.0',
    isPermissive: false,
  },
  {
    lang: 'lv',
    file: 'sentiment/lv/train.mit.tsv',
    name: 'Usprogis/Latvian-Twitter-Eater-Corpus @a264d72 and FnTm/latvian-tweet-sentiment-corpus @f7ebb00',
    licence: 'MIT',
    isPermissive: true,
    isOnlyPermissive: true,
  },
  {
    lang: 'ru',
    file: 'sentiment/ru/train.tsv',
    name: 'mokoron/sentirueval @95b24c0',
    licence: UNSTATED,
    isPermissive: false,
  },
  {
    lang: 'ru',
    file: 'sentiment/ru/train.xed.tsv',
    ...XED,
    isPolar: true,
    weight: 0.3,
    isOnlyPermissive: true,
  },
  { lang: 'th', file: 'sentiment/th/train.tsv', name: 'PyThaiNLP/wisesight-sentiment @c1d0636', licence: 'CC0 1.0', isPermissive: true }, // prettier-ignore
  {
    lang: 'zh',
    file: 'sentiment/zh/train.weibo.tsv',
    name: 'BrownSweater/BERT_SMP2020-EWECT @e928cec',
    licence: UNSTATED,
    isPermissive: false,
  },
  {
    lang: 'zh',
    file: 'sentiment/zh/train.reviews.tsv',
    name: 'SophonPlus/ChineseNlpCorpus @a0b781d (waimai_10k, ChnSentiCorp_htl_all)',
    licence: UNSTATED,
    isPermissive: false,
    isPolar: true,
    weight: 0.3,
  },
  ...['es', 'de', 'fr', 'pt', 'it', 'ar'].map((lang) => ({ lang, file: `sentiment/${lang}/train.tsv`, ...XLM_T })),
  ...['es', 'de', 'fr', 'pt', 'it'].map((lang) => ({
    lang,
    file: `sentiment/${lang}/train.xed.tsv`,
    ...XED,
    isPolar: true,
    weight: 0.1,
  })),
];

/** Languages that learn from neighbours' posts as well, at a tenth of the weight: cognates, hashtags and emoji carry over. */
const LEARNS_FROM_NEIGHBOURS = ['es', 'pt'];

/**
 * Nothing that may be passed on teaches these; punctuation, emoji and word lists behave alike in posts of other languages. English is
 * left to AFINN, which does better than what it could borrow.
 */
const BORROWS_CUES = ['ru', 'zh'];
const LENDERS = ['es', 'de', 'fr', 'pt', 'it'];

/** What a variant is trained on; `textsIn` names the language of the texts where it is not `lang`. */
export function sourcesOf(variant) {
  const own = SOURCES.filter((source) => (variant === 'research' ? !source.isOnlyPermissive : source.isPermissive));
  const lent = own.filter((source) => LENDERS.includes(source.lang) && !source.isPolar);
  const neighbours = LEARNS_FROM_NEIGHBOURS.flatMap((lang) =>
    lent
      .filter((source) => source.lang !== lang)
      .map((source) => ({ ...source, lang, textsIn: source.lang, weight: NEIGHBOURS_WEIGHT })),
  );
  const borrowed = BORROWS_CUES.flatMap((lang) =>
    lent.map((source) => ({ ...source, lang, textsIn: source.lang, isCuesOnly: true })),
  );
  return [...own, ...neighbours, ...(variant === 'permissive' ? borrowed : [])];
}

const NEIGHBOURS_WEIGHT = 0.1;

/** Dev sets tune thresholds; the permissive model keeps away from those of closed collections. */
const OPEN_DEV = ['fi', 'th', 'es', 'de', 'fr', 'pt', 'it', 'ar'];
export const canTuneOnDev = (variant, lang) => variant === 'research' || OPEN_DEV.includes(lang);
