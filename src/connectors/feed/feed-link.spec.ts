import { describe, expect, it } from '@jest/globals';
import { decodeAlertLink, resolveLink, siteOf } from './feed-link.js';

describe('resolveLink', () => {
  it.each([
    ['https://a.example/x?y=1#z', null, 'https://a.example/x?y=1#z'],
    [' /x ', 'https://a.example/feed', 'https://a.example/x'],
    ['../y', 'https://a.example/b/feed', 'https://a.example/y'],
    ['//cdn.example/z', 'https://a.example/', 'https://cdn.example/z'],
    ['HTTP://WWW.EXAMPLE.COM', null, 'HTTP://WWW.EXAMPLE.COM'],
    ['https://a.example/a b', null, 'https://a.example/a%20b'],
    ['javascript:alert(1)', 'https://a.example/', null],
    ['data:text/html,x', null, null],
    ['ftp://a.example/', null, null],
    ['/x', null, null],
    ['', 'https://a.example/', null],
    [`https://a.example/${'x'.repeat(3000)}`, null, null],
  ])('%s on %s', (written, base, expected) => {
    expect(resolveLink(written, base)).toBe(expected);
  });
});

describe('decodeAlertLink', () => {
  it.each([
    ['https://www.google.com/url?rct=j&sa=t&url=https://n.example/a&ct=ga&cd=1', 'https://n.example/a'],
    ['https://www.google.co.uk/url?url=https://n.example/a?b=1&c=2&ct=ga&usg=1', 'https://n.example/a?b=1&c=2'],
    ['https://www.google.com/url?url=https%3A%2F%2Fn.example%2Fa%3Fb%3D1&ct=ga', 'https://n.example/a?b=1'],
    ['https://www.google.com/url?url=javascript:alert(1)&ct=ga', null],
    ['https://www.google.com/search?url=https://n.example/', null],
    ['https://google.com.evil.example/url?url=https://n.example/', null],
    ['https://n.example/url?url=https://o.example/', null],
    ['https://alerts.talkwalker.com/alerts/redirect?url=https%3A%2F%2Fp.example%2F', 'https://p.example/'],
    ['not an address', null],
  ])('%s', (link, target) => {
    expect(decodeAlertLink(link)).toBe(target);
  });
});

it('siteOf names the site without www', () => {
  expect(siteOf('https://www.news.example/a')).toBe('news.example');
  expect(siteOf(null)).toBeNull();
});
