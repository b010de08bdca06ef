import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkTone } from './check-tone.js';
import { stepsTaken } from './checklist.js';
import { DEFAULT_TONE_GUIDE } from './default-tone.js';
import type { LanguageTone, ToneFacts, ToneGuide } from './tone-guide.types.js';

const FACTS: ToneFacts = {
  lang: 'en',
  visibility: 'public',
  customerName: null,
  isComplaint: false,
  hasApologisedBefore: false,
};
const codes = (text: string, facts: Partial<ToneFacts> = {}, guide: ToneGuide = DEFAULT_TONE_GUIDE): string[] =>
  checkTone(text, { ...FACTS, ...facts }, guide).map(({ code }) => code);
const found = (text: string, facts: Partial<ToneFacts> = {}, guide: ToneGuide = DEFAULT_TONE_GUIDE): string[] =>
  checkTone(text, { ...FACTS, ...facts }, guide).map(({ code, span }) => `${code}: ${text.slice(...span)}`);
const speaking = (lang: keyof ToneGuide['languages'], tone: Partial<LanguageTone>): ToneGuide => ({
  ...DEFAULT_TONE_GUIDE,
  languages: {
    [lang]: { formality: 'any', needsParticle: false, words: [], maxCharacters: null, ...tone },
  },
});

describe('how a customer is addressed', () => {
  it.each([
    ['fi', 'Voitteko lähettää numeron?', ['too-formal: Voitteko']],
    ['fi', 'Hei, voitko kertoa lisää? Autamme sinua.', []],
    ['lv', 'Vai tu vari pastāstīt vairāk?', ['too-familiar: tu']],
    ['lv', 'Vai jūs varat pastāstīt vairāk? Tuvojas vakars.', []],
    ['ru', 'Расскажи, что у тебя случилось.', ['too-familiar: тебя']],
    ['ru', 'Расскажите, что у вас случилось. Тысяча благодарностей.', []],
    ['zh', '请告诉我们你的情况。', ['too-familiar: 你']],
    ['zh', '请告诉我们您的情况。', []],
    ['de', 'Kannst du uns mehr sagen?', ['too-familiar: du']],
    ['de', 'Können Sie uns mehr sagen? Durch Ihre Angaben geht es leichter.', []],
    ['th', 'เรากำลังตรวจสอบ', ['particle-missing: ']],
    ['th', 'เรากำลังตรวจสอบค่ะ', []],
    ['th', 'สวัสดีค่ะ เรากำลังตรวจสอบครับ', ['mixed-address: ครับ']],
    ['en', "Hey, we're on it", []],
  ])('in %s: %j', (lang, text, expected) => {
    expect(found(text, { lang })).toEqual(expected);
  });

  it('follows the guide where it asks for the other form, and minds both at once where it asks for none', () => {
    const formal = speaking('fi', { formality: 'formal' });
    expect(found('Voitko kertoa sinun numerosi?', { lang: 'fi-FI' }, formal)).toEqual([
      'too-familiar: Voitko',
      'too-familiar: sinun',
    ]);
    expect(found("We're on it", {}, speaking('en', { formality: 'formal' }))).toEqual(["too-familiar: We're"]);
    const any = speaking('ru', {});
    expect(codes('Мы поможем вам.', { lang: 'ru' }, any)).toEqual([]);
    expect(found('Привет! Мы поможем вам.', { lang: 'ru' }, any)).toEqual(['mixed-address: Привет']);
  });
});

describe('what a text looks like', () => {
  it('holds few pictures, no capitals side by side and one mark', () => {
    expect(found('Thanks 🙏🏽 a lot 👩‍💻 and 🇫🇮 ©')).toEqual(['emoji: 👩‍💻', 'emoji: 🇫🇮']);
    expect(found('Thanks :)', {}, { ...DEFAULT_TONE_GUIDE, emoji: 'never' })).toEqual(['emoji: :)']);
    expect(codes('🙂🙂🙂', {}, { ...DEFAULT_TONE_GUIDE, emoji: 'free' })).toEqual([]);
    expect(found('PLEASE STOP, it is fixed. The HTTPS part too.')).toEqual(['shouting: PLEASE STOP']);
    expect(found('ПОЖАЛУЙСТА, ПОДОЖДИТЕ до 16:00', { lang: 'ru' })).toEqual(['shouting: ПОЖАЛУЙСТА, ПОДОЖДИТЕ']);
    expect(found('It works! Really!')).toEqual(['exclamation-marks: !']);
    expect(codes('Labdien! Tas darbojas!', { lang: 'lv' })).toEqual([]);
    expect(codes('您好！已经好了！真的！', { lang: 'zh' })).toEqual(['exclamation-marks']);
  });

  it('is as long as the guide allows, in characters as people count them', () => {
    const guide = speaking('th', { maxCharacters: 5 });
    expect(checkTone('👍👍👍👍👍', { ...FACTS, lang: 'th' }, { ...guide, emoji: 'free' })).toEqual([]);
    expect(checkTone('abcdef', { ...FACTS, lang: 'th' }, guide)).toMatchObject([
      { code: 'too-long', span: [0, 6], values: { length: 6, limit: 5 } },
    ]);
  });
});

