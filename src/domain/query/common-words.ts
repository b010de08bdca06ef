import { fold } from '../text/fold.js';

/** Words met in a large share of all posts of a language: alone they find everything, excluded they lose everything. */
const WORDS: Readonly<Record<string, string>> = {
  en: `the a an of to in for on with at by from as is are was were be been have has had do does did will would can could
    should may must not no yes and or but if then so than that this these those it its he she they them his her their we us
    our you your i me my who what when where why how all any some more most other new good one two time day people just very
    also only out up down about into over after before again here there now get got make made like know see say said`,
  fi: `ja tai ei on oli ovat olla se ne hän he minä sinä me te että jos kun niin kuin mutta myös vain nyt sitten joka mikä
    mitä kuka missä miten miksi tämä tuo nämä siis vielä jo hyvä uusi kaikki kanssa mukaan ole olen olet olisi voi pitää
    koska vaan sen sitä hänen heidän minun sinun yksi kaksi paljon enemmän kyllä`,
  lv: `un vai nav ir bija būs būt tas tā tie tās viņš viņa viņi es tu mēs jūs ka ja kad kā bet arī tikai tagad tad kas ko kur
    kāpēc šis šī šie no uz ar par pie līdz pēc pirms vēl jau ļoti labs jauns viss visi viens divi nē jā man tev mums savs var`,
  ru: `и или не нет да в во на с со к ко у о об от до за из по под при для без над через это этот эта эти тот та те он она
    оно они я ты мы вы мой твой наш ваш его её их кто что где когда как почему если то но а же ли бы был была было были есть
    будет очень ещё уже только все всё всех можно надо так вот один два новый хорошо сейчас там тут`,
  th: `และ หรือ ไม่ ที่ ของ ใน เป็น มี ได้ ให้ กับ จะ ก็ ว่า นี้ นั้น แต่ ถ้า แล้ว มา ไป อยู่ คน เรา เขา ฉัน ผม คุณ ครับ
    ค่ะ นะ มาก ดี วัน ทำ กัน จาก โดย เพราะ ต้อง ยัง อะไร`,
  zh: `的 是 了 在 不 我 你 他 她 它 们 我们 你们 他们 这 那 这个 那个 有 没有 和 与 或 也 都 就 要 会 能 可以 很 好 人 一
    一个 上 下 来 去 说 到 把 被 吗 呢 吧 什么 怎么 因为 所以 但是 如果 這 個 們 沒有 什麼 怎麼 說 會 來`,
  es: `el la los las un una unos unas de del a al en con por para sin sobre y o u no sí que quien como cuando donde es son era
    fue ser está están estar hay ha han lo le les se me te nos su sus mi tu este esta esto ese eso muy más menos pero si ya
    también todo todos nada bien bueno nuevo día hoy`,
  de: `der die das den dem des ein eine einen einem einer und oder nicht kein keine ja nein ist sind war waren sein hat haben
    hatte wird werden kann können ich du er sie es wir ihr mich dich uns euch mein dein sein in im an am auf aus bei mit nach
    von vom zu zum zur für über unter vor wenn dann aber auch nur noch schon sehr gut neu wie was wer wo warum heute mehr`,
  fr: `le la les un une des du de et ou ne pas non oui est sont était être a ont avoir il elle ils elles je tu nous vous on me
    te se mon ton son notre votre leur ce cet cette ces qui que quoi dont où quand comment pourquoi dans en au aux avec sans
    pour par sur sous mais si aussi plus très bien bon nouveau tout tous fait aujourd'hui`,
};

let languagesOfWord: Map<string, string[]> | undefined;

/** The languages in which a folded word is very common. */
export function languagesOfCommonWord(folded: string): readonly string[] {
  languagesOfWord ??= readWords();
  return languagesOfWord.get(folded) ?? [];
}

function readWords(): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const [language, words] of Object.entries(WORDS)) {
    for (const word of words.split(/\s+/u)) {
      const key = fold(word);
      const languages = known.get(key);
      if (!languages) known.set(key, [language]);
      else if (!languages.includes(language)) languages.push(language);
    }
  }
  return known;
}
