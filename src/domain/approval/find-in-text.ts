const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|io|app|info|biz|shop|store|eu|fi|lv|ru|рф|th|cn|uk|de|me|ly|gl|link|page|site)(?![\p{L}\p{N}_-])(?:\/[^\s<>"]*)?/iu;

const NUMBER = String.raw`\d+(?:[  .,'’]\d+)*`;
const SIGN = String.raw`[€$£¥₽฿￥₴₸]`;
/** Currencies by code and by the words of the six languages; a word ends where letters end, except where none are divided. */
const WORD = String.raw`(?:(?:eur|usd|gbp|rub|thb|cny|rmb|sek|nok|dkk|chf|jpy|cents?|euros?|euroa|euron|senttiä|dollars?|dollaria|pounds?|puntaa|eiro|dolār\p{L}*|евро|руб(?:л\p{L}*)?|долл(?:ар\p{L}*)?|коп(?:е\p{L}*)?|тыс(?:яч\p{L}*)?)(?![\p{L}\p{N}])|บาท|ยูโร|ดอลลาร์|元|块|欧元|美元|人民币)`;

const AMOUNT = new RegExp(
  String.raw`${SIGN}\s?${NUMBER}|(?<![\p{L}\p{N}])${NUMBER}\s?(?:${SIGN}|${WORD})|(?<![\p{L}\p{N}])(?:eur|usd|gbp|rub|thb|cny)\s?${NUMBER}`,
  'iu',
);

/** The first web address in a text; null without one. A mail address is none. */
export const findLink = (text: string): string | null => LINK.exec(text)?.[0] ?? null;

/** The first amount of money in a text, as written; null without one. */
export const findAmount = (text: string): string | null => AMOUNT.exec(text)?.[0].trim() ?? null;