describe('what a text says', () => {
  it('leaves out the words of the guide, as words, with what to say instead', () => {
    const words = [
      { word: 'unfortunately', isBlocking: false },
      { word: 'refund*', instead: 'credit', isBlocking: true },
    ];
    const found = checkTone('Unfortunately no refunds. A prerefund is fine.', FACTS, speaking('en', { words }));
    expect(found).toEqual([
      { code: 'forbidden-word', span: [0, 13], values: { found: 'Unfortunately' }, isBlocking: false },
      { code: 'forbidden-word', span: [17, 24], values: { found: 'refunds', instead: 'credit' }, isBlocking: true },
    ]);
    const chinese = speaking('zh', { words: [{ word: '退款', isBlocking: true }] });
    expect(codes('我们不能退款给您。', { lang: 'zh' }, chinese)).toEqual(['forbidden-word']);
  });

  it.each([
    ['en', 'You should have read the terms.'],
    ['fi', 'Sinun olisi pitänyt lukea ehdot.'],
    ['lv', 'Jums vajadzēja izlasīt noteikumus.'],
    ['ru', 'Вам следовало прочитать условия.'],
    ['th', 'คุณลืมอ่านเงื่อนไขค่ะ'],
    ['zh', '您没有看条款。'],
    ['de', 'Sie hätten die Bedingungen lesen müssen.'],
  ])('blames nobody in %s', (lang, text) => {
    expect(codes(text, { lang })).toEqual(['blames-customer']);
  });

  it.each([
    ['en', 'We will answer soon.', 'We will answer soon, by 16:00.'],
    ['fi', 'Vastaamme pian.', 'Vastaamme pian, viimeistään huomenna.'],
    ['lv', 'Atbildēsim drīzumā.', 'Atbildēsim drīzumā, līdz plkst. 16:00.'],
    ['ru', 'Ответим в ближайшее время.', 'Ответим в ближайшее время, до пятницы.'],
    ['th', 'เราจะตอบโดยเร็วค่ะ', 'เราจะตอบโดยเร็วภายในวันนี้ค่ะ'],
    ['zh', '我们会尽快回复您。', '我们会尽快回复您，今天之内。'],
    ['de', 'Wir melden uns in Kürze.', 'Wir melden uns in Kürze, spätestens morgen.'],
  ])('promises nothing without a time in %s', (lang, vague, precise) => {
    expect(codes(vague, { lang })).toEqual(['promise-without-time']);
    expect(codes(precise, { lang })).toEqual([]);
  });

  it.each([
    ['en', 'Thank you, it is fixed.', 'We apologise, it is fixed.'],
    ['fi', 'Kiitos, vika on korjattu.', 'Pahoittelut, vika on korjattu.'],
    ['lv', 'Paldies, tas ir salabots.', 'Piedodiet, tas ir salabots.'],
    ['ru', 'Спасибо, всё исправлено.', 'Извините, всё исправлено.'],
    ['th', 'ขอบคุณค่ะ แก้ไขแล้ว', 'ขออภัยค่ะ แก้ไขแล้ว'],
    ['zh', '谢谢您，已修复。', '非常抱歉，已修复。'],
    ['de', 'Danke, es ist behoben.', 'Es tut uns leid, es ist behoben.'],
  ])('says sorry to who complains in %s, once', (lang, cool, sorry) => {
    expect(codes(cool, { lang, isComplaint: true })).toEqual(['apology-missing']);
    expect(codes(sorry, { lang, isComplaint: true })).toEqual([]);
    expect(codes(cool, { lang, isComplaint: true, hasApologisedBefore: true })).toEqual([]);
    expect(codes(cool, { lang })).toEqual([]);
  });

  it('calls who has a name by it, in whatever case the language puts it', () => {
    expect(codes('Thank you.', { customerName: 'Minna Korhonen' })).toEqual(['name-missing']);
    expect(codes('Thank you, minna.', { customerName: 'Minna Korhonen' })).toEqual([]);
    expect(codes('Paldies jums, Jāni!', { lang: 'lv', customerName: 'Jānis Bērziņš' })).toEqual([]);
    expect(codes('王芳您好', { lang: 'zh', customerName: '王芳' })).toEqual([]);
    expect(codes('Hi', { customerName: 'Bo' }, { ...DEFAULT_TONE_GUIDE, greetsByName: false })).toEqual([]);
  });
});

