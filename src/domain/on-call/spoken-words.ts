/** Languages a telephone voice can be had for among those Earshot speaks; Latvian has none. */
export const SPOKEN_LANGUAGES = ['en-GB', 'en-US', 'fi-FI', 'ru-RU', 'th-TH', 'zh-CN'] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

export interface SpokenWords {
  /** Asks for the key that acknowledges. */
  readonly ask: string;
  readonly acknowledged: string;
  /** Another key, or none. */
  readonly nothingDone: string;
  /** The call is too old, or the alert is over. */
  readonly tooLate: string;
}

const ENGLISH: SpokenWords = {
  ask: 'To acknowledge, press 1.',
  acknowledged: 'Acknowledged. Goodbye.',
  nothingDone: 'Nothing was changed. Goodbye.',
  tooLate: 'This call can change nothing any more. Goodbye.',
};

const WORDS: Readonly<Record<SpokenLanguage, SpokenWords>> = {
  'en-GB': ENGLISH,
  'en-US': ENGLISH,
  'fi-FI': {
    ask: 'Kuittaa painamalla ykköstä.',
    acknowledged: 'Kuitattu. Kuulemiin.',
    nothingDone: 'Mitään ei muutettu. Kuulemiin.',
    tooLate: 'Tällä puhelulla ei voi enää muuttaa mitään. Kuulemiin.',
  },
  'ru-RU': {
    ask: 'Чтобы подтвердить, нажмите 1.',
    acknowledged: 'Подтверждено. До свидания.',
    nothingDone: 'Ничего не изменено. До свидания.',
    tooLate: 'Этот звонок уже ничего не может изменить. До свидания.',
  },
  'th-TH': {
    ask: 'กด 1 เพื่อรับทราบ',
    acknowledged: 'รับทราบแล้ว สวัสดี',
    nothingDone: 'ไม่มีการเปลี่ยนแปลง สวัสดี',
    tooLate: 'สายนี้ใช้ดำเนินการไม่ได้แล้ว สวัสดี',
  },
  'zh-CN': {
    ask: '确认请按 1。',
    acknowledged: '已确认。再见。',
    nothingDone: '未作任何更改。再见。',
    tooLate: '此通话已无法再作更改。再见。',
  },
};

/** What a call says about its keys. */
export const wordsIn = (language: SpokenLanguage): SpokenWords => WORDS[language];
