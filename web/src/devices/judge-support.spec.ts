import { describe, expect, it } from '@jest/globals';
import { judgeSupport, nameOf, type BrowserFacts } from './judge-support.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const IPAD =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0';

const facts = (change: Partial<BrowserFacts> = {}): BrowserFacts => ({
  isSecure: true,
  userAgent: ANDROID,
  touchPoints: 5,
  isInstalled: false,
  canPush: true,
  permission: 'default',
  ...change,
});

describe('whether a browser can be told of alerts', () => {
  it.each([
    ['an Android phone', facts(), 'ready'],
    ['one that was asked and said no', facts({ permission: 'denied' }), 'denied'],
    ['plain http', facts({ isSecure: false, canPush: false, permission: null }), 'insecure'],
    ['an iPhone in the browser', facts({ userAgent: IPHONE, canPush: false }), 'install-first'],
    ['an iPhone from the home screen', facts({ userAgent: IPHONE, isInstalled: true }), 'ready'],
    [
      'an old iPhone from the home screen',
      facts({ userAgent: IPHONE, isInstalled: true, canPush: false }),
      'unsupported',
    ],
    ['an iPad that says it is a Mac', facts({ userAgent: IPAD, canPush: false }), 'install-first'],
    ['a Mac', facts({ userAgent: IPAD, touchPoints: 0 }), 'ready'],
    ['a browser without push', facts({ canPush: false }), 'unsupported'],
  ] as const)('%s', (_, given, expected) => {
    expect(judgeSupport(given)).toBe(expected);
  });

  it.each([
    [IPHONE, 'Safari · iPhone'],
    [ANDROID, 'Chrome · Android'],
    [EDGE, 'Edge · Windows'],
    ['curl/8', 'Browser'],
  ])('names it: %s', (userAgent, expected) => {
    expect(nameOf({ userAgent })).toBe(expected);
  });
});
