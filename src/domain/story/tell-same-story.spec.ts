import { describe, expect, it } from '@jest/globals';
import { readPost } from './read-post.js';
import type { StoryPost } from './story.types.js';
import { tellSameStory } from './tell-same-story.js';

const NOON = Date.parse('2026-05-12T12:00:00Z');
const DAY_MS = 86_400_000;
const PAGE = 'https://news.example/2026/05/acme-recalls-heaters';
const TITLE = 'Acme recalls 41,000 heaters after reports of overheating plugs';
const TEXT =
  'Acme is recalling 41,000 oil-filled heaters sold since last autumn after eleven customers reported that the plug became hot enough to melt. The company said that no injuries were known, but asked owners to stop using the heater at once and to register for a free replacement.';
const COMPLAINT = 'My heater burned a hole into our carpet and nobody answers my letters';

let made = 0;
const post = (fields: Partial<StoryPost>): StoryPost => ({
  network: 'web',
  externalKey: `p${String(++made)}`,
  authorHandle: `author${String(made)}`,
  authorName: null,
  title: null,
  text: '',
  url: null,
  repostOf: null,
  quoteOf: null,
  publishedAt: new Date(NOON),
  ...fields,
});
const article = (fields: Partial<StoryPost> = {}): StoryPost =>
  post({ title: TITLE, text: TEXT, url: PAGE, ...fields });
const elsewhere = 'https://times.example/9911/heaters';
const said = (text: string, fields: Partial<StoryPost> = {}): StoryPost => post({ network: 'x', text, ...fields });

const verdict = (a: StoryPost, b: StoryPost): string => {
  const evidence = tellSameStory(readPost(a), readPost(b));
  expect(tellSameStory(readPost(b), readPost(a))).toEqual(evidence);
  return evidence === null ? 'no' : `${evidence.reason}${evidence.isStrong ? '!' : ''}`;
};

