import { describe, expect, it } from '@jest/globals';
import { readTerms } from '../insight/read-terms.js';
import type { RuleSensitivity } from './alert-rule.types.js';
import { findEmerging, type PostTold } from './find-emerging.js';

const HOUR_MS = 3_600_000;
const now = new Date('2026-05-20T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * HOUR_MS);

let said = 0;
function post(text: string, hours: number, more: Partial<PostTold> = {}): PostTold {
  said += 1;
  return { at: hoursAgo(hours), voice: `voice ${String(said)}`, isComplaint: true, terms: readTerms(text), ...more };
}

/** So many posts a day for two weeks, one in five of them a complaint, hardly any two about one thing. */
const usual = (perDay: number, saying = ''): PostTold[] =>
  Array.from({ length: perDay * 14 }, (_, n) =>
    post(`Acme was mentioned once more ${saying} about subject${String(n)}`, 24 + ((n + 0.5) * 24) / perDay, {
      isComplaint: n % 5 === 0,
    }),
  );

const find = (posts: readonly PostTold[], sensitivity: RuleSensitivity = 'normal', knownHours = 30 * 24) =>
  findEmerging(posts, { now, knownFrom: hoursAgo(knownHours), sensitivity });

const batteries = [
  post('The battery of my Acme phone gets hot enough to burn', 20),
  post('acme: second Battery in a month. I want my money back', 9),
  post('Why does nobody at Acme answer? This battery smells', 0),
];

describe('an emerging issue', () => {
  it('is what three people complain about within a day, in words of their own', () => {
    expect(find([...usual(4), ...batteries])).toEqual({
      term: 'battery',
      voices: 3,
      usual: expect.closeTo(0.03, 1),
      beganAt: hoursAgo(20),
      severity: 4,
    });
  });

  it('is not two of them, nor three of whom one said it twice', () => {
    expect(find([...usual(4), ...batteries.slice(0, 2)])).toBeNull();
    const [one, two, three] = batteries as [PostTold, PostTold, PostTold];
    expect(find([...usual(4), one, two, { ...three, voice: two.voice }])).toBeNull();
  });

  it('is nothing that people praise or ask about', () => {
    const [one, two, three] = batteries as [PostTold, PostTold, PostTold];
    expect(find([...usual(4), one, two, { ...three, isComplaint: false }])).toBeNull();
  });

  it('is not what is always said, nor a name that everybody says', () => {
    expect(find([...usual(4, 'battery'), ...batteries])).toBeNull();
    const unlike = ['Acme lost my parcel', 'The queue at Acme is endless', 'acme overcharged me'];
    expect(find([...usual(4), ...unlike.map((text) => post(text, 1))])).toBeNull();
  });

  it('is not what complaints always say, although other posts hardly do', () => {
    const past = usual(6).map((each) =>
      each.isComplaint ? { ...each, terms: readTerms('Acme is terrible once more') } : each,
    );
    const angry = ['Acme terrible delivery', 'What a terrible shop, Acme', 'acme: terrible, never again'];
    expect(find([...past, ...angry.map((text) => post(text, 1))])).toBeNull();
  });

  it('is older than a day for nobody', () => {
    const [, two, three] = batteries as [PostTold, PostTold, PostTold];
    expect(find([...usual(4), post('Another Acme battery', 24.01), two, three])).toBeNull();
  });

  it('grows more severe with everybody who joins', () => {
    const more = (voices: number) =>
      Array.from({ length: voices }, (_, n) => post(`Acme battery again and again ${String(n)}`, 0.1));
    const severities = [3, 5, 6, 12].map((voices) => find([...usual(4), ...more(voices)])?.severity);
    expect(severities).toEqual([4, 5, 6, 8]);
  });

  it('is looked for where there are few posts', () => {
    expect(find([...usual(14), ...batteries])).not.toBeNull();
    expect(find([...usual(16), ...batteries])).toBeNull();
    expect(find([...usual(16), ...batteries], 'high')).not.toBeNull();
  });

  it('needs two days of a past, and four people where only what is beyond doubt is told', () => {
    expect(find([...usual(4), ...batteries], 'normal', 71)).toBeNull();
    expect(find([...usual(4), ...batteries], 'low')).toBeNull();
    expect(find([...usual(4), ...batteries, post('Acme battery swollen', 2)], 'low')).not.toBeNull();
  });

  it('has words in languages without spaces as well', () => {
    const past = Array.from({ length: 56 }, (_, n) =>
      post(`安康 新品 ${String(n)} 上市`, 25 + n * 5, { isComplaint: n % 5 === 0 }),
    );
    const leaks = ['安康的保温杯漏水了', '买了安康的杯子，漏水，客服不理', '又是漏水！安康太差'];
    expect(find([...past, ...leaks.map((text) => post(text, 1))])?.term).toBe('漏水');
  });
});
