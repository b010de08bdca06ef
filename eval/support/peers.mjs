// The lexicon analysers of npm, each as `(text) => 0 | 1 | 2` for negative, neutral, positive: the sign of the score it gives.
import { createRequire } from 'node:module';
import natural from 'natural/lib/natural/sentiment/index.js';
import { readWordList } from '../../train/read-examples.mjs';

const require = createRequire(import.meta.url);
const NATURAL_LISTS = {
  en: ['English', 'afinn'],
  es: ['Spanish', 'afinn'],
  pt: ['Portuguese', 'afinn'],
  fr: ['French', 'pattern'],
  de: ['German', 'pattern'],
  it: ['Italian', 'pattern'],
};
const TOKEN = /[\p{L}\p{M}\p{N}'’]+|\p{Extended_Pictographic}/gu;
const JOINED_SCRIPT = /^[\p{Script=Han}\p{Script=Thai}]/u;
const LONGEST_ENTRY = 8;

/** VADER's own authors take −0.05 to 0.05 as neutral. */
const VADER_NEUTRAL = 0.05;

const feelingOf = (score, neutral = 0) => (score < -neutral ? 0 : score > neutral ? 2 : 1);

function naturalAfinn(lang) {
  const list = NATURAL_LISTS[lang];
  if (list === undefined) return undefined;
  const analyzer = new natural.SentimentAnalyzer(list[0], undefined, list[1]);
  return (text) => feelingOf(analyzer.getSentiment(text.toLowerCase().match(TOKEN) ?? ['']) || 0);
}

/** The sum of the translated values; where a script has no spaces, of the longest entry at each place. */
function translatedAfinn(lang) {
  const values = readWordList(lang);
  const sumOfRun = (run) => {
    let sum = 0;
    for (let at = 0; at < run.length;) {
      let length = Math.min(LONGEST_ENTRY, run.length - at);
      while (length > 1 && !values.has(run.slice(at, at + length))) length -= 1;
      sum += values.get(run.slice(at, at + length)) ?? 0;
      at += length;
    }
    return sum;
  };
  return (text) =>
    feelingOf(
      (text.toLowerCase().match(TOKEN) ?? []).reduce(
        (sum, token) => sum + (JOINED_SCRIPT.test(token) ? sumOfRun(token) : (values.get(token) ?? 0)),
        0,
      ),
    );
}

function englishPeers() {
  const vader = require('vader-sentiment').SentimentIntensityAnalyzer;
  const Sentiment = require('sentiment');
  const sentiment = new Sentiment();
  const wink = require('wink-sentiment');
  return {
    vader: (text) => feelingOf(vader.polarity_scores(text).compound, VADER_NEUTRAL),
    sentiment: (text) => feelingOf(sentiment.analyze(text).score),
    wink: (text) => feelingOf(wink(text).score),
  };
}

/** Name → analyser; only those that know the language. */
export function peersFor(lang) {
  const peers = {
    ...(lang === 'en' ? englishPeers() : {}),
    natural: naturalAfinn(lang),
    'translated AFINN': translatedAfinn(lang),
  };
  return Object.fromEntries(Object.entries(peers).filter(([, peer]) => peer !== undefined));
}
