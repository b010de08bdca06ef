import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileWatches } from './compile-watches.js';

const BRANDS = [
  'acme',
  'paypal',
  'amazon',
  'microsoft',
  'nordea',
  'wolt',
  'сбербанк',
  'instagram',
  'coca cola',
  'finnair',
];

/** Spelling, and the brand that a reader sees in it. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  // Letters of other alphabets among Latin ones.
  ['аcme', 'acme'],
  ['acmе', 'acme'],
  ['асmе', 'acme'],
  ['Αcme', 'acme'],
  ['pаypаl', 'paypal'],
  ['рaypal', 'paypal'],
  ['PΑYPΑL', 'paypal'],
  ['paypaӏ', 'paypal'],
  ['аmazon', 'amazon'],
  ['amazοn', 'amazon'],
  ['amaᴢon', 'amazon'],
  ['mісrоsоft', 'microsoft'],
  ['Μicrosoft', 'microsoft'],
  ['micro$oft', 'microsoft'],
  ['nоrdeа', 'nordea'],
  ['Nordeα', 'nordea'],
  ['wоlt', 'wolt'],
  ['ԝolt', 'wolt'],
  ['Wοlt', 'wolt'],
  ['finnаir', 'finnair'],
  ['fіnnair', 'finnair'],
  ['iпstagram', 'instagram'],
  ['іnstаgrаm', 'instagram'],
  ['ꓮcme', 'acme'],
  ['Ꭺcme', 'acme'],
  ['Instаցram', 'instagram'],
  ['ѕоса соӏа'.replace('ѕ', 'с'), 'coca cola'],
  ['соса cola', 'coca cola'],
  ['coca соla', 'coca cola'],
  // Words of another alphabet alone, among Latin words.
  ['АСМЕ', 'acme'],
  ['ΑCΜΕ', 'acme'],
  ['ᎪᏟᎷᎬ', 'acme'],
  ['ꓮꓚꓟꓰ', 'acme'],
  // Latin letters among Cyrillic ones.
  ['сбepбaнк', 'сбербанк'],
  ['cбербанк', 'сбербанк'],
  ['сбeрбанк', 'сбербанк'],
  // Digits and signs.
  ['paypa1', 'paypal'],
  ['p@ypal', 'paypal'],
  ['payp4l', 'paypal'],
  ['amaz0n', 'amazon'],
  ['am4zon', 'amazon'],
  ['micr0soft', 'microsoft'],
  ['m1crosoft', 'microsoft'],
  ['m!crosoft', 'microsoft'],
  ['nord3a', 'nordea'],
  ['w0lt', 'wolt'],
  ['inst4gram', 'instagram'],
  ['insta9ram', 'instagram'],
  ['finna|r', 'finnair'],
  ['c0ca c0la', 'coca cola'],
  // Letters that run together, and a capital I for an l.
  ['arnazon', 'amazon'],
  ['vvolt', 'wolt'],
  ['instagrarn', 'instagram'],
  ['paypaI', 'paypal'],
  ['woIt', 'wolt'],
  // Styled letters.
  ['𝓪𝓬𝓶𝓮', 'acme'],
  ['𝐏𝐚𝐲𝐏𝐚𝐥', 'paypal'],
  ['ⓐⓒⓜⓔ', 'acme'],
  ['ａｃｍｅ', 'acme'],
  ['ᴀᴄᴍᴇ', 'acme'],
  ['ɴᴏʀᴅᴇᴀ', 'nordea'],
  ['🅰🅲🅼🅴', 'acme'],
  ['🅦🅞🅛🅣', 'wolt'],
  ['🇦 🇨 🇲 🇪', 'acme'],
  ['🇼🇴🇱🇹', 'wolt'],
  ['ℕ𝕠𝕣𝕕𝕖𝕒', 'nordea'],
  // Characters that nobody sees, and heaps of marks.
  ['ac\u200Bme', 'acme'],
  ['pay\u200Dpal', 'paypal'],
  ['ama\u2060zon', 'amazon'],
  ['nor\u202Edea', 'nordea'],
  ['w\uFEFFolt', 'wolt'],
  ['a̶c̶m̶e̶', 'acme'],
  ['p̷a̷y̷p̷a̷l̷', 'paypal'],
  ['a͛̿͑c̸̰̈́m̵̯͠ḛ̷̿', 'acme'],
];

const watches = compileWatches(BRANDS.map((name) => ({ id: name, query: `"${name}"` })));

describe('look-alikes', () => {
  it.each(SPELLINGS)('%s is seen to be %s', (spelling, brand) => {
    const text = `New account of ${spelling} offers help today`;
    const [match, ...others] = watches.match({ text });
    expect(match).toEqual({ watchId: brand, spans: [[15, 15 + spelling.length]], isLookalike: true });
    expect(others).toEqual([]);
  });

  it.each([
    ['the usual spelling', 'acme', 'Acme and ACME'],
    ['accents', 'acme', 'Ácmé'],
    ['an accent as a mark of its own', 'cafe', 'cafe\u0301'],
    ['full-width letters among Japanese', 'acme', '今日はＡｃｍｅです'],
    ['soft hyphens', 'acme', 'ac\u00ADme'],
    ['non-joiners of Persian', 'می‌خواهم', 'من می‌خواهم بروم'],
    ['joiners of Hindi', 'क्‍ष', 'यह क्‍ष है'],
    ['spaces of no width in Thai', 'ธนาคาร', 'ธนา\u200Bคาร'],
    ['marks of direction beside a word', 'acme bank', '\u200Eacme\u200E bank\u200F'],
    ['Vietnamese', 'viet', 'Vie\u0302\u0323t'],
    ['emoji', '👨‍👩‍👧', 'a 👨‍👩‍👧'],
    ['numerals', 'iv', 'Ludwig Ⅳ'],
  ])('does not flag %s', (_, query, text) => {
    const [match] = compileWatches([{ id: 'w', query: `"${query}"` }]).match({ text });
    expect(match).toMatchObject({ isLookalike: false });
  });

  it.each([
    ['a Russian word in Russian', 'cop', 'Убрал весь сор из дома'],
    ['a Russian word beside a handle', 'cop', '@acme сор http://x.example'],
    ['another version of a product', 'iphones', 'my iPhone5 broke'],
    ['an ordinal', 'ist', 'the 1st day'],
    ['a price', 'so', 'only $0'],
    ['a Latin word for a Latin one', 'ail', 'all'],
    ['a Korean ending', 'acmeui', 'Acme의'],
    ['flags', 'us', '🇺🇸 win'],
  ])('does not find %s', (_, query, text) => {
    expect(compileWatches([{ id: 'w', query }]).match({ text })).toEqual([]);
  });

  it('reads phrases, handles, tags, open words and places through disguises', () => {
    const found = (query: string, text: string): unknown => compileWatches([{ id: 'w', query }]).match({ text })[0];
    const lookalike = (start: number, end: number): object => ({
      watchId: 'w',
      spans: [[start, end]],
      isLookalike: true,
    });
    expect(found('"acme bank"', 'my асmе bank')).toEqual(lookalike(3, 12));
    expect(found('@acme', 'hi @асmе')).toEqual(lookalike(3, 8));
    expect(found('#acme', 'hi #асmе')).toEqual(lookalike(3, 8));
    expect(found('acme*', 'my аcmebank app')).toEqual(lookalike(3, 11));
    expect(found('app NEAR/1 acme', 'the app of асmе')).toMatchObject({
      spans: [
        [4, 7],
        [11, 15],
      ],
      isLookalike: true,
    });
    expect(found('app NOT acme', 'the app of асmе')).toBeUndefined();
  });

  it('flags a watch only where it needs the disguised word', () => {
    const found = (query: string, text: string): unknown => compileWatches([{ id: 'w', query }]).match({ text })[0];
    expect(found('acme', 'acme is not аcme')).toMatchObject({
      spans: [
        [0, 4],
        [12, 16],
      ],
      isLookalike: false,
    });
    expect(found('acme OR bank', 'the bank of аcme')).toMatchObject({ isLookalike: false });
    expect(found('acme AND bank', 'the bank of аcme')).toMatchObject({ isLookalike: true });
  });

  it('finds a disguised word as it is written too', () => {
    const both = compileWatches(['h3llo', 'hello', 'аcme', 'acme'].map((query) => ({ id: query, query })));
    expect(both.match({ text: 'say h3llo' }).map(({ watchId, isLookalike }) => [watchId, isLookalike])).toEqual([
      ['h3llo', false],
      ['hello', true],
    ]);
    expect(both.match({ text: 'an аcme' }).map(({ watchId, isLookalike }) => [watchId, isLookalike])).toEqual([
      ['аcme', false],
      ['acme', true],
    ]);
  });

  it('never looks through for exact case and regular expressions', () => {
    const exact = compileWatches([
      { id: 'exact', query: 'case:"acme"' },
      { id: 'pattern', query: '/acme/' },
    ]);
    expect(exact.match({ text: 'an аcme and ac\u200Bme' })).toEqual([]);
    expect(exact.match({ text: 'an acme' })).toMatchObject([{ isLookalike: false }, { isLookalike: false }]);
  });

  it('takes time that grows with the length of a text only, however it is disguised', () => {
    const heaps = ['аa', '🇦', '🅰x', 'a1', '$', 'rn', '\u200Ba', 'Ⓐ̶', '|'].map((part) =>
      part.repeat(20_000 / part.length),
    );
    for (const text of heaps) expect(watches.match({ text })).toEqual([]);
  });
});

const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  en: 'the return of modern government services, learn to close the window; 2nd round, 4G phone, 80s music, covid19 class',
  fi: 'tilasin uuden puhelimen viikko sitten eikä mitään kuulu, onko kenelläkään tietoa asiasta klo 15',
  lv: 'vai kāds zina kāpēc bankas karte atkal nestrādā šodien, zvanīju 3 reizes un neviens neatbild',
  ru: 'купил телефон, прошла неделя, служба поддержки молчит; сам рост карта тема нет вот хор сорок Apple iPhone 5',
  uk: 'сьогодні купив новий телефон і дуже задоволений якістю, рекомендую всім',
  el: 'σήμερα το κατάστημα ήταν κλειστό και κανείς δεν απαντά στο τηλέφωνο',
  de: 'die Straße war gesperrt, für Größe und Maß gibt es keinen Ersatz, 1er Schüler',
  fr: 'ça va très bien, déjà l’été à la plage, la 1ère fois',
  tr: 'İstanbul ısparta çok güzel şehir ağaç öğretmen',
  vi: 'hôm nay trời đẹp quá, tiếng Việt có nhiều dấu',
  th: 'วันนี้ไปธนาคารกรุงเทพแล้วแอปล่มอีกแล้ว',
  zh: '今天去银行办卡，排队两个小时，客服电话打不通',
  ja: 'ガスの検針でＡＢＣ会社が来た、東京タワーを見た',
  ko: '오늘 은행 앱이 또 안 돼요 삼성 전자',
  ar: 'مُحَمَّد ذهب إلى البنك اليوم ولم يجد أحداً',
  fa: 'من می‌خواهم به بانک بروم و نمی‌توانم',
  he: 'הבנק סגור היום ואף אחד לא עונה',
  hi: 'आज बैंक बंद है और कोई जवाब नहीं देता',
  emoji: 'so happy 👨‍👩‍👧 🇫🇮🇱🇻 ❤️ 5️⃣ #win @user http://t.example/aB3x',
};

/** Posts of all languages: of the evaluation data where there are any, else of words as they are usually written. */
function ordinaryPosts(): string[] {
  const folder = process.env['EARSHOT_EVAL_DATA'];
  if (folder === undefined || !existsSync(join(folder, 'sentiment'))) {
    return Array.from({ length: 2_000 }, (_, i) => {
      const texts = Object.values(LANGUAGE_WORDS);
      const words = (texts[i % texts.length] ?? '').split(' ');
      const turn = i % words.length;
      return [...words.slice(turn), ...words.slice(0, turn)].join(' ');
    });
  }
  const posts: string[] = [];
  const languages = readdirSync(join(folder, 'sentiment'));
  for (const lang of languages) {
    const lines = readFileSync(join(folder, 'sentiment', lang, 'dev.tsv'), 'utf8')
      .split('\n')
      .filter(Boolean);
    const wanted = Math.ceil(2_600 / languages.length);
    for (const line of lines.slice(0, wanted)) posts.push(line.slice(line.indexOf('\t') + 1));
  }
  return posts;
}

describe('ordinary posts', () => {
  it('are never flagged, whichever of their words are watched', () => {
    const posts = ordinaryPosts();
    expect(posts.length).toBeGreaterThanOrEqual(2_000);
    const words = new Set(posts.flatMap((text) => text.match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? []));
    const matcher = compileWatches([...words].map((word) => ({ id: word, query: `"${word}"` })));
    const flagged = posts.flatMap((text) =>
      matcher.match({ text }).flatMap(({ watchId, spans, isLookalike }) => {
        return isLookalike ? [`${watchId} in ${spans.map(([start, end]) => text.slice(start, end)).join()}`] : [];
      }),
    );
    expect(flagged).toEqual([]);
  });
});