describe('tellSameStory', () => {
  const original = said('Our new service desk opens today', { externalKey: 'original' });
  it.each<[string, StoryPost, StoryPost, string]>([
    ['a repost', original, said('', { repostOf: 'original' }), 'repost!'],
    ['two reposts of a post we never saw', said('', { repostOf: 'gone' }), said('', { repostOf: 'gone' }), 'repost!'],
    ['a quote with a word', original, said('wow 😮', { quoteOf: 'original' }), 'repost!'],
    [
      'a quote with words of its own',
      original,
      said('Yours never opens when I am there', { quoteOf: 'original' }),
      'no',
    ],
    [
      'a repost of the same key on another network',
      original,
      post({ network: 'mastodon', repostOf: 'original' }),
      'no',
    ],
    [
      'the same text at another address',
      article(),
      article({ url: elsewhere, title: 'Thousands of heaters called back' }),
      'same-text!',
    ],
    ['shouting', article(), article({ url: elsewhere, text: TEXT.toUpperCase() }), 'same-text!'],
    [
      'edited words',
      article(),
      article({ url: elsewhere, text: TEXT.replace('at once', 'immediately') }),
      'near-text!',
    ],
    ['a lead', article(), article({ url: elsewhere, text: `LONDON (Agency) - ${TEXT}` }), 'near-text!'],
    ['a cut text', article(), article({ url: elsewhere, text: `${TEXT.slice(0, 140)} […]` }), 'same-title!'],
    [
      'the headline of a site',
      article(),
      article({ url: elsewhere, title: `${TITLE} - Reuters`, text: '' }),
      'same-title',
    ],
    [
      'the same page, other words',
      article(),
      article({
        url: `${PAGE}/amp/`,
        text: 'What owners have to know about the plugs of these heaters and how to get a new one.',
      }),
      'same-link!',
    ],
    [
      'the headline again a week later',
      article({ text: '' }),
      article({ url: elsewhere, text: '', publishedAt: new Date(NOON + 7 * DAY_MS) }),
      'no',
    ],
    [
      'the same page, another item',
      article({ url: PAGE }),
      article({
        url: PAGE,
        title: 'Login works again for everybody',
        text: 'The fault was found in a switch and repaired; we are sorry for the trouble it caused.',
      }),
      'no',
    ],
    ['a shared link', article(), said(`#acme ${PAGE}?utm_source=x`), 'same-link'],
    ['a shared link with a word', article(), said(`ouch! ${PAGE}`), 'same-link'],
    ['a shared headline', article(), said(`wow: ${TITLE} ${PAGE}`), 'same-link'],
    ['a shared passage', article(), said(`${TEXT.slice(0, 139)} ${PAGE}`), 'same-link'],
    ['a complaint with the link', article(), said(`${COMPLAINT} ${PAGE}`), 'no'],
    [
      'two complaints with the link',
      said(`${COMPLAINT} ${PAGE}`),
      said(`The shop refused to take ours back, what a joke ${PAGE}`),
      'no',
    ],
    ['two words each about a link', said(`scam again ${PAGE}`), said(`great news ${PAGE}`), 'no'],
    [
      'a comment below the page',
      article(),
      article({
        title: `Comment on ${TITLE}`,
        url: `${PAGE}#comment-5`,
        text: `${COMPLAINT}, and the shop does not answer either`,
      }),
      'no',
    ],
    ['a retweet by hand', said(TEXT), said(`RT @acme: ${TEXT.slice(0, 230)}…`), 'near-text!'],
    ['a common sentence', said('Acme is down again'), said('Acme is down again'), 'no'],
    [
      'a common longer sentence',
      said('Acme lost my parcel and nobody answers the phone'),
      said('Acme lost my parcel and nobody answers the phone'),
      'no',
    ],
    [
      'the same person elsewhere',
      said('Acme lost my parcel and nobody answers', { authorHandle: 'anna@town.example', network: 'mastodon' }),
      said('Acme lost my parcel and nobody answers 😡', { authorHandle: 'Anna' }),
      'same-author',
    ],
    [
      'the same person there again',
      said('Acme lost my parcel and nobody answers', { authorHandle: 'anna' }),
      said('Acme lost my parcel and nobody answers', { authorHandle: 'anna' }),
      'no',
    ],
    [
      'nobody elsewhere',
      said('Acme lost my parcel and nobody answers', { authorHandle: 'guest', network: 'forum' }),
      said('Acme lost my parcel and nobody answers', { authorHandle: 'guest' }),
      'no',
    ],
    [
      'a chain letter',
      said('Dear Acme, please stop using palm oil in your soap because forests are dying for it'),
      said('Dear Acme, please stop using palm oil in your soap because forests are dying for it 🌴 #forest'),
      'same-text!',
    ],
  ])('%s', (_, a, b, expected) => {
    expect(verdict(a, b)).toBe(expected);
  });

  it.each([
    [
      'another quarter',
      'Acme reported revenue of 41 million for the second quarter, a little more than analysts had expected after a mild winter in the north.',
      'Acme reported revenue of 39 million for the third quarter, a little more than analysts had expected after a mild winter in the north.',
    ],
    [
      'another town',
      'Acme is looking for a driver in Oslo for our growing team. You bring a licence for lorries and a friendly manner with all our customers.',
      'Acme is looking for a driver in Bergen for our growing team. You bring a licence for lorries and a friendly manner with all our customers.',
    ],
    [
      'another day',
      'Saturday: the office in the harbour stays closed because of repairs, please use the desk at the central station until the evening instead.',
      'Monday: the office in the harbour stays closed because of repairs, please use the desk at the central station until the evening instead.',
    ],
    [
      'another amount in Chinese',
      '艾克米公司公布的数据显示，四月份取暖器销量为三万二千台，公司管理层表示需求总体稳定，对全年的展望保持不变。',
      '艾克米公司公布的数据显示，五月份取暖器销量为二万八千台，公司管理层表示需求总体稳定，对全年的展望保持不变。',
    ],
    [
      'another month in Russian',
      'Центральный банк установил официальный курс на двенадцатое мая, изменение за день составило меньше процента, аналитики ждут спокойной недели.',
      'Центральный банк установил официальный курс на двенадцатое июня, изменение за день составило меньше процента, аналитики ждут спокойной недели.',
    ],
    [
      'another complaint about the same',
      'Acme lost my parcel again and nobody answers the phone, this is terrible: it was the present for my mother in Turku',
      'Acme lost my parcel again and nobody answers the phone, this is terrible: my medicine has been in it since Tuesday',
    ],
  ])('tells a text from the same with %s', (_, a, b) => {
    expect(verdict(said(a), said(b))).toBe('no');
    expect(verdict(said(a), said(`${a} 👀`))).toBe('same-text!');
  });
});
