import type { OutboundClient } from '../outbound/outbound.types.js';

/** What a person is told. Plain text; `link` opens the place where something can be done about it. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly severity: 'recovered' | 'warning' | 'critical';
  readonly link: string | null;
  readonly at: Date;
}

/** What the pieces around a notifier lend it. */
export interface NotifierContext {
  readonly outbound: OutboundClient;
  /** The time for what is signed or dated. */
  readonly now: () => Date;
  /** The operator's own mail server as `smtp://` or `smtps://`, with user and password if it wants them; null: none is set. */
  readonly smtpUrl: string | null;
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