describe('what everybody would read', () => {
  it.each([
    ['Write to minna.k@example.fi please', ['email-shown: minna.k@example.fi']],
    ['We will ring +358 40 123 4567', ['phone-shown: +358 40 123 4567']],
    ['Your order AB-123456 has left', ['order-shown: AB-123456']],
    ['Card 4111 1111 1111 1111 was charged', ['card-shown: 4111 1111 1111 1111']],
    ['Back on 24.11.2026 at 16:00, 1 234 567 times', []],
    ['Call 0800 123 456 or help@acme.example', []],
  ])('%j shows %j', (text, expected) => {
    const guide = { ...DEFAULT_TONE_GUIDE, ownContacts: ['0800-123-456', 'Help@acme.example'] };
    expect(found(text, {}, guide)).toEqual(expected);
  });

  it.each([
    ['fi', 'Tilauksesi 4451234 on lähtenyt', '4451234'],
    ['lv', 'Jūsu pasūtījums Nr. 4451234 ir ceļā', '4451234'],
    ['ru', 'Ваш заказ № 4451234 в пути', '4451234'],
    ['th', 'คำสั่งซื้อ 4451234 จัดส่งแล้วค่ะ', '4451234'],
    ['zh', '您的订单 4451234 已发出', '4451234'],
  ])('a number of an order in %s', (lang, text, number) => {
    expect(found(text, { lang })).toEqual([`order-shown: ${number}`]);
  });

  it('may be said in private, but a card number never', () => {
    expect(codes('minna@example.fi, +358 40 123 4567, order 1234567', { visibility: 'private' })).toEqual([]);
    const [card] = checkTone('4111-1111-1111-1111', { ...FACTS, visibility: 'private' }, DEFAULT_TONE_GUIDE);
    expect(card).toMatchObject({ code: 'card-shown', isBlocking: true });
  });
});

describe('any text', () => {
  const guide = fc.constantFrom<ToneGuide>(
    DEFAULT_TONE_GUIDE,
    { ...DEFAULT_TONE_GUIDE, emoji: 'never', maxExclamationMarks: 0 },
    speaking('ru', { formality: 'informal', words: [{ word: 'a*', isBlocking: true }] }),
  );
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(
          '{{name}}',
          'soon ',
          'ты',
          '您',
          '!!!',
          'AAAA BBBB',
          ' a@b.fi ',
          '4111111111111111',
          '🙂',
          'ครับ',
          '@ты',
          '\n',
        ),
      ),
    )
    .map((parts) => parts.join(''));
  const lang = fc.constantFrom('en', 'fi', 'lv', 'ru', 'th', 'zh', 'de', 'et', 'pt-BR');

  it('gets findings within it, in order, the same every time', () => {
    fc.assert(
      fc.property(text, lang, guide, fc.boolean(), (words, language, tone, isComplaint) => {
        const facts = { ...FACTS, lang: language, isComplaint };
        const all = checkTone(words, facts, tone);
        let last = 0;
        for (const { span } of all) {
          expect(span[0]).toBeGreaterThanOrEqual(last);
          expect(span[1]).toBeGreaterThanOrEqual(span[0]);
          expect(span[1]).toBeLessThanOrEqual(words.length);
          last = span[0];
        }
        expect(checkTone(words, facts, tone)).toEqual(all);
      }),
    );
  });

  it('is blocked by a variable or a card wherever they stand, and by nothing but what says so', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(' {{order}} ', ' 4111 1111 1111 1111 '), lang, (words, bad, language) => {
        const facts = { ...FACTS, lang: language };
        const calm = words.replace(/[{}\d]/gu, '');
        const blocking = (each: string) => checkTone(each, facts, DEFAULT_TONE_GUIDE).filter((one) => one.isBlocking);
        expect(blocking(calm)).toEqual([]);
        expect(blocking(`${calm}${bad}`)).toHaveLength(1);
      }),
    );
  });
});

describe('the steps that a text takes', () => {
  it.each([
    ['en', 'Thank you for telling us. I understand how frustrating this is, and I am sorry. I will write by 16:00.'],
    ['fi', 'Kiitos viestistäsi. Ymmärrämme harmin ja pahoittelemme. Hoidan asian itse huomenna.'],
    ['lv', 'Paldies, ka rakstījāt. Saprotam un atvainojamies. Atbildīgais darbinieks rakstīs rīt.'],
    ['ru', 'Спасибо, что написали. Понимаем вас и просим прощения. Ответственный сотрудник напишет завтра.'],
    ['th', 'ขอบคุณที่แจ้งค่ะ เราเข้าใจและขออภัย ผู้รับผิดชอบจะแจ้งภายในพรุ่งนี้ค่ะ'],
    ['zh', '感谢您的反馈。我们理解您的心情，非常抱歉。负责人明天会联系您。'],
  ])('in %s are all five', (lang, text) => {
    expect(stepsTaken(text, lang)).toEqual(['listen', 'empathise', 'apologise', 'owner', 'next-time']);
  });

  it('are none where the text says nothing of them, or the language is not known', () => {
    expect(stepsTaken('It is done.', 'en')).toEqual([]);
    expect(stepsTaken('Sorry, tomorrow', 'et')).toEqual([]);
  });
});
