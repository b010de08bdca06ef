import { describe, expect, it } from '@jest/globals';
import { canPreview, EMPTY_DRAFT, muteValue, newMute, whatIsHidden } from './mute-draft.js';

const NOW_MS = Date.parse('2026-11-22T12:00:00Z');

describe('muteValue', () => {
  it.each([
    ['author', ' @Spam_Bot ', 'Spam_Bot'],
    ['author', '@@x', 'x'],
    ['site', 'https://www.Example.com:8443/a/b?c#d', 'example.com'],
    ['site', 'user@forum.example.com/thread', 'forum.example.com'],
    ['site', 'wwwexample.com', 'wwwexample.com'],
    ['thread', ' t3_abc ', 't3_abc'],
    ['words', ' "win a prize" OR raffle ', '"win a prize" OR raffle'],
  ] as const)('takes an %s from %j', (kind, text, value) => {
    expect(muteValue(kind, text)).toBe(value);
  });
});

describe('canPreview', () => {
  it('wants the network of an author and of a thread, and a value for all', () => {
    expect(canPreview({ ...EMPTY_DRAFT, kind: 'author', value: '@x' })).toBe(false);
    expect(canPreview({ ...EMPTY_DRAFT, kind: 'author', value: '@x', network: 'x' })).toBe(true);
    expect(canPreview({ ...EMPTY_DRAFT, kind: 'author', value: '@', network: 'x' })).toBe(false);
    expect(canPreview({ ...EMPTY_DRAFT, kind: 'site', value: 'example.com' })).toBe(true);
    expect(canPreview({ ...EMPTY_DRAFT, kind: 'words', value: '  ' })).toBe(false);
  });
});

describe('what is sent', () => {
  it('leaves out what the kind does not have', () => {
    expect(whatIsHidden({ ...EMPTY_DRAFT, kind: 'site', value: 'https://example.com/', network: 'x' })).toEqual({
      kind: 'site',
      value: 'example.com',
    });
    expect(whatIsHidden({ ...EMPTY_DRAFT, value: '@a', network: 'x', watch: '7' })).toEqual({
      kind: 'author',
      value: 'a',
      network: 'x',
      watch: '7',
    });
  });

  it('has its reason, and its end where there is one', () => {
    const draft = { ...EMPTY_DRAFT, value: 'a', network: 'x', reason: ' raffles ' };
    expect(newMute({ ...draft, expiry: { kind: 'days', days: 1 } }, NOW_MS)).toMatchObject({
      reason: 'raffles',
      expiresAt: '2026-11-23T12:00:00.000Z',
    });
    expect(newMute({ ...draft, expiry: { kind: 'never' } }, NOW_MS)).not.toHaveProperty('expiresAt');
  });
});
