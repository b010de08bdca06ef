import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicaliseUrl, isPageAddress } from './canonicalise-url.js';

const ARTICLE = 'news.example/2026/05/acme-recalls-heaters';

describe('canonicaliseUrl', () => {
  it.each([
    ['as written', 'https://news.example/2026/05/acme-recalls-heaters'],
    ['http', 'http://news.example/2026/05/acme-recalls-heaters'],
    ['www', 'https://www.news.example/2026/05/acme-recalls-heaters'],
    ['a mobile host', 'https://m.news.example/2026/05/acme-recalls-heaters'],
    ['www and mobile', 'https://www.m.news.example/2026/05/acme-recalls-heaters'],
    ['an AMP host', 'https://amp.news.example/2026/05/acme-recalls-heaters'],
    ['an AMP path', 'https://news.example/2026/05/acme-recalls-heaters/amp/'],
    ['an AMP file', 'https://news.example/2026/05/acme-recalls-heaters.amp.html'],
    ['an AMP folder', 'https://news.example/amp/2026/05/acme-recalls-heaters'],
    ['an AMP parameter', 'https://news.example/2026/05/acme-recalls-heaters?amp=1&outputType=amp'],
    ['the AMP viewer of Google', 'https://www.google.com/amp/s/news.example/2026/05/acme-recalls-heaters'],
    ['the AMP cache', 'https://news-example.cdn.ampproject.org/c/s/news.example/2026/05/acme-recalls-heaters/amp'],
    ['a trailing slash', 'https://news.example/2026/05/acme-recalls-heaters/'],
    ['doubled slashes', 'https://news.example//2026/05//acme-recalls-heaters'],
    ['an index page', 'https://news.example/2026/05/acme-recalls-heaters/index.html'],
    ['a default port', 'https://news.example:443/2026/05/acme-recalls-heaters'],
    ['the other default port', 'http://news.example:80/2026/05/acme-recalls-heaters'],
    ['the host in capitals', 'HTTPS://News.Example/2026/05/acme-recalls-heaters'],
    ['the dot of the root', 'https://news.example./2026/05/acme-recalls-heaters'],
    ['a section of the page', 'https://news.example/2026/05/acme-recalls-heaters#more'],
    [
      'campaign parameters',
      'https://news.example/2026/05/acme-recalls-heaters?utm_source=x&utm_medium=social&fbclid=1',
    ],
    ['click ids', 'https://news.example/2026/05/acme-recalls-heaters?gclid=1&msclkid=2&yclid=3&igshid=4&mc_cid=5'],
    [
      'parameters of a broadcaster',
      'https://news.example/2026/05/acme-recalls-heaters?at_medium=RSS&at_campaign=KARANGA',
    ],
    ['who sent the reader', 'https://news.example/2026/05/acme-recalls-heaters?ref=home&ref_src=twsrc&smid=tw-share'],
    ['a session', 'https://news.example/2026/05/acme-recalls-heaters;jsessionid=AB12'],
    ['needless escapes', 'https://news.example/2026/05/%61cme-recalls-heaters'],
    ['Google Alerts', `https://www.google.com/url?rct=j&sa=t&url=https://${ARTICLE}&ct=ga&cd=1&usg=A`],
    [
      'Google Alerts with the article’s own parameters',
      `https://www.google.com/url?sa=t&url=https://${ARTICLE}?utm_a=1&utm_b=2&ct=ga&cd=1`,
    ],
    ['Google in Finland', `https://www.google.fi/url?q=https%3A%2F%2F${encodeURIComponent(ARTICLE)}&sa=U`],
    [
      'Talkwalker Alerts',
      `https://alerts.talkwalker.com/alerts/redirect?url=https%3A%2F%2F${encodeURIComponent(ARTICLE)}`,
    ],
    ['Facebook', `https://l.facebook.com/l.php?u=https%3A%2F%2F${encodeURIComponent(`${ARTICLE}?fbclid=2`)}&h=AT0`],
    ['Instagram', `https://l.instagram.com/?u=https%3A%2F%2F${encodeURIComponent(ARTICLE)}&e=AT`],
    [
      'YouTube',
      `https://www.youtube.com/redirect?event=video_description&q=https%3A%2F%2F${encodeURIComponent(ARTICLE)}`,
    ],
    ['VK', `https://vk.com/away.php?to=https%3A%2F%2F${encodeURIComponent(ARTICLE)}&cc_key=`],
    ['Reddit', `https://out.reddit.com/t3_a?url=https%3A%2F%2F${encodeURIComponent(ARTICLE)}&token=B`],
    ['Bing', `http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2f${encodeURIComponent(ARTICLE)}&c=1`],
    [
      'a mail scanner',
      `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F${encodeURIComponent(ARTICLE)}&data=05`,
    ],
    [
      'a wrapper in a wrapper',
      `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://www.google.com/url?url=https://${ARTICLE}`)}`,
    ],
  ])('sees through %s', (_, written) => {
    expect(canonicaliseUrl(written)).toBe(ARTICLE);
  });

  it.each([
    ['sorts what it keeps', 'https://a.example/read?page=2&id=7&utm_source=x', 'a.example/read?id=7&page=2'],
    [
      'keeps parameters that Google left unencoded',
      'https://www.google.com/url?rct=j&url=https://a.example/read?id=7&page=2&ct=ga&usg=B',
      'a.example/read?id=7&page=2',
    ],
    ['keeps another port', 'https://a.example:8443/read', 'a.example:8443/read'],
    ['keeps the case of a path', 'https://a.example/Read', 'a.example/Read'],
    ['keeps the address of a comment', 'https://a.example/read#comment-17', 'a.example/read#comment-17'],
    ['keeps a route behind the sharp', 'https://a.example/#!/read/7', 'a.example#!/read/7'],
    ['keeps a site that is called m', 'https://m.example/read', 'm.example/read'],
    ['knows YouTube by the video', 'https://youtu.be/dQw4w9WgXcQ?si=abc&t=4', 'youtube.com/watch?v=dQw4w9WgXcQ'],
    [
      'knows it on the phone',
      'https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ',
      'youtube.com/watch?v=dQw4w9WgXcQ',
    ],
    ['knows posts on X', 'https://twitter.com/anna/status/17?s=20', 'x.com/i/status/17'],
    [
      'knows threads on Reddit',
      'https://old.reddit.com/r/acme/comments/1a2b/acme_is_down/',
      'reddit.com/comments/1a2b',
    ],
    ['knows a comment on Reddit', 'https://reddit.com/r/acme/comments/1a2b/acme/k9x/', 'reddit.com/comments/1a2b/k9x'],
    [
      'writes foreign hosts one way',
      'https://пример.example/новости/17',
      'xn--e1afmkfd.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/17',
    ],
    ['leaves shortened links', 'https://t.co/AbC123', 't.co/AbC123'],
    ['has nothing behind the host of a site', 'https://www.acme.example/', 'acme.example'],
  ])('%s', (_, written, canonical) => {
    expect(canonicaliseUrl(written)).toBe(canonical);
  });

  it.each([
    '',
    'acme.example/read',
    'mailto:a@b.example',
    'javascript:alert(1)',
    'https://',
    'https://a b/',
    `https://a.example/${'x'.repeat(5_000)}`,
  ])('gives null for %j', (written) => {
    expect(canonicaliseUrl(written)).toBeNull();
  });

  it('does not change what it made', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (written) => {
        const once = canonicaliseUrl(written);
        if (once === null) return;
        expect(canonicaliseUrl(`https://${once}`)).toBe(once);
      }),
    );
  });
});

describe('isPageAddress', () => {
  it.each([
    ARTICLE,
    'a.example/?p=17',
    'a.example/news/acme-is-down-again',
    't.co/AbC123',
    'youtube.com/watch?v=dQw4w9WgXcQ',
  ])('takes %s', (canonical) => {
    expect(isPageAddress(canonical)).toBe(true);
  });

  it.each([
    'acme.example',
    'acme.example/help',
    'acme.example/en/status',
    'x.com/acme',
    'acme.example/contact-us',
    'bit.ly/',
  ])('refuses %s, which many speak of for many reasons', (canonical) => {
    expect(isPageAddress(canonical)).toBe(false);
  });
});
