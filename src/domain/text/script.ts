const SCRIPTS = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['thai', /\p{Script=Thai}/u],
  ['lao', /\p{Script=Lao}/u],
  ['khmer', /\p{Script=Khmer}/u],
  ['myanmar', /\p{Script=Myanmar}/u],
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['bengali', /\p{Script=Bengali}/u],
  ['tamil', /\p{Script=Tamil}/u],
  ['telugu', /\p{Script=Telugu}/u],
  ['georgian', /\p{Script=Georgian}/u],
  ['armenian', /\p{Script=Armenian}/u],
] as const;

export type Script = (typeof SCRIPTS)[number][0];

const UNKNOWN = 0;
const NONE = 1;
const FIRST = 2;
/** Filled as characters are met: UNKNOWN, NONE, or FIRST + the index in SCRIPTS. */
const scriptOfUnit = new Uint8Array(0x10000);

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const index = /\p{L}/u.test(character) ? SCRIPTS.findIndex(([, pattern]) => pattern.test(character)) : -1;
  const known = index < 0 ? NONE : FIRST + index;
  scriptOfUnit[unit] = known;
  return known;
}

/** How many letters of each script a text has; scripts without any are absent. Letters outside the BMP are not counted. */
export function countScripts(text: string): Map<Script, number> {
  const counts = new Uint32Array(SCRIPTS.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let known = scriptOfUnit[unit] ?? UNKNOWN;
    if (known === UNKNOWN) known = learn(unit);
    if (known >= FIRST) counts[known - FIRST] = (counts[known - FIRST] ?? 0) + 1;
  }
  const found = new Map<Script, number>();
  SCRIPTS.forEach(([script], index) => {
    const count = counts[index] ?? 0;
    if (count > 0) found.set(script, count);
  });
  return found;
}
