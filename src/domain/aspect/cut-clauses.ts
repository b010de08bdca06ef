/** How strongly a border parts what stands on its sides. */
export const LIST = 1;
export const CONTRAST = 2;
export const SENTENCE = 3;

/** A stretch of a text; `border` is what stands before it, 0 for the first. UTF-16 offsets. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly border: number;
}

/** Words that turn to the other side of a matter, at the start of what they turn to. */
const CONTRASTS = [
  'but|however|whereas|while|although|though|yet|unlike',
  'mutta|kun taas|sen sijaan|vaikka|toisin kuin',
  'bet|taču|toties|savukārt|turpretī|lai gan',
  'но|зато|однако|хотя|тогда как|в отличие от',
  'aber|doch|jedoch|sondern|während|dagegen|hingegen|obwohl|im gegensatz zu',
  'mais|cependant|pourtant|tandis que|alors que|par contre|en revanche|contrairement à',
  'pero|sin embargo|mientras que|aunque|en cambio|a diferencia de',
  'mas|porém|contudo|entretanto|enquanto|já o|já a|ao contrário de',
  'ma|però|invece|mentre|tuttavia|anche se|a differenza di',
  'لكن|ولكن|بينما|أما|اما|غير أن|رغم أن',
].join('|');

/** Where nothing is written between words: without those that go on to another word (ตั้งแต่ since, แต่ละ each, 不但 not only). */
const CONTRASTS_WITHOUT_SPACES =
  '(?<!ตั้ง)แต่(?!ละ|ง|ก่อน|เดิม)|ส่วน(?!ตัว|ใหญ่|ลด|มาก|บุคคล|ประกอบ)|ในขณะที่|ทว่า|但是|可是|不过|不過|然而|(?<!不)但(?!愿|願)|而(?!且|已)|相反';

const BORDER = new RegExp(
  [
    '(?<sentence>(?:[!?…。！？؟\\n]|\\.(?=\\s|$))+)',
    `(?<contrast>(?<![\\p{L}\\p{N}])(?:${CONTRASTS})(?![\\p{L}\\p{N}])|${CONTRASTS_WITHOUT_SPACES})`,
    '(?<list>[,;:，；：、،؛](?!\\d)|\\s[–—-]\\s)',
  ].join('|'),
  'giu',
);

/** Cuts a text at its punctuation and in front of contrasts. Borders belong to the clause before them, contrasts to theirs. */
export function cutClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let border = 0;
  for (const match of text.matchAll(BORDER)) {
    const isContrast = match.groups?.['contrast'] !== undefined;
    const end = isContrast ? match.index : match.index + match[0].length;
    const strength = isContrast ? CONTRAST : match.groups?.['sentence'] !== undefined ? SENTENCE : LIST;
    if (text.slice(start, end).trim() === '') {
      border = Math.max(border, strength);
      continue;
    }
    clauses.push({ start, end, border });
    start = end;
    border = strength;
  }
  if (text.slice(start).trim() !== '') clauses.push({ start, end: text.length, border });
  return clauses;
}
