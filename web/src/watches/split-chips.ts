const QUOTES = '"“”„«»＂';
const BREAKS = ',，、\n\r';

/** Text cut at commas and line ends outside quotes; blanks and repetitions are left out. While a quote is open nothing is cut. */
export function splitChips(written: string): readonly string[] {
  const chips: string[] = [''];
  let isQuoted = false;
  for (const character of written) {
    if (QUOTES.includes(character)) isQuoted = !isQuoted;
    if (BREAKS.includes(character) && !isQuoted) chips.push('');
    else chips.push((chips.pop() ?? '') + character);
  }
  return isQuoted ? [] : [...new Set(chips.map((chip) => chip.trim()).filter((chip) => chip !== ''))];
}
