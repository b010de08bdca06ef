import { Random } from './random.mjs';

const BRANDS = [
  ...['Aurelia', 'Bernholm', 'Castello', 'Dravik', 'Elmira', 'Fontane', 'Gravena', 'Halvard', 'Istria', 'Jorvik'],
  ...['Kestrel', 'Lumora', 'Marvello', 'Nordhaus', 'Ostara', 'Pellworm', 'Quintera', 'Rivona', 'Solvega', 'Tamsin'],
  ...['Ulvik', 'Verdano', 'Westerby', 'Xandria', 'Yarrow', 'Zephira', 'Almarin', 'Borvale', 'Corvina', 'Delmont'],
];
/** Watched for information: what is said about them never becomes a task. */
const TOPICS = [
  ...['Bankwesen', 'Citycard', 'Datenschutz', 'Ebanking', 'Fintech', 'Giropay', 'Hypolink', 'Instapay'],
  ...['Jetpass', 'Kontaktlos'],
];

/**
 * `{b}` is the name that is watched, `{n}` a number, `{w}` a word of the language, `{…}` a word that hardly anybody else says:
 * real posts share single words, not half sentences.
 */
const TEXTS = {
  negative: [
    '{b} {…} lost my {w} {…} again, {…} nobody {…} answers {…} terrible {…} angry #{n}',
    'Worst {w} {…} from {b}. {…} {n} {…} days {…} waiting {…} useless {…} hotline',
    'The {w} {…} from {b} {…} failed {…} awful {…} hate {…} {…} money!! order {n}',
    '@{b} {…} your {w} {…} scam {…} {n} {…} gone {…} rude {…} answer {…}',
  ],
  plain: [
    'Opened {…} {b} {w} {…} morning {…} gate {n} {…} coffee {…} hall {…}',
    'Does {b} {…} sell {…} {w} {…} size {n} {…} only {…} old town {…}?',
    'I love {…} new {w} {…} by {b} {…} great {…} thank you {…} {n} out of ten 🎉',
    '{b} announces {…} {w} {…} with {n} {…} seats {…} spring {…} paper',
    'Comparing {b} {…} two {…} for a {w} {…} {n} {…} rows {…} thread {…}',
  ],
  fi: [
    'Tilasin {b} {…} {w} {…} viikko {…} tilausnumero {n} {…} mitään {…} kuulu {…}?',
    '{b} avasi {…} {w} {…} keskustaan {…} jono {n} {…} metriä {…} mutta {…}',
  ],
  lv: [
    'Vai kāds {…} zina {…} {b} {w} {…} nestrādā? {…} Zvanīju {n} {…} reizes {…}',
    '{b} {…} jaunais {w} {…} atvērts {…} rīta {…} cenas {n} {…} eiro {…}',
  ],
  ru: [
    'Купил {w} {…} от {b} {…} заказ {…} номер {n} {…} неделя {…} сталкивался {…}?',
    '{b} открыли {…} {w} {…} вокзала {…} очередь {n} {…} человек {…}',
  ],
  th: ['สั่ง {w} {…} จาก {b} {…} มา {n} {…} วัน {…} {…} ใครเคยเจอ', 'วันนี้ {…} {w} {…} {b} สาขา {…} {…} ราคา {n} บาท'],
  zh: ['在 {b} {…} {w} {…} 等了 {n} 天 {…}，{…}，怎么办', '{b} {…} {w} {…} 营业，{…} {n} 个人，{…}'],
};
/** Syllables of words that are in no dictionary, but as varied as those of real posts. */
const SYLLABLES = {
  en: ['ba', 'cor', 'den', 'fil', 'gar', 'hol', 'jin', 'kel', 'lom', 'mar', 'nes', 'pol', 'rit', 'sun', 'tav', 'wex'],
  fi: ['aa', 'ker', 'lii', 'mon', 'nuo', 'pää', 'rii', 'sal', 'tuo', 'vie', 'yli', 'öll', 'hän', 'jos', 'kui', 'eh'],
  lv: ['ār', 'bē', 'dzī', 'gal', 'ies', 'jā', 'kļū', 'lai', 'mēs', 'nā', 'pār', 'rīt', 'šo', 'tā', 'ves', 'žē'],
  ru: ['ба', 'вер', 'гор', 'дел', 'жи', 'зна', 'кор', 'лю', 'мо', 'ны', 'пре', 'ры', 'сто', 'ты', 'хо', 'ще'],
  th: ['กา', 'ขอ', 'คน', 'จะ', 'ดี', 'ตา', 'ทำ', 'นำ', 'บอก', 'ปี', 'พอ', 'มา', 'ยา', 'รู้', 'ลอง', 'วัน'],
  zh: ['天', '地', '人', '山', '水', '心', '手', '口', '日', '月', '门', '车', '马', '花', '木', '火'],
};
const WORDS = {
  en: ['parcel', 'card', 'flight', 'invoice', 'app', 'refund', 'jacket', 'tram', 'phone', 'ticket', 'loan', 'bike'],
  fi: ['paketin', 'kortin', 'lennon', 'laskun', 'puhelimen', 'lipun', 'takin', 'pyörän'],
  lv: ['karte', 'lidojums', 'rēķins', 'telefons', 'biļete', 'jaka', 'velosipēds', 'veikals'],
  ru: ['телефон', 'билет', 'чехол', 'магазин', 'велосипед', 'банкомат', 'самокат', 'кредит'],
  th: ['โทรศัพท์', 'บัตร', 'ตั๋ว', 'เสื้อ', 'จักรยาน', 'สินเชื่อ', 'กระเป๋า', 'แอป'],
  zh: ['手机', '机票', '银行卡', '外套', '自行车', '贷款', '应用', '门店'],
};
const OTHER_LANGUAGES = ['fi', 'lv', 'ru', 'th', 'zh'];
const FIRST_ID = 1_800_000_000_000_000_000n;
/** 50 posts a second. */
const GAP_MS = 20;

