import { describe, expect, it } from '@jest/globals';
import { faultText, readScenario } from './read-scenario.js';

const SCENARIO = `
title: { en: Burst bottles, fi: Pulloja rikki }
summary: { en: Bottles burst. }
minutes: 30
languages: [en, fi]
playbook: product-safety
watch: { name: Acme, kind: brand, query: acme }
usual: { postsPerDay: 40, negativeShare: 0.1 }
onsetSeconds: 60
targets: { firstStatementSeconds: 900 }
customers:
  - { handle: anna, network: forum, lang: fi, followers: 12 }
  - { key: press, handle: daily, name: Daily, network: news, lang: en-GB, affected: false }
posts:
  - { at: 120, by: press, text: Acme bottles burst }
  - id: first
    at: 60
    by: anna
    text: Acme-pullo hajosi käteen
    followUps:
      - { after: 300, text: Eikö Acme vastaa? }
  - { at: 200, by: anna, follows: first, text: Erä 7 muuten }
events:
  - { kind: inject, at: 500, text: { en: The minister calls. } }
  - { kind: source-blind, at: 400, network: forum, minutes: 5 }
`;

const faultsOf = (text: string): string[] => {
  const read = readScenario(text);
  return read.ok ? [] : read.faults.map(faultText);
};

describe('a scenario', () => {
  it('is read with its posts and events in order, follow-ups as posts of their own', () => {
    const read = readScenario(SCENARIO);
    if (!read.ok) throw new Error(read.faults.map(faultText).join('; '));
    const { scenario } = read;
    expect(scenario.posts).toEqual([
      { atSeconds: 60, by: 'anna', text: 'Acme-pullo hajosi käteen', follows: null, isOnlyIfUnanswered: false },
      { atSeconds: 120, by: 'press', text: 'Acme bottles burst', follows: null, isOnlyIfUnanswered: false },
      { atSeconds: 200, by: 'anna', text: 'Erä 7 muuten', follows: 0, isOnlyIfUnanswered: false },
      { atSeconds: 360, by: 'anna', text: 'Eikö Acme vastaa?', follows: 0, isOnlyIfUnanswered: true },
    ]);
    expect(scenario.events.map(({ kind, atSeconds }) => [kind, atSeconds])).toEqual([
      ['source-blind', 400],
      ['inject', 500],
    ]);
    expect(scenario.customers[1]).toMatchObject({ key: 'press', lang: 'en', isAffected: false, followers: 100 });
    expect(scenario.targets).toMatchObject({ firstStatementSeconds: 900, acknowledgeSeconds: 300 });
  });

  it.each([
    ['summary: { en: Bottles burst. }', 'summary: { fi: Rikki. }', 'summary: must be said in English (en)'],
    ['by: press', 'by: nobody', 'posts[0].by: there is no customer nobody'],
    ['follows: first', 'follows: later', 'posts: the post later that another follows is not before it'],
    ['network: forum, minutes', 'network: radio, minutes', 'events[1].network: nobody writes on radio'],
    ['languages: [en, fi]', 'languages: [en, fi, lv]', 'languages: nobody writes lv'],
    ['query: acme }', 'query: "acme AND" }', 'watch.query: '],
    ['minutes: 30', 'minutes: half an hour', 'minutes: must be a whole number from 1 to 240'],
    ['minutes: 30', 'minutes: 30\nmintues: 30', 'mintues: is not known'],
    ['key: press', 'key: anna', 'customers: the key anna stands there twice'],
  ])('is refused where %s becomes %s', (from, to, fault) => {
    expect(faultsOf(SCENARIO.replace(from, to)).join('\n')).toContain(fault);
  });

  it('is refused as a whole where it is no YAML, or nothing', () => {
    expect(faultsOf('title: {')).toHaveLength(1);
    expect(faultsOf('').length).toBeGreaterThan(0);
    expect(faultsOf('- 1').length).toBeGreaterThan(0);
  });
});
