import type { SourceSettings } from './setting.types.js';

/** Credentials a network gave us, beside what an administrator typed in; stored sealed under the same names. */
export interface Tokens {
  readonly credentials: Readonly<Record<string, string>>;
  /** Null where they do not run out. */
  readonly expiresAt: Date | null;
  readonly scopes?: readonly string[];
  /** The account they speak for, as people know it. */
  readonly account?: string;
}

export interface ConsentRequest {
  readonly state: string;
  readonly redirectUri: string;
  /** PKCE, S256. */
  readonly codeChallenge: string;
}

/** A request for consent that the network is told of before anybody is sent to it. */
export interface AnnouncedRequest extends ConsentRequest {
  /** Where this installation describes itself to the network (`clientDocument`). */
  readonly clientUrl: string;
}

export interface ConsentPage {
  readonly url: string;
  /** Kept sealed, and given back with the code. */
  readonly remembered: Readonly<Record<string, string>>;
}

export interface AnnouncedGrant {
  readonly code: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
  /** Who answered, by its own word (`iss`, RFC 9207). */
  readonly issuer: string | null;
  readonly remembered: Readonly<Record<string, string>>;
}

/** Where this installation is to be found. */
export interface ClientPlace {
  readonly clientUrl: string;
  readonly redirectUri: string;
  readonly homeUrl: string;
}

/** Consent at networks that read who asks at an address of ours, and are told of each request first (PAR, RFC 9126). */
export interface AnnouncedConsent<S extends object = object> {
  announce(source: SourceSettings<S>, request: AnnouncedRequest, signal: AbortSignal): Promise<ConsentPage>;
  exchange(source: SourceSettings<S>, grant: AnnouncedGrant, signal: AbortSignal): Promise<Tokens>;
  /** What is served to the network at `clientUrl`. */
  clientDocument(place: ClientPlace): object;
}

/**
 * How a network's tokens are come by and kept. The credentials service calls it under a lock, stores what it returns before
 * anything uses it, and hands the connector sources whose `credentials` hold both. Methods throw ConnectorError: `auth` means
 * a person must connect again.
 */
export interface TokenKeeper<S extends object = object> {
  /** First tokens from what was typed in (a password for apps, a client's id and secret). */
  obtain?(source: SourceSettings<S>, signal: AbortSignal): Promise<Tokens>;
  /** New tokens from the present ones; absent where they are simply obtained again. */
  refresh?(source: SourceSettings<S>, signal: AbortSignal): Promise<Tokens>;
  /** Where a person has to agree in a browser. */
  readonly consent?: {
    authorizeUrl(source: SourceSettings<S>, request: ConsentRequest): string;
    exchange(
      source: SourceSettings<S>,
      grant: { readonly code: string; readonly redirectUri: string; readonly codeVerifier: string },
      signal: AbortSignal,
    ): Promise<Tokens>;
  };
  /** The same where the network wants to be told of the request first. */
  readonly announcedConsent?: AnnouncedConsent<S>;
}
