import { describe, expect, it } from '@jest/globals';
import type { Sentiment } from '../sentiment/sentiment.types.js';
import { attributeFeelings } from './attribute-feelings.js';
import type { NamedThing } from './aspect.types.js';

const GOOD =
  /love|great|good|fast|friendly|perfect|hyvä|loistava|nopea|ihana|lab|lielisk|ātr|отличн|хорош|люблю|быстр|ดี|เร็ว|อร่อย|好|快|棒|toll|gut|super|schnell|génial|bon|parfait|rapide|genial|buen|excelente|rápid|bom|ótim|ottim|buon|veloc|رائع|ممتاز|سريع/iu;
const BAD =
  /awful|bad|slow|broken|rude|never again|worst|huono|hidas|surkea|rikki|slikt|lēn|šausmīg|плох|медленн|ужасн|сломал|แย่|ช้า|ห่วย|พัง|差|慢|烂|坏|schlecht|langsam|furchtbar|kaputt|nul\b|\blent|mauvais|horrible|mal[oa]|pésim|ruim|péssim|pessim|brutt|cattiv|سيئ|بطيء/iu;

/** A judge by words, so that only the cutting is at test. */
function judge(clause: string): Sentiment {
  const score = (GOOD.test(clause) ? 1 : 0) - (BAD.test(clause) ? 1 : 0);
  return { label: score > 0 ? 'positive' : score < 0 ? 'negative' : 'neutral', score, confidence: 1 };
}

function name(text: string, ...names: string[]): NamedThing[] {
  return names.map((watchId) => ({
    watchId,
    spans: [...text.matchAll(new RegExp(watchId, 'giu'))].map(({ index }) => [index, index + watchId.length] as const),
  }));
}

const SIGN = { positive: '+', negative: '-', neutral: '0', unsure: '?' } as const;

function feelings(text: string): string {
  const aspects = attributeFeelings(text, name(text, 'Acme', 'Globex', 'Initech'), judge);
  return aspects.map(({ watchId, label }) => `${watchId}${SIGN[label]}`).join(' ');
}

const CASES: readonly (readonly [text: string, feelings: string])[] = [
  ['Love the new Acme app but Globex delivery was awful', 'Acme+ Globex-'],
  ['Acme is great. Globex is slow.', 'Acme+ Globex-'],
  ['Acme is great! Really fast. Globex? Awful, never again.', 'Acme+ Globex-'],
  ['Globex was rude; however Acme was friendly', 'Acme+ Globex-'],
  ['While Globex is slow, Acme is fast', 'Acme+ Globex-'],
  ['Unlike Globex, which is awful, Acme is good', 'Acme+ Globex-'],
  ['Acme, Globex and Initech are all slow', 'Acme- Globex- Initech-'],
  ['Acme and Globex are great, but Initech is broken', 'Acme+ Globex+ Initech-'],
  ['I went to Acme. The staff was rude. Then I went to Globex.', 'Acme- Globex0'],
  ['Went to Globex, then to Acme. Awful.', 'Acme- Globex0'],
  ['Acme\nAwful service\nGlobex\nFriendly people', 'Acme- Globex+'],
  ['Bad day. Acme is open, Globex is open', 'Acme- Globex0'],
  ['Acme: great. Globex: awful.', 'Acme+ Globex-'],
  ['Switched from Globex to Acme and love it', 'Acme+ Globex+'],
  ['Acme costs 3,50 and is good, Globex is bad', 'Acme+ Globex-'],
  ['Acme 2.0 is great, Globex 1.5 is broken', 'Acme+ Globex-'],
  ['Globex is down again - Acme is fast', 'Acme+ Globex0'],
  ['Acme is good, though Globex is bad', 'Acme+ Globex-'],
  ['Acme is open. Acme is awful! Globex is good', 'Acme- Globex+'],
  ['Acmen sovellus on ihana mutta Globexin toimitus surkea', 'Acme+ Globex-'],
  ['Globex on hidas, kun taas Acme toimii loistavasti', 'Acme+ Globex-'],
  ['Acme hyvä. Globex huono.', 'Acme+ Globex-'],
  ['Acme ir lieliska, bet Globex piegāde šausmīga', 'Acme+ Globex-'],
  ['Globex lēns, savukārt Acme ātrs', 'Acme+ Globex-'],
  ['Acme отличный, но Globex ужасный', 'Acme+ Globex-'],
  ['Globex медленный, зато Acme быстрый', 'Acme+ Globex-'],
  ['Люблю Acme. А Globex сломался.', 'Acme+ Globex-'],
  ['Acme ดีมาก แต่ Globex แย่มาก', 'Acme+ Globex-'],
  ['Acme อร่อยดีแต่Globexช้ามาก', 'Acme+ Globex-'],
  ['ใช้ Acme ดีมาตั้งแต่แรก แต่ Globex ห่วย', 'Acme+ Globex-'],
  ['Acme很好,但是Globex太差', 'Acme+ Globex-'],
  ['Acme不但快而且好，可是Globex很慢', 'Acme+ Globex-'],
  ['Acme好用。Globex烂。', 'Acme+ Globex-'],
  ['Acme ist toll, aber Globex ist furchtbar', 'Acme+ Globex-'],
  ['Während Globex langsam ist, ist Acme schnell', 'Acme+ Globex-'],
  ['Acme est génial mais Globex est nul', 'Acme+ Globex-'],
  ['Globex lent, en revanche Acme parfait', 'Acme+ Globex-'],
  ['Acme es genial pero Globex es horrible', 'Acme+ Globex-'],
  ['Globex pésimo; en cambio Acme excelente', 'Acme+ Globex-'],
  ['Acme é ótimo, mas o Globex é péssimo', 'Acme+ Globex-'],
  ['Acme ottimo ma Globex pessimo', 'Acme+ Globex-'],
  ['Globex lento? No, cattivo. Acme invece veloce', 'Acme+ Globex-'],
  ['Acme رائع لكن Globex سيئ', 'Acme+ Globex-'],
  ['Acme سريع، بينما Globex بطيء', 'Acme+ Globex-'],
];

describe('attributeFeelings', () => {
  it.each(CASES)('%s → %s', (text, expected) => {
    expect(feelings(text)).toBe(expected);
  });

  it('says nothing when fewer than two things are named', () => {
    expect(feelings('Acme is great but the queue was awful')).toBe('');
    expect(feelings('great')).toBe('');
    const twice = 'Acme is good, Acme is bad';
    expect(attributeFeelings(twice, [...name(twice, 'Acme'), ...name(twice, 'acme')].slice(0, 1), judge)).toEqual([]);
  });

  it('gives the stretch of the text that was judged', () => {
    const text = 'Acme is great but Globex is slow';
    const [acme, globex] = attributeFeelings(text, name(text, 'Acme', 'Globex'), judge);
    expect(text.slice(acme?.start, acme?.end)).toBe('Acme is great ');
    expect(text.slice(globex?.start, globex?.end)).toBe('but Globex is slow');
  });

  it('judges a stretch once, however many things it names', () => {
    const text = 'Acme and Globex are slow';
    let asked = 0;
    attributeFeelings(text, name(text, 'Acme', 'Globex'), (clause) => {
      asked += 1;
      return judge(clause);
    });
    expect(asked).toBe(1);
  });

  it('takes texts of any length and shape', () => {
    const text = `Acme ${'but , . '.repeat(2_000)} Globex`;
    expect(attributeFeelings(text, name(text, 'Acme', 'Globex'), judge)).toHaveLength(2);
  });
});