/** The watches that the posts are about: brands of our own, whose complaints become tasks, and topics, which are only read. */
export function watchesOfPosts() {
  return [
    ...BRANDS.map((name) => ({ name, kind: 'brand', query: `${name} OR #${name} OR @${name}` })),
    ...TOPICS.map((name) => ({ name, kind: 'topic', query: name })),
  ];
}

/**
 * Posts as a network hands them over: 64-bit ids as text, six languages, lengths around 90 characters, a third of them in
 * threads, about a fifth asking for an answer. The same seed gives the same posts.
 */
export class PostWriter {
  #random;
  #written = 0;
  #threads = [];
  #time;

  /** `startAt`: the instant of the first post, in milliseconds. */
  constructor(seed, startAt) {
    this.#random = new Random(seed);
    this.#time = startAt;
  }

  write(count) {
    return Array.from({ length: count }, () => this.#next());
  }

  #next() {
    const random = this.#random;
    const { text, lang } = this.#say();
    const n = this.#written++;
    const externalId = String(FIRST_ID + BigInt(n) * 4_096n + BigInt(random.below(4_096)));
    const author = random.below(40_000);
    this.#time += random.below(2 * GAP_MS);
    const thread = this.#threads.length > 50 && random.chance(0.3) ? random.pick(this.#threads) : null;
    if (thread === null) this.#remember(externalId);
    return {
      externalId,
      author: {
        id: String(7_000_000_000n + BigInt(author)),
        handle: `user_${author.toString(36)}`,
        ...(random.chance(0.8) ? { name: `Name ${author.toString(36)} Surname` } : {}),
        followers: Math.floor(10 ** (random.next() * 5)),
      },
      text,
      url: `https://social.example/@user_${author.toString(36)}/${externalId}`,
      ...(random.chance(0.7) ? { lang } : {}),
      publishedAt: new Date(this.#time),
      ...(thread === null ? {} : { conversationId: thread, inReplyTo: thread }),
      ...(random.chance(0.5) ? { metrics: { likes: random.below(50), reposts: random.below(9), replies: 0 } } : {}),
    };
  }

  #remember(externalId) {
    this.#threads.push(externalId);
    if (this.#threads.length > 2_000) this.#threads.splice(0, 1_000);
  }

  #say() {
    const random = this.#random;
    const isEnglish = random.chance(0.55);
    const lang = isEnglish ? 'en' : random.pick(OTHER_LANGUAGES);
    const kind = isEnglish ? (random.chance(0.22) ? 'negative' : 'plain') : lang;
    // Whom a post names decides whether it can become a task: about a fifth do.
    const name = random.chance(isEnglish ? 0.65 : 0.1) ? random.pick(BRANDS) : random.pick(TOPICS);
    const text = random
      .pick(TEXTS[kind])
      .replace('{b}', name)
      .replace('{w}', random.pick(WORDS[lang]))
      .replace('{n}', String(1 + random.below(99_999)))
      .replaceAll('{…}', () => this.#wordOf(lang));
    return { text, lang };
  }

  #wordOf(lang) {
    const random = this.#random;
    return Array.from({ length: 2 + random.below(2) }, () => random.pick(SYLLABLES[lang])).join('');
  }
}
