import { describe, expect, it } from '@jest/globals';
import { normaliseTitle } from './normalise-title.js';

describe('normaliseTitle', () => {
  it.each([
    ['Acme recalls 41,000 heaters over fire risk', 'acme recalls 41000 heaters over fire risk', ''],
    ['Acme recalls 41,000 heaters over fire risk - Reuters', 'acme recalls 41000 heaters over fire risk', 'reuters'],
    ['Acme recalls 41,000 heaters over fire risk | BBC News', 'acme recalls 41000 heaters over fire risk', 'bbcnews'],
    ['Acme recalls 41,000 heaters over fire risk – Yle', 'acme recalls 41000 heaters over fire risk', 'yle'],
    [
      'Acme recalls heaters over fire risk | Business | The Guardian',
      'acme recalls heaters over fire risk',
      'businesstheguardian',
    ],
    ['BREAKING: Acme recalls 41.000 heaters over fire risk!', 'acme recalls 41000 heaters over fire risk', ''],
    ['UPDATE 2 - Acme recalls heaters over fire risk', 'acme recalls heaters over fire risk', ''],
    ['[Updated] Acme recalls heaters over fire risk', 'acme recalls heaters over fire risk', ''],
    ['🔥 ACME RECALLS HEATERS “over fire risk” 🔥', 'acme recalls heaters over fire risk', ''],
    ['Срочно: Банк Acme отозвал карты клиентов — РБК', 'банк acme отозвал карты клиентов', 'рбк'],
    [
      'Acme kutsuu takaisin lämmittimiä palovaaran vuoksi – Yle Uutiset',
      'acme kutsuu takaisin lammittimia palovaaran vuoksi',
      'yleuutiset',
    ],
    ['عاجل: شركة أكمي تسحب آلاف السخانات من الأسواق | الجزيرة', 'شركة أكمي تسحب آلاف السخانات من الأسواق', 'الجزيرة'],
  ])('%s', (title, text, site) => {
    const normal = normaliseTitle(title);
    expect(normal.text.normalize('NFKC')).toBe(text.normalize('NFKC').replace(/[أآ]/gu, (c) => c.normalize('NFKC')));
    expect(normal.site).toBe(site);
  });

  it('cuts the name of a site written without spaces', () => {
    expect(normaliseTitle('艾克米宣布召回四万台取暖器_新浪财经').site).not.toBe('');
    expect(normaliseTitle('艾克米宣布召回四万台取暖器_新浪财经').text).toBe(
      normaliseTitle('艾克米宣布召回四万台取暖器').text,
    );
  });

  it.each([
    ['a part with a number, which says something', 'Acme outage hits thousands of users - 3 hours and counting'],
    ['what would leave too little', 'Outage - Acme Bank'],
    ['hyphens within words', 'Acme launches self-service check-in for long-haul flights'],
  ])('keeps %s', (_, title) => {
    expect(normaliseTitle(title).site).toBe('');
  });
});
