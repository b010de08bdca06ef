import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leastCpu } from '../../../test/support/least-cpu.js';
import { queryTrees } from '../../../test/support/query-trees.js';
import { stemRussian } from '../language/stem-russian.js';
import { checkPatterns } from './check-patterns.js';
import { lintQuery } from './lint-query.js';
import type { LintCode, LintIssue, LintOptions } from './lint.types.js';
import { parseQuery } from './parse-query.js';
import { printQuery } from './print-query.js';

const stem = stemRussian;

/** A query, what the issue is about as it stands in the query, and the text after each fix that is offered. */
type Case = readonly [query: string, about: string, fixed: readonly string[], options?: LintOptions];

const fi: LintOptions = { languages: ['fi'] };
const lv: LintOptions = { languages: ['lv'] };
const person: LintOptions = { kind: 'person' };

const FOUND: Readonly<Record<Exclude<LintCode, 'noisy-word'>, readonly Case[]>> = {
  brackets: [
    ['(acme OR globex', '(', ['(acme OR globex)']],
    ['acme OR globex)', ')', ['acme OR globex']],
    ['acme OR "globex corp', '"', ['acme OR "globex corp"']],
    ['(acme OR "globex corp)', '"', ['(acme OR "globex corp")']],
    ['acme ( )', ')', ['acme ']],
    ['acme ((bank) OR app', '(', ['acme ((bank) OR app)']],
  ],
  'mixed-and-or': [
    ['acme bank OR globex', 'acme bank OR globex', ['(acme bank) OR globex', 'acme (bank OR globex)']],
    [
      'acme OR globex AND login',
      'acme OR globex AND login',
      ['acme OR (globex login)'.replace(' login', ' AND login'), '(acme OR globex) login'],
    ],
    [
      'login (acme OR globex -recipe)',
      'acme OR globex -recipe',
      ['login (acme OR (globex -recipe))', 'login ((acme OR globex) -recipe)'],
    ],
    [
      'acme (a1b1 OR (c1c1)) OR globex',
      'acme (a1b1 OR (c1c1)) OR globex',
      ['(acme (a1b1 OR (c1c1))) OR globex', 'acme ((a1b1 OR (c1c1)) OR globex)'],
    ],
  ],
  'unquoted-phrase': [
    ['Acme Bank', 'Acme Bank', ['"Acme Bank"']],
    ['complaint Anna Virtanen', 'Anna Virtanen', ['complaint "Anna Virtanen"']],
    ['(Сбер Банк OR globex) crash', 'Сбер Банк', ['("Сбер Банк" OR globex) crash']],
    ['acme bank crash', 'acme bank', ['"acme bank" crash']],
    ["'acme mobile app'", "'acme mobile app'", ['"acme mobile app"']],
    ['anna virtanen', 'anna virtanen', ['"anna virtanen"'], person],
  ],
  'short-word': [
    ['abc', 'abc', []],
    ['IBM OR globex', 'IBM', ['case:"IBM" OR globex']],
    ['globex OR ab*', 'ab*', []],
    ['vr lang:fi', 'vr', []],
    ['(5g OR 4g) -recipe', '4g', []],
  ],
  'common-word': [
    ['the OR globex', 'the', []],
    ['globex NOT and', 'and', []],
    ['globex -"of the"', '"of the"', []],
    ['hyvä', 'hyvä', [], fi],
    ['ไม่ OR globex', 'ไม่', []],
    ['globex -不', '不', []],
  ],
  'only-not': [
    ['NOT acme', 'NOT', []],
    ['-acme -globex', '-acme', []],
    ['acme OR NOT globex', 'NOT', []],
    ['(NOT acme)', 'NOT', []],
  ],
  'no-word-borders': [
    ['银', '银', []],
    ['华为', '华为', [], { languages: ['zh'] }],
    ['กบ OR globex', 'กบ', []],
    ['アマ', 'アマ', []],
    ['银行业务*', '银行业务*', ['银行业务']],
  ],
  inflection: [
    [
      'Acme',
      'Acme',
      [
        'Acme*',
        '(Acme OR Acmen OR Acmessa OR Acmesta OR Acmella OR Acmelta OR Acmelle OR Acmeksi OR Acmea OR Acmeen OR Acmena)',
      ],
      fi,
    ],
    ['"Anna Virtanen"', '"Anna Virtanen"', ['"Anna Virta*"'], fi],
    ['globex OR pankki', 'pankki', ['globex OR pank*'], fi],
    ['banka', 'banka', ['bank*', '(banka OR bankas OR bankai OR banku OR bankā)'], lv],
    [
      'Сбербанк',
      'Сбербанк',
      ['Сбербанк*', '(Сбербанк OR Сбербанка OR Сбербанку OR Сбербанком OR Сбербанке)'],
      { stem },
    ],
    ['ракета', 'ракета', ['ракет*'], { stem }],
    ['ракета', 'ракета', ['(ракета OR ракеты OR ракете OR ракету OR ракетой)']],
  ],
  diacritics: [
    ['Säästö', 'Säästö', ['case:"Säästö"'], fi],
    ['"Café Été"', '"Café Été"', ['case:"Café Été"']],
    ['globex OR Rīga', 'Rīga', ['globex OR case:"Rīga"'], lv],
    ['Åhléns', 'Åhléns', ['case:"Åhléns"'], { languages: ['sv'] }],
  ],
  'twin-letters': [
    ['аcme', 'аcme', ['acme']],
    ['globex OR "Acme Bаnk"', '"Acme Bаnk"', ['globex OR "Acme Bank"']],
    ['Сбepбанк', 'Сбepбанк', ['Сбербанк']],
    ['асе OR globex', 'асе', ['ace OR globex']],
    ['@Аcme', '@Аcme', ['@Acme']],
    ['GΟΟGLE', 'GΟΟGLE', ['GOOGLE']],
  ],
  'unreachable-branch': [
    ['acme OR globex OR ACME', 'ACME', ['acme OR globex']],
    ['acme OR "acme bank"', '"acme bank"', ['acme']],
    ['"acme bank" OR acme', '"acme bank"', ['acme']],
    ['acme* OR acmebank OR globex', 'acmebank', ['acme* OR globex']],
    ['acme NOT acme', 'NOT acme', []],
    ['"acme bank" -acme', '-acme', []],
    ['globex (lang:fi lang:sv)', 'lang:sv', []],
    ['globex lang:fi -lang:sv', '-lang:sv', ['globex lang:fi']],
    ['globex lang:sv', 'lang:sv', [], { languages: ['en', 'de'] }],
    ['globex followers:>100 followers:<50', 'followers:<50', []],
    ['globex OR (globex acme)', '(globex acme)', ['globex']],
    ['(acme NEAR/3 globex) acme', 'acme', ['(acme NEAR/3 globex)']],
    ['银行 OR 中国银行', '中国银行', ['银行']],
    ['acme #acme', 'acme', ['#acme']],
  ],
  'lower-case-operator': [
    ['acme or globex', 'or', ['acme OR globex']],
    ['acme and globex', 'and', ['acme AND globex']],
    ['acme not recipe', 'not', ['acme NOT recipe']],
    ['acme near/5 globex', 'near/5', ['acme NEAR/5 globex']],
    ['acme tai globex', 'tai', ['acme OR globex']],
    ['ракета или "тест тест"', 'или', ['ракета OR "тест тест"']],
    ['(ธนาคาร) หรือ globex', 'หรือ', ['(ธนาคาร) OR globex']],
  ],
  'broad-field': [
    ['lang:fi', 'lang:fi', []],
    ['acme OR network:x', 'network:x', []],
    ['lang:fi -acme', 'lang:fi', []],
    ['globex OR (is:reply has:link)', 'is:reply', []],
    ['followers:>1000', 'followers:>1000', []],
  ],
  syntax: [
    ['acme AND', 'AND', []],
    ['acme lang:finnish', 'finnish', []],
    ['acme /a(b/', '(', []],
    ['acme NEAR globex', 'NEAR', []],
  ],
};

