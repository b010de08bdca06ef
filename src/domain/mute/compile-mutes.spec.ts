import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileMutes } from './compile-mutes.js';
import { readMuteValue } from './mute-value.js';
import type { MuteRuleToCompile, PostToMute } from './mute.types.js';

let made = 0;
const aRule = (rule: Partial<MuteRuleToCompile>): MuteRuleToCompile => {
  const { kind = 'author', value = 'spam_bot' } = rule;
  const read = readMuteValue(kind, value);
  if (!read.ok) throw new Error(read.reason);
  made += 1;
  const plain = { id: String(made), network: null, watchId: null, teamId: null, reason: 'Noise' };
  return { ...plain, ...rule, kind, value: read.value };
};
const aPost = (post: Partial<PostToMute['post']> = {}, facts: Partial<PostToMute> = {}): PostToMute => ({
  post: { text: 'Acme is down', authorHandle: 'anna', network: 'forum', url: 'https://forum.example/1', ...post },
  conversationKey: 'thread-1',
  watchIds: ['1'],
  teamIds: ['10'],
  ...facts,
});
const isMuted = (rule: Partial<MuteRuleToCompile>, post: PostToMute): boolean =>
  compileMutes([aRule(rule)]).find(post) !== null;

describe('a mute', () => {
  it.each([
    ['spam_bot', 'spam_bot', true],
    ['@Spam_Bot', 'spam_bot', true],
    ['spam_bot', '@SPAM_BOT', true],
    ['ｓｐａｍ', 'spam', true],
    ['spam', 'spam_bot', false],
    ['anna@social.example', 'Anna@social.example', true],
  ])('of the author %s takes %s: %s', (value, authorHandle, expected) => {
    expect(isMuted({ value, network: 'forum' }, aPost({ authorHandle }))).toBe(expected);
    expect(isMuted({ value, network: 'other' }, aPost({ authorHandle }))).toBe(false);
  });

  it.each([
    ['acme.com', 'https://acme.com/page', true],
    ['acme.com', 'https://shop.eu.ACME.com:8080/page?x=1', true],
    ['https://www.acme.com/anything', 'https://news.acme.com/', true],
    ['acme.com', 'https://notacme.com/', false],
    ['acme.com', 'https://acme.com.evil.example/', false],
    ['shop.acme.com', 'https://acme.com/', false],
    ['müller.example', 'https://xn--mller-kva.example/', true],
    ['acme.com', 'acme.com', false],
    ['acme.com', 'https://', false],
  ])('of the site %s takes %s: %s', (value, url, expected) => {
    expect(isMuted({ kind: 'site', value }, aPost({ url }))).toBe(expected);
  });

  it('of a site passes over a post without an address', () => {
    const { url: _, ...post } = aPost().post;
    expect(compileMutes([aRule({ kind: 'site', value: 'acme.com' })]).find(aPost({}, { post }))).toBeNull();
  });

  it('of a thread takes that thread of that network', () => {
    const rule = { kind: 'thread', value: 'thread-1', network: 'forum' } as const;
    expect(isMuted(rule, aPost())).toBe(true);
    expect(isMuted(rule, aPost({}, { conversationKey: 'thread-2' }))).toBe(false);
    expect(isMuted(rule, aPost({ network: 'web' }))).toBe(false);
  });

  it('of words takes what the query finds', () => {
    const rule = { kind: 'words', value: 'down NOT (bank OR card)' } as const;
    expect(isMuted(rule, aPost())).toBe(true);
    expect(isMuted(rule, aPost({ text: 'The bank is down' }))).toBe(false);
    expect(isMuted({ ...rule, network: 'web' }, aPost())).toBe(false);
  });

  it('for one watch or team leaves alone what others wait for', () => {
    const rule = { value: 'anna', watchId: '1' };
    expect(isMuted(rule, aPost({}, { watchIds: ['1'] }))).toBe(true);
    expect(isMuted(rule, aPost({}, { watchIds: ['1', '2'] }))).toBe(false);
    expect(isMuted(rule, aPost({}, { watchIds: [] }))).toBe(false);
    expect(isMuted({ value: 'anna', teamId: '10' }, aPost())).toBe(true);
    expect(isMuted({ value: 'anna', teamId: '10' }, aPost({}, { teamIds: ['10', '11'] }))).toBe(false);
  });

  it('names its rule, also where another of the same value does not reach', () => {
    const [far, near] = [aRule({ value: 'anna', network: 'web' }), aRule({ value: 'anna', reason: 'A bot' })];
    expect(compileMutes([far, near]).find(aPost())).toEqual({ ruleId: near.id, reason: 'A bot' });
    expect(compileMutes([]).find(aPost())).toBeNull();
  });

  it('finds among many rules what each alone would find', () => {
    const rule = fc.oneof(
      fc.record({ kind: fc.constant('author' as const), value: fc.constantFrom('anna', 'bea', '@Cia') }),
      fc.record({
        kind: fc.constant('site' as const),
        value: fc.constantFrom('a.example', 'b.a.example', 'c.example'),
      }),
      fc.record({ kind: fc.constant('thread' as const), value: fc.constantFrom('t1', 't2') }),
      fc.record({ kind: fc.constant('words' as const), value: fc.constantFrom('acme', 'down -bank', 'bank OR card') }),
    );
    const scoped = fc
      .tuple(rule, fc.constantFrom(null, 'forum', 'web'), fc.constantFrom(null, '1', '2'))
      .map(([it, network, watchId]) => aRule({ ...it, network, watchId }));
    const post = fc
      .record({
        authorHandle: fc.constantFrom('anna', 'BEA', 'cia', 'dot'),
        url: fc.constantFrom(
          'https://a.example/',
          'https://x.b.a.example/',
          'https://c.example/',
          'https://d.example/',
        ),
        text: fc.constantFrom('acme is down', 'the bank', 'card bank down', 'nothing'),
        network: fc.constantFrom('forum', 'web'),
      })
      .map((facts) => aPost(facts));
    fc.assert(
      fc.property(
        fc.array(scoped, { maxLength: 8 }),
        post,
        fc.constantFrom('t1', 't3'),
        (rules, it, conversationKey) => {
          const facts = { ...it, conversationKey };
          const alone = rules.filter((one) => compileMutes([one]).find(facts) !== null).map(({ id }) => id);
          const found = compileMutes(rules).find(facts);
          if (alone.length === 0) expect(found).toBeNull();
          else expect(alone).toContain(found?.ruleId);
        },
      ),
    );
  });
});

describe('the value of a mute', () => {
  it.each([
    ['author', ' @Anna ', 'anna'],
    ['site', 'WWW.Acme.com', 'acme.com'],
    ['site', '*.acme.com', 'acme.com'],
    ['site', 'http://user@acme.com:80/a?b#c', 'acme.com'],
    ['thread', ' 12:ab ', '12:ab'],
    ['words', 'acme OR "acme bank"', 'acme OR "acme bank"'],
  ] as const)('of the kind %s: %j is read as %j', (kind, text, value) => {
    expect(readMuteValue(kind, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['author', ' @ '],
    ['site', ''],
    ['site', 'com'],
    ['site', 'two words'],
    ['site', 'a*.com'],
    ['thread', '  '],
    ['words', 'acme AND ('],
    ['words', 'NOT acme'],
  ] as const)('of the kind %s: %j is refused', (kind, text) => {
    expect(readMuteValue(kind, text)).toEqual({ ok: false, reason: expect.stringMatching(/\w/) });
  });
});
