const wordsOf = (lines: string): ReadonlySet<string> => new Set(lines.trim().split(/\s+/u));

/** Words of Hindi as people type it in Latin letters, that hardly occur in other languages. */
const TELLING_WORDS = wordsOf(`
  hai hain nahi nahin nhi nai kya kyu kyun kyon kyunki kaise kaisa kaisi kahan kaha kaun kitna kitne kitni
  mujhe mujhko mujhse mera meri tera teri tere tum tumhe tumhara tumhari tujhe aap apka apke apki aapka aapki aapke
  aapko apko apne apna apni hum humko humara hamara hamare hamari uska uski uske usne unka unke unki iska iski iske
  isko isne inka inki yeh ye woh bhi abhi aur lekin magar phir toh wala wale wali kuch kuchh koi sab sabhi sabka
  bahut bohot bahot bhut accha achha acchi achhi achi theek thik haan raha rahe rahi rha rhe rhi gaya gaye gayi gya
  gye gyi tha thi hoga hogi honge hota hoti hote karna karne karo karke karta karte karti kiya kiye krna kro krke
  diya liya liye dekho dekha dekh dekhne sakta sakte sakti chahiye chaiye hua hui huye milega milta bhai bhaiya yaar
  jai shri desh logo logon pyar pyaar dil zindagi baat ghar sirf agar sahi matlab saath sath pehle bilkul kabhi
  hamesha aaj saala saale kutta kutte
`);
/** Words of Hindi that other languages have as well: they support the telling ones and say nothing alone. */
const SUPPORTING_WORDS = wordsOf('ka ki ke ko se me mein main na ho to par kar hi k h ne pe wo the mere fir tak bol');

const LATIN_WORD = /[a-z\u00c0-\u024f]+/gu;
/** Telling words count twice; posts mix in much English. */
const SHARE_OF_WORDS = 0.3;

/** Whether Hindi in Latin letters is what a text is written in. */
export function isRomanisedHindi(prose: string): boolean {
  const words = prose.toLowerCase().match(LATIN_WORD) ?? [];
  let telling = 0;
  let supporting = 0;
  for (const word of words) {
    if (TELLING_WORDS.has(word)) telling += 1;
    else if (SUPPORTING_WORDS.has(word)) supporting += 1;
  }
  return telling > 0 && 2 * telling + supporting >= SHARE_OF_WORDS * words.length;
}