const NOT_FOUND: Readonly<Record<Exclude<LintCode, 'noisy-word'>, readonly (readonly [string, LintOptions?])[]>> = {
  brackets: [['(acme OR globex)'], ['"acme ("'], ['acme ((globex) OR service)'], ['acme AND']],
  'mixed-and-or': [
    ['acme OR globex OR service'],
    ['(acme globex) OR service'],
    ['acme (globex OR service)'],
    ['acme OR NOT (-globex)'],
    ['acme NEAR/3 globex OR service'],
  ],
  'unquoted-phrase': [
    ['"Acme Bank"'],
    ['Acme AND Globex'],
    ['Acme crash Globex'],
    ['Acme (Globex OR Bank)'],
    ['acme crash', { kind: 'brand' }],
    ['Acme @Globex'],
    ['Acme OR Globex'],
  ],
  'short-word': [
    ['acme'],
    ['app globex'],
    ['globex -app'],
    ['"mobile app"'],
    ['@abc OR #abc'],
    ['abc NEAR/3 globex'],
    ['삼성'],
    ['银行业务'],
  ],
  'common-word': [['globex'], ['"the globex"'], ['globex "the"'], ['the', fi], ['case:The'], ['acme the*']],
  'only-not': [['acme NOT globex'], ['NOT (NOT acme)'], ['acme -globex OR service'], ['lang:fi -acme']],
  'no-word-borders': [['银行业务'], ['globex 银行'], ['ธนาคาร'], ['globex -银行'], ['acme*'], ['case:银']],
  inflection: [
    ['Acme'],
    ['Acme*', fi],
    ['@Acme OR #Acme OR case:Acme', fi],
    ['Acme OR Acmen OR Acmea OR Acmelle', fi],
    ['ธนาคาร', fi],
    ['ab', fi],
    ['ракет*', { stem }],
  ],
  diacritics: [['Saasto', fi], ['case:Säästö', fi], ['#säästö', fi], ['йод'], ['ธนาคาร'], ['عَربي']],
  'twin-letters': [['acme OR банк'], ['Сбербанк'], ['сор OR хор'], ['acme OR сор OR банк'], ['Яндекс.Go'], ['Ωmega']],
  'unreachable-branch': [
    ['acme OR globex'],
    ['"acme bank" OR "bank acme"'],
    ['acme OR acmebank'],
    ['acme lang:fi -lang:fi OR globex'.replace(' -lang:fi', '')],
    ['acme lang:sv', { languages: ['sv-SE'] }],
    ['acme* OR *bank'],
    ['acme NOT "acme bank"'],
    ['case:ACME OR case:Acme'],
    ['@acme OR #acme'],
    ['acme followers:>100 followers:<500'],
    ['银行 OR 行'.replace('行', '业务')],
    ['(acme NEAR/3 globex) OR (acme NEAR/3 service)'],
  ],
  'lower-case-operator': [
    ['acme OR globex'],
    ['acme "or" globex'],
    ['"acme or globex"'],
    ['or acme'],
    ['acme near globex'],
    ['acme -and globex'],
  ],
  'broad-field': [
    ['acme lang:fi'],
    ['site:acme.com'],
    ['author:anna'],
    ['(acme OR globex) is:reply'],
    ['case:X lang:fi'],
    ['/abc+/ has:link'],
  ],
  syntax: [['acme'], ['(acme'], ['NOT acme'], ['acme OR /ab+c/']],
};

