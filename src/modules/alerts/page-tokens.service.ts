import { Injectable } from '@nestjs/common';
import { Env } from '../../env.js';
import { isSameHash } from '../../http/token-hash.js';
import { SecretBox } from '../staff/secret-box.service.js';

const LIFE_SECONDS = 1_800;
const PURPOSE = 'alert page link';
/** What a telephone service is given to post a pressed key to. It opens nothing else. */
const KEY_PURPOSE = 'alert call key';
const FORM = /^(\d{1,19})\.(\d{1,12})\.([0-9a-f]{64})$/;

/** What a person was paged with opens this one alert for half an hour, and nothing else. */
@Injectable()
export class PageTokens {
  constructor(
    private readonly secrets: SecretBox,
    private readonly env: Env,
  ) {}

  make(alertId: string, memberId: string, now: Date): string {
    return this.issue(alertId, memberId, now, PURPOSE);
  }

  /** The person it was made for; null when it is not valid for this alert, or no longer. */
  read(token: string, alertId: string, now: Date): string | null {
    return this.check(token, alertId, now, PURPOSE);
  }

  /** Likewise of the address of a call. */
  readKey(token: string, alertId: string, now: Date): string | null {
    return this.check(token, alertId, now, KEY_PURPOSE);
  }

  /** Null where nobody from outside could reach it. */
  keyUrl(alertId: string, memberId: string, now: Date): string | null {
    if (this.env.baseUrl === null) return null;
    return `${this.baseUrl()}/api/v1/a/${alertId}/key?t=${this.issue(alertId, memberId, now, KEY_PURPOSE)}`;
  }

  private check(token: string, alertId: string, now: Date, purpose: string): string | null {
    const [, memberId, until, signature] = FORM.exec(token) ?? [];
    if (memberId === undefined || until === undefined || signature === undefined) return null;
    const untilSeconds = Number(until);
    if (!isSameHash(signature, this.sign(alertId, memberId, untilSeconds, purpose))) return null;
    return now.getTime() / 1_000 < untilSeconds ? memberId : null;
  }

  /** `payload` stays behind `#`: the page is painted from it before anything was asked, and no server sees it. */
  linkTo(alertId: string, token: string, payload: string | null): string {
    const hash = payload === null ? '' : `#${payload}`;
    return `${this.baseUrl()}/a/${alertId}?t=${token}${hash}`;
  }

  /** What a button of a notification posts to. */
  acknowledgeUrl(alertId: string, token: string): string {
    return `${this.baseUrl()}/api/v1/a/${alertId}/acknowledge?t=${token}`;
  }

  private issue(alertId: string, memberId: string, now: Date, purpose: string): string {
    const untilSeconds = Math.floor(now.getTime() / 1_000) + LIFE_SECONDS;
    return `${memberId}.${String(untilSeconds)}.${this.sign(alertId, memberId, untilSeconds, purpose)}`;
  }

  private sign(alertId: string, memberId: string, untilSeconds: number, purpose: string): string {
    return this.secrets.digest(`${alertId}|${memberId}|${String(untilSeconds)}`, purpose);
  }

  private baseUrl(): string {
    const host = this.env.host.includes(':') ? `[${this.env.host}]` : this.env.host;
    return (this.env.baseUrl ?? `http://${host}:${String(this.env.port)}`).replace(/\/+$/, '');
  }
}
