import type { OutboundClient } from '../outbound/outbound.types.js';

/** What a person is told. Plain text; `link` opens the place where something can be done about it. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly severity: 'recovered' | 'warning' | 'critical';
  readonly link: string | null;
  readonly at: Date;
}

export interface NotifierContext {
  readonly outbound: OutboundClient;
}

export type SettingsClass<T extends object = object> = new () => T;

/** A channel that carries notices to people. A plain class: no framework, no sibling, no clock. */
export interface Notifier<S extends object = object> {
  readonly kind: string;
  readonly settings: SettingsClass<S>;
  /** Delivers at least once; `key` is the same for every attempt, so that the receiver can drop repeats. Throws NotifierError. */
  send(settings: S, notice: Notice, key: string): Promise<void>;
}

/** `mayRetry`: passing trouble. False: the channel refused and will refuse again. */
export class NotifierError extends Error {
  constructor(
    readonly mayRetry: boolean,
    message: string,
  ) {
    super(message);
    this.name = 'NotifierError';
  }
}
