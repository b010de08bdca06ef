import type { OutboundClient } from '../outbound/outbound.types.js';
import type { PushDirectory } from './push-directory.js';

/** Something a person can do about a notice. */
export interface NoticeAction {
  readonly title: string;
  readonly url: string;
  /** POST: the button does it by itself, where the channel can; the others leave it out. Absent: the address is opened. */
  readonly method?: 'POST';
}

/** What a person is told. Plain text; `link` opens the place where something can be done about it. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly severity: 'recovered' | 'warning' | 'critical';
  readonly link: string | null;
  readonly at: Date;
  readonly alertId?: string;
  /** The same for everything told of one alert: a channel that can replaces or ends what it showed under it. */
  readonly tag?: string;
  readonly actions?: readonly NoticeAction[];
  /** A few figures by their names, shown beside the text: `{ 'per hour': '31', usual: '4' }`. */
  readonly facts?: Readonly<Record<string, string>>;
  /** What a call posts the pressed key to, as `Digits` of a form; it answers in TwiML, in the language of its query. */
  readonly keyUrl?: string;
  /** Of a digest: what it is made of. Channels that keep a state per alert tell these instead. */
  readonly parts?: readonly Notice[];
}

/** What the pieces around a notifier lend it. */
export interface NotifierContext {
  readonly outbound: OutboundClient;
  /** The time for what is signed or dated. */
  readonly now: () => Date;
  /** The operator's own mail server as `smtp://` or `smtps://`, with user and password if it wants them; null: none is set. */
  readonly smtpUrl: string | null;
  /** The installed apps of people; absent: this caller has none. */
  readonly pushDirectory?: PushDirectory;
}

export type SettingsClass<T extends object = object> = new () => T;

/** Field of a notifier's form, shown by `GET /notifier-kinds`. */
export interface NotifierField {
  readonly name: string;
  readonly kind: 'text' | 'url' | 'number' | 'boolean';
  readonly required: boolean;
  /** Fewest characters of a text. */
  readonly minLength?: number;
  /** English sentence; the interface may translate it by `notifier.name`. */
  readonly description: string;
}

/** A notifier's configuration at the moment of a call. Credentials are decrypted just before and never logged. */
export interface NotifierSettings<S = object> {
  readonly settings: S;
  readonly credentials: Readonly<Record<string, string>>;
  /** Whose it is; absent: it speaks for no workspace. */
  readonly workspaceId?: string;
}

/** A channel that carries notices to people. A plain class: no framework, no sibling, no clock. */
export interface Notifier<S extends object = object> {
  readonly kind: string;
  /** One sentence: where its notices arrive. */
  readonly description: string;
  readonly settings: SettingsClass<S>;
  readonly settingFields: readonly NotifierField[];
  readonly credentialFields: readonly NotifierField[];
  /**
   * Delivers at least once; `key` is the same for every attempt, so that the receiver can drop repeats. Throws NotifierError and
   * nothing else.
   */
  send(to: NotifierSettings<S>, notice: Notice, key: string, signal?: AbortSignal): Promise<void>;
  /** Where the channel keeps a state of its own: somebody has taken on what `notice.tag` names. Throws as `send` does. */
  acknowledge?(to: NotifierSettings<S>, notice: Notice, key: string, signal?: AbortSignal): Promise<void>;
}

/** `mayRetry`: passing trouble. False: the channel refused and will refuse again. The message names no host and no secret. */
export class NotifierError extends Error {
  constructor(
    readonly mayRetry: boolean,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'NotifierError';
  }
}
