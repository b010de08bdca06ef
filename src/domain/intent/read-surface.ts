/** What a text shows besides its words. */
export interface Surface {
  /** A question mark that ends something said, not one inside a link. */
  readonly hasQuestionMark: boolean;
  /** In capitals, or with three exclamation marks in a row. */
  readonly isShouting: boolean;
  /** Speaks to an account: begins with a handle. */
  readonly isAddressed: boolean;
}

const LETTERS_TO_SHOUT = 12;
const SHARE_OF_CAPITALS_IN_SHOUTING = 0.7;
const EXCLAMATIONS_TO_SHOUT = 3;

const EXCLAMATION = 0x21;
const WIDE_EXCLAMATION = 0xff01;
const AT = 0x40;
const QUESTIONS: readonly number[] = [0x3f, 0xff1f, 0x061f, 0x2047, 0x2048, 0x2049, 0x203d];
const LETTER_OR_DIGIT = /[\p{L}\p{N}=&/]/u;

export function readSurface(text: string): Surface {
  let capitals = 0;
  let small = 0;
  let exclamations = 0;
  let mostExclamations = 0;
  let hasQuestionMark = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === EXCLAMATION || unit === WIDE_EXCLAMATION) {
      exclamations += 1;
      if (exclamations > mostExclamations) mostExclamations = exclamations;
      continue;
    }
    exclamations = 0;
    if (isCapital(unit)) capitals += 1;
    else if (isSmall(unit)) small += 1;
    else if (!hasQuestionMark && QUESTIONS.includes(unit)) hasQuestionMark = endsSomethingSaid(text, i);
  }
  const isInCapitals = capitals >= LETTERS_TO_SHOUT && capitals > (capitals + small) * SHARE_OF_CAPITALS_IN_SHOUTING;
  return {
    hasQuestionMark,
    isShouting: isInCapitals || mostExclamations >= EXCLAMATIONS_TO_SHOUT,
    isAddressed: text.charCodeAt(0) === AT,
  };
}

/** In a link, a letter or a digit follows (`?id=4`); after Thai and Chinese, which have no spaces, that proves nothing. */
function endsSomethingSaid(text: string, at: number): boolean {
  const next = text[at + 1];
  if (next === undefined || !LETTER_OR_DIGIT.test(next)) return true;
  const start = text.lastIndexOf(' ', at) + 1;
  return !text.slice(start, at).includes('.') && !text.slice(start, at).includes('/');
}

/** Latin and Cyrillic letters; other letters with case are too rare in capitals to be looked up. */
const isCapital = (unit: number): boolean =>
  (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7) || (unit >= 0x400 && unit <= 0x42f);
const isSmall = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit <= 0xff && unit !== 0xf7) || (unit >= 0x430 && unit <= 0x45f);
