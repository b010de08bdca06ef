import { describe, expect, it } from '@jest/globals';
import { parseAllowList } from './address-policy.js';
import type { RedirectQuestion } from './redirect-policy.js';
import { judgeRedirect } from './redirect-policy.js';

const CREDENTIALS = {
  authorization: 'Bearer secret',
  cookie: 'a=b',
  'x-api-key': 'secret',
  'content-type': 'text/plain',
};
const HARMLESS = { 'user-agent': 'Earshot', accept: '*/*', 'if-none-match': '"1"' };

function ask(
  url: string,
  location: string,
  overrides: Partial<RedirectQuestion> = {},
): ReturnType<typeof judgeRedirect> {
  return judgeRedirect({
    method: 'GET',
    status: 302,
    location,
    hop: { url: new URL(url), isListed: false, headers: { ...CREDENTIALS, ...HARMLESS } },
    followedCount: 0,
    maxRedirects: 5,
    allow: parseAllowList([]),
    ...overrides,
  });
}

describe('judgeRedirect', () => {
  it('keeps every header on the same origin', () => {
    expect(ask('https://a.example/x', '/y')).toMatchObject({
      kind: 'follow',
      hop: { url: new URL('https://a.example/y'), headers: { ...CREDENTIALS, ...HARMLESS } },
    });
  });

  it.each(['https://b.example/', 'https://sub.a.example/', 'https://a.example:80/'])(
    'keeps only harmless headers towards %s',
    (location) => {
      const judgement = ask('https://a.example/', location);
      expect(judgement.kind === 'follow' && judgement.hop.headers).toEqual(HARMLESS);
    },
  );

  it('refuses to carry credentials from https to http, but follows without them', () => {
    expect(ask('https://a.example/', 'http://a.example/')).toMatchObject({ kind: 'refuse', fault: 'blocked' });
    const bare = { url: new URL('https://a.example/'), isListed: false, headers: HARMLESS };
    expect(ask('https://a.example/', 'http://a.example/', { hop: bare })).toMatchObject({ kind: 'follow' });
  });

  it.each([
    'http://127.0.0.1/',
    'https://169.254.169.254/',
    'https://localhost/',
    'https://u:p@b.example/',
    'file:///etc/passwd',
    'https://b.example:8443/',
    '//10.0.0.1/',
  ])('refuses %s', (location) => {
    expect(ask('https://a.example/', location)).toMatchObject({ kind: 'refuse', fault: 'blocked' });
  });

  it.each([
    [301, true],
    [302, false],
    [303, false],
    [307, false],
    [308, true],
  ])('follows %d, permanent: %s', (status, isPermanent) => {
    expect(ask('https://a.example/', '/y', { status })).toMatchObject({ kind: 'follow', isPermanent });
  });

  it('takes other statuses and a redirect without a target as the answer', () => {
    expect(ask('https://a.example/', '/y', { status: 304 })).toEqual({ kind: 'answer' });
    expect(ask('https://a.example/', '/y', { status: 200 })).toEqual({ kind: 'answer' });
    expect(ask('https://a.example/', '/y', { location: undefined })).toEqual({ kind: 'answer' });
  });

  it('never redirects what is not GET or HEAD', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(ask('https://a.example/', '/y', { method })).toMatchObject({ kind: 'refuse', fault: 'bad-response' });
    }
    expect(ask('https://a.example/', '/y', { method: 'HEAD' })).toMatchObject({ kind: 'follow' });
  });

  it('stops at the limit and at a target that is not a URL', () => {
    expect(ask('https://a.example/', '/y', { followedCount: 5 })).toMatchObject({ fault: 'too-many-redirects' });
    expect(ask('https://a.example/', 'http://[', {})).toMatchObject({ kind: 'refuse', fault: 'bad-response' });
  });
});
