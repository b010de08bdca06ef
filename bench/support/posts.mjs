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

/** `{b}` is the name that is watched, `{n}` a number, `{w}` a word of the language. */
const TEXTS = {
  negative: [
    '{b} lost my {w} again and nobody answers, this is terrible and I am angry #{n}',
    'Worst {w} ever from {b}. {n} days of waiting, broken promises and a useless hotline.',
    'The {w} from {b} failed twice today, awful, I hate this and want my money back!! order {n}',
    '@{b} your {w} is a scam, {n} euros gone and the answer was a rude copy of the same text',
  ],
  plain: [
    'Opened the {b} {w} this morning at gate {n}, the queue is moving and coffee is served in the hall',
    'Does {b} sell the {w} in size {n} as well, or only in the shop near the station in the old town?',
    'I love the new {w} by {b}, great work, {n} out of ten and thank you for the quick delivery 🎉',
    '{b} announces a {w} with {n} seats; the first ones are on the road in spring, says the paper',
    'Comparing {b} and two others for a {w}: the table of {n} rows is in the thread below, have a look',
  ],
  fi: [
    'Tilasin {b} {w} viikko sitten, tilausnumero {n}, eikä mitään kuulu. Onko kenelläkään tietoa asiasta?',
    '{b} avasi uuden {w} keskustaan, jono oli {n} metriä mutta palvelu toimi ja kahvi oli hyvää',
  ],
  lv: [
    'Vai kāds zina, kāpēc {b} {w} atkal nestrādā? Zvanīju {n} reizes un neviens neatbild uz jautājumiem',
    '{b} jaunais {w} ir atvērts no rīta līdz vakaram, cenas no {n} eiro, iesaku apskatīt draugiem',
  ],
  ru: [
    'Купил {w} от {b}, заказ номер {n}, прошла неделя, служба поддержки молчит. Кто сталкивался с этим?',
    '{b} открыли новый {w} у вокзала, очередь {n} человек, но всё идёт быстро и вежливо',
  ],
  th: [
    'สั่ง {w} จาก {b} มา {n} วันแล้วยังไม่ได้ของเลย ติดต่อไปก็ไม่มีใครตอบกลับ ใครเคยเจอแบบนี้บ้าง',
    'วันนี้ไปลอง {w} ที่ร้าน {b} สาขาใหม่ คนเยอะมากแต่พนักงานบริการดี ราคา {n} บาท',
  ],
  zh: [
    '在 {b} 买的 {w} 已经等了 {n} 天还没有发货，客服电话一直打不通，有没有人遇到同样的情况，应该怎么办才好',
    '{b} 新开的 {w} 今天第一天营业，排队大概 {n} 个人，环境不错，服务员也很热情，下次还会带朋友一起来',
  ],
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
    // Other languages are judged "unsure", which a person looks at: a storm of them is mostly about topics here.
    const name = isEnglish || random.chance(0.2) ? random.pick(BRANDS) : random.pick(TOPICS);
    const text = random
      .pick(TEXTS[kind])
      .replace('{b}', name)
      .replace('{w}', random.pick(WORDS[lang]))
      .replace('{n}', String(1 + random.below(99_999)));
    return { text, lang };
  }
}