const lint = (query: string, options: LintOptions = {}): LintIssue[] => lintQuery(query, { checkPatterns, ...options });
const applyFix = (query: string, { offset, end, replacement }: LintIssue['fixes'][number]): string =>
  query.slice(0, offset) + replacement + query.slice(end);

describe('lintQuery', () => {
  for (const [code, cases] of Object.entries(FOUND)) {
    it(`has cases enough of ${code}`, () => {
      expect(cases.length).toBeGreaterThanOrEqual(4);
      expect(NOT_FOUND[code as keyof typeof NOT_FOUND].length).toBeGreaterThanOrEqual(4);
    });

    it.each(cases.map(([query, about, fixed, options = {}]) => [query, about, fixed, options] as const))(
      `finds ${code} in %s at %s`,
      (query, about, fixed, options) => {
        const issues = lint(query, options).filter((issue) => issue.code === code);
        const issue = issues.find(({ offset, end }) => query.slice(offset, end) === about);
        expect(issue ? about : issues.map(({ offset, end }) => query.slice(offset, end))).toBe(about);
        expect(issue?.message).toMatch(/\.$/u);
        expect(issue?.fixes.map((fix) => applyFix(query, fix))).toEqual(expect.arrayContaining([...fixed]));
        if (fixed.length === 0) expect(issue?.fixes).toEqual([]);
      },
    );

    it.each(NOT_FOUND[code as keyof typeof NOT_FOUND].map(([query, options = {}]) => [query, options] as const))(
      `finds no ${code} in %s`,
      (query, options) => {
        expect(lint(query, options).filter((issue) => issue.code === code)).toEqual([]);
      },
    );
  }

  it.each<[string, LintOptions]>([
    ['acme', {}],
    ['"acme bank" OR acmebank OR @acme OR #acme', {}],
    ['("acme bank" OR acmebank) NOT (recipe OR cartoon)', {}],
    ['("Anna Virtanen" NEAR/10 acme) lang:en', { languages: ['en'] }],
    ['acme (app OR login OR "sign up") -hiring', {}],
    ['case:"ACME" has:link followers:>1000', {}],
    ['/acm[ei]+ bank/ -is:repost', {}],
    ['ธนาคาร OR 中国银行', {}],
    ['globex author:anna site:acme.com', { languages: ['en', 'de'], kind: 'brand' }],
    ['acme* OR "globex corpo*"', { languages: ['fi', 'lv'] }],
  ])('finds nothing in %s', (query, options) => {
    expect(lint(query, options)).toEqual([]);
  });

  it('gives each issue a severity', () => {
    expect(lint('(acme')[0]).toMatchObject({
      code: 'brackets',
      severity: 'error',
      offset: 0,
      end: 1,
      args: { line: 1, column: 1 },
    });
    expect(lint('acme crash OR x1y2')[0]).toMatchObject({ code: 'mixed-and-or', severity: 'warning' });
    expect(lint('华为')).toMatchObject([
      { code: 'no-word-borders', severity: 'hint', args: { word: '华为', characters: 2 } },
    ]);
  });

  it('stays inside the text, and its fixes give queries, whatever it is given', () => {
    const part = fc.constantFrom(
      'acme',
      'ACME',
      'or',
      'the',
      'аcme',
      'Rīga',
      '银',
      'ab*',
      '"a b"',
      'OR',
      'NOT',
      '(',
      ')',
      '-',
      'lang:fi',
      'Bank',
      'pankki',
      '/a+/',
      'NEAR/2',
    );
    const text = fc.oneof(
      queryTrees.map(printQuery),
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join(' ')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (query) => {
        const isQuery = parseQuery(query).ok;
        for (const { offset, end, severity, message, fixes } of lint(query, { languages: ['fi', 'lv'], stem })) {
          expect(offset >= 0 && offset <= end && end <= query.length).toBe(true);
          expect(isQuery ? severity : 'error').toBe(severity);
          expect(message).toMatch(/\.$/u);
          for (const fix of fixes) {
            expect(fix.offset >= 0 && fix.offset <= fix.end && fix.end <= query.length).toBe(true);
            if (isQuery && fix.code !== 'upper-case')
              expect({ query, fix, ...parseQuery(applyFix(query, fix)) }).toMatchObject({ ok: true });
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('sets what a fix puts in apart from what stands beside it', () => {
    const query = 'A"A"';
    const fixes = lint(query, { languages: ['fi'] }).flatMap((issue) => issue.fixes);
    expect(fixes.map((fix) => applyFix(query, fix))).toContain('case:"A" "A"');
    for (const fix of fixes) expect(parseQuery(applyFix(query, fix)).ok).toBe(true);
  });

  it('looks at the largest query within a moment', () => {
    const words = Array.from({ length: 500 }, (_, n) => `w${String(n)}x`);
    const query = words
      .join(' OR ')
      .slice(0, 4_000)
      .replace(/ O?R? ?$/u, '');
    expect(lintQuery(query, fi).length).toBeGreaterThan(0);
    expect(leastCpu(() => lintQuery(query, fi), 500_000)).toBeLessThanOrEqual(500_000);
  });
});
