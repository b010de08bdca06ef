/*
 * Characters that look like letters of the Latin alphabet, by the letter they are read as. Those whose compatibility
 * decomposition is that letter (full-width, circled, mathematical and so on) are not listed: folding reads them.
 */

/** Letters of other alphabets that look the same in some usual typeface, in either case. */
export const SAME_SHAPE: Readonly<Record<string, string>> = {
  a: 'аАΑαᎪꓮ',
  b: 'вВьЬΒβᏏᏴꓐ',
  c: 'сСϲϹᏟꓚ',
  d: 'ԁԀᎠꓓ',
  e: 'еЕΕεᎬꓰ',
  f: 'ϜꓝϝғҒ',
  g: 'ԍԌᏀꓖցց',
  h: 'һҺнНΗᎻꓧհ',
  i: 'іІΙιᎥꓲ',
  j: 'јЈϳͿᎫꓙյ',
  k: 'кКΚκᏦꓗ',
  l: 'ӏӀᏞꓡլ',
  m: 'мМΜᎷꓟ',
  n: 'ΝηꓠոՈռ',
  o: 'оОΟοՕօꓳ',
  p: 'рРΡρᏢꓑ',
  q: 'ԛԚզԳ',
  r: 'ᎡᏒꓣ',
  s: 'ѕЅᏚꓢՏ',
  t: 'тТΤτᎢꓔ',
  u: 'υսՍꓴ',
  v: 'νѵѴᏙꓦ',
  w: 'ԝԜѡѠᎳꓪ',
  x: 'хХΧχꓫ',
  y: 'уУүҮΥᎩꓬ',
  z: 'ΖᏃꓜ',
};

/** Letters of other alphabets that remind of one: read only in a word that has Latin letters too. */
export const LIKE_SHAPE: Readonly<Record<string, string>> = {
  ...{ a: 'дДΛλ', b: 'бБъЪ', e: 'єЄэЭξ', g: 'ɡ', i: 'ї', m: 'ϻ', n: 'пПиИπΠ', o: 'σөӨфФθΘ', r: 'гГяЯ' },
  ...{ s: 'ς', u: 'цЦμ', w: 'шШωщЩ', x: 'жЖ', y: 'γчЧ', z: 'ζ' },
};

/** Letters that no language writes its words with as these are used: small capitals, phonetic and barred letters. */
export const STRANGE_SHAPE: Readonly<Record<string, string>> = {
  ...{ a: 'ᴀɑⱥȺ', b: 'ʙƀɃƄƅ', c: 'ᴄȼȻ', d: 'ᴅ', e: 'ᴇɇɆ', f: 'ꜰ', g: 'ɢǥǤ', h: 'ʜⱨⱧ', i: 'ɪɩɨƗ', j: 'ᴊȷɉɈ', k: 'ᴋꝁꝀ' },
  ...{ l: 'ʟƚȽ', m: 'ᴍ', n: 'ɴ', o: 'ᴏɵƟ', p: 'ᴘᵽⱣ', q: 'ꞯꝗꝖ', r: 'ʀɍɌ', s: 'ꜱȿ', t: 'ᴛⱦȾ', u: 'ᴜʉɄ', v: 'ᴠ' },
  ...{ w: 'ᴡ', y: 'ʏɏɎ', z: 'ᴢƶƵ' },
};

/** Digits and signs that stand for letters inside a word; the ones with two letters are read either way. */
export const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'li', '2': 'z', '3': 'e', '4': 'a', '5': 's', '6': 'gb', '7': 't', '8': 'b', '9': 'g' },
};
export const SIGN_LETTERS: Readonly<Record<string, string>> = {
  ...{ '@': 'a', $: 's', '!': 'il', '|': 'li', '€': 'e', '£': 'l', '¢': 'c', '¥': 'y', '₿': 'b', '₽': 'p', '§': 's' },
  ...{ '₳': 'a', '₵': 'c', '₣': 'f', '₲': 'g', '₭': 'k', '₦': 'n', '₱': 'p', '₮': 't', '₩': 'w' },
};

/** Latin letters as they stand for those of another alphabet. */
export const LATIN_IN_CYRILLIC: Readonly<Record<string, string>> = {
  ...{
    a: 'а',
    b: 'в',
    c: 'с',
    e: 'е',
    h: 'н',
    i: 'і',
    j: 'ј',
    k: 'к',
    m: 'м',
    n: 'п',
    o: 'о',
    p: 'р',
    r: 'г',
    s: 'ѕ',
    t: 'т',
  },
  ...{ u: 'и', w: 'ш', x: 'х', y: 'у', '0': 'о', '3': 'з', '4': 'ч', '6': 'б' },
};
export const LATIN_IN_GREEK: Readonly<Record<string, string>> = {
  ...{ a: 'α', b: 'β', e: 'ε', h: 'η', i: 'ι', k: 'κ', m: 'μ', n: 'ν', o: 'ο', p: 'ρ', t: 'τ', u: 'υ', v: 'ν', w: 'ω' },
  ...{ x: 'χ', y: 'υ', z: 'ζ', '0': 'ο' },
};

/** Rows of 26 letters in the order of the alphabet that do not decompose: negative circled and squared, flags' letters. */
export const LETTER_ROWS = [0x1f150, 0x1f170, 0x1f1e6] as const;

/** Two letters that run together into one. */
export const RUN_TOGETHER: readonly (readonly [pair: string, letter: string, shortest: number])[] = [
  ['rn', 'm', 7],
  ['vv', 'w', 5],
  ['cl', 'd', 9],
];
