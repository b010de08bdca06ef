import type { NotifierContext } from '../../../src/notifiers/notifier.js';

/** How a stand-in meets a notice. */
export type Manner =
  | { readonly is: 'accept' }
  /** Not now. */
  | { readonly is: 'busy'; readonly afterSeconds?: number }
  /** Never. */
  | { readonly is: 'refuse' }
  /** The connection ends without an answer. */
  | { readonly is: 'hang-up' }
  /** Keeps the notice, and then answers that something went wrong. */
  | { readonly is: 'keep-and-fail' }
  /** Takes the request and never answers. */
  | { readonly is: 'silence' };

/** A notice as it arrived: the text a person sees, and what repeats of it have in common. */
export interface Arrived {
  readonly text: string;
  readonly key: string;
  readonly raw: string;
}

/** A receiver of notices on this machine. */
export interface NotifierStandIn {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly credentials: Readonly<Record<string, string>>;
  /** The same pointing to an address that must not be reached. */
  readonly blockedSettings: Readonly<Record<string, unknown>>;
  /** With these credentials instead, where the address is one of them. */
  readonly blockedCredentials?: Readonly<Record<string, string>>;
  /** Whether the channel says how long to wait when it is busy. */
  readonly tellsWait: boolean;
  /** What only this channel needs to be lent. */
  readonly context?: Partial<NotifierContext>;
  /** `host:port` to be listed as reachable. */
  readonly targets: readonly string[];
  readonly arrived: readonly Arrived[];
  meet(manner: Manner): void;
  stop(): Promise<void>;
}
