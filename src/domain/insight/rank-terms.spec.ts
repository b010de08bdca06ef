import { describe, expect, it } from '@jest/globals';
import natural from 'natural/lib/natural/tfidf/index.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import { rankTerms, type TermDocument } from './rank-terms.js';
import { readTerms } from './read-terms.js';

let made = 0;

function posts(
  count: number,
  text: string | ((n: number) => string),
  label: SentimentLabel = 'neutral',
): TermDocument[] {
  return Array.from({ length: count }, (_, n) => {
    made += 1;
    return { id: String(made), terms: readTerms(typeof text === 'string' ? text : text(n)), label };
  });
}

const termsOf = (now: readonly TermDocument[], before: readonly TermDocument[]): string[] =>
  rankTerms(now, before).map(({ term }) => term);

/**
 * The written example of docs/adr/0023: an ordinary week, then one in which the battery, which people always mention now and
 * then, gets hot. "Sauna" is said four times and never before.
 */
const ordinary = [
  ...posts(150, (n) => `the Acme phone is fine, I use it with the app every day number ${String(n % 9)}`),
  ...posts(10, 'the battery of the Acme phone is fine'),
  ...posts(40, 'the delivery of the phone was late'),
];
const troubled = [
  ...posts(110, (n) => `the Acme phone is fine, I use it with the app every day number ${String(n % 9)}`),
  ...posts(60, 'the battery of the Acme phone gets hot', 'negative'),
  ...posts(40, 'the delivery of the phone was late'),
  ...posts(4, 'the phone in the sauna'),
];

describe('rankTerms', () => {
  it('names what rose, surest first, and nothing that is always there', () => {
    const ranked = rankTerms(troubled, ordinary);
    expect(ranked.slice(0, 3).map(({ term }) => term)).toEqual(expect.arrayContaining(['battery', 'hot']));
    expect(ranked.map(({ term }) => term)).not.toEqual(expect.arrayContaining(['the']));
    const battery = ranked.find(({ term }) => term === 'battery');
    expect(battery).toMatchObject({ count: 60, before: 10, sentiment: 'negative' });
    expect(battery?.exampleIds).toHaveLength(3);
  });

  it('finds what the TfIdf of the same example does not', () => {
    const tfidf = new natural.TfIdf();
    for (const period of [troubled, ordinary]) tfidf.addDocument(period.flatMap(({ terms }) => [...terms.keys()]));
    const listed = tfidf.listTerms(0).map(({ term }) => term);
    // Two periods are two documents: what is in both weighs the same, however much more often it is said now.
    expect(listed.slice(0, 3)).toEqual(expect.arrayContaining(['the', 'phone']));
    expect(listed.indexOf('battery')).toBeGreaterThan(5);
    expect(termsOf(troubled, ordinary).indexOf('battery')).toBeLessThan(3);
  });

  it('says nothing where nothing changed, or where there is nothing to compare with', () => {
    expect(rankTerms(ordinary, ordinary)).toEqual([]);
    expect(rankTerms(ordinary, [])).toEqual([]);
    expect(rankTerms([], ordinary)).toEqual([]);
  });

  it('takes two posts for chance', () => {
    expect(termsOf([...ordinary, ...posts(2, 'the recall')], ordinary)).toEqual([]);
  });

  it('claims a feeling only where most judged posts share it', () => {
    const now = [
      ...posts(20, 'outage', 'negative'),
      ...posts(20, 'outage', 'positive'),
      ...posts(20, 'refund', 'unsure'),
      ...posts(20, 'thanks', 'positive'),
      ...posts(100, 'phone'),
    ];
    const feelings = new Map(rankTerms(now, posts(100, 'phone')).map(({ term, sentiment }) => [term, sentiment]));
    expect(feelings).toEqual(
      new Map([
        ['outage', null],
        ['refund', null],
        ['thanks', 'positive'],
      ]),
    );
  });
});

describe('readTerms', () => {
  it('folds words and keeps a spelling to show', () => {
    expect([...readTerms('Hyvä HYVA, hyvää!')]).toEqual([
      ['hyva', 'hyvä'],
      ['hyvaa', 'hyvää'],
    ]);
  });

  it('leaves out addresses, handles, numbers and single letters', () => {
    expect([...readTerms('@Acme_care see https://acme.example/a?b=hot 24 7 x &amp; battery').values()]).toEqual([
      'see',
      'battery',
    ]);
  });

  it('cuts scripts that write no spaces', () => {
    expect([...readTerms('手机电池很热').keys()].length).toBeGreaterThan(1);
    expect([...readTerms('แบตเตอรี่ร้อนมาก').keys()].length).toBeGreaterThan(1);
  });
});
