/** Languages whose manners the checker knows; texts in others are checked for what is the same everywhere. */
export const TONE_LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh', 'de'] as const;
export type ToneLanguage = (typeof TONE_LANGUAGES)[number];

/** `any`: the guide says nothing about it. */
export const FORMALITIES = ['formal', 'informal', 'any'] as const;
export type Formality = (typeof FORMALITIES)[number];

export const EMOJI_POLICIES = ['never', 'sparing', 'free'] as const;
export type EmojiPolicy = (typeof EMOJI_POLICIES)[number];

/** A word we do not say, or not like that. */
export interface WordRule {
  readonly word: string;
  /** What we say instead; absent: nothing does. */
  readonly instead?: string;
  /** A text with it is not sent at all. */
  readonly isBlocking: boolean;
}

/** How one speaks in one language. */
export interface LanguageTone {
  /** du or Sie, ты or вы, sinä or te, tu or jūs, 你 or 您; in English no contractions or as one talks. */
  readonly formality: Formality;
  /** Thai: every text has a polite particle (ค่ะ, ครับ). */
  readonly needsParticle: boolean;
  readonly words: readonly WordRule[];
  /** Null: only the network's own limit holds. */
  readonly maxCharacters: number | null;
}

/** How a brand speaks. */
export interface ToneGuide {
  /** What we call ourselves; empty: as the workspace is called. */
  readonly brand: string;
  readonly emoji: EmojiPolicy;
  readonly maxExclamationMarks: number;
  /** A customer whose name is known is called by it. */
  readonly greetsByName: boolean;
  /** Whoever complains is told that we are sorry. */
  readonly apologises: boolean;
  /** Addresses, numbers and sites of our own, which are no personal data: matched as they stand. */
  readonly ownContacts: readonly string[];
  readonly languages: Readonly<Partial<Record<ToneLanguage, LanguageTone>>>;
}

export const FINDING_CODES = [
  'unfilled-variable',
  'too-long',
  'too-familiar',
  'too-formal',
  'mixed-address',
  'particle-missing',
  'emoji',
  'forbidden-word',
  'shouting',
  'exclamation-marks',
  'name-missing',
  'apology-missing',
  'blames-customer',
  'promise-without-time',
  'email-shown',
  'phone-shown',
  'card-shown',
  'order-shown',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  readonly code: FindingCode;
  /** UTF-16 code units of the text, end excluded; an empty one at 0 where something is missing. */
  readonly span: readonly [start: number, end: number];
  readonly values: Readonly<Record<string, string | number>>;
  /** A text with it is not sent. */
  readonly isBlocking: boolean;
}

/** What the checker has to know beside the text. */
export interface ToneFacts {
  readonly lang: string;
  readonly visibility: 'public' | 'private';
  /** As it can be said; null: not known. */
  readonly customerName: string | null;
  /** The customer complains or threatens. */
  readonly isComplaint: boolean;
  /** We said sorry earlier in this conversation. */
  readonly hasApologisedBefore: boolean;
}
