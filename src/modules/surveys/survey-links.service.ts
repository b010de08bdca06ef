import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../../env.js';
import { SecretBox } from '../staff/secret-box.service.js';

const TOKEN_BYTES = 16;
const SIGNATURE_LENGTH = 22;
const PURPOSE = 'survey link';

export interface SurveyLink {
  readonly url: string;
  /** What is kept of it. */
  readonly hash: string;
}

/** The addresses that surveys are answered under: signed, and nowhere stored. */
@Injectable()
export class SurveyLinks {
  constructor(
    private readonly secrets: SecretBox,
    private readonly env: Env,
  ) {}

  /** Whether a customer can reach us: nobody has said under which address otherwise. */
  get isReachable(): boolean {
    return this.env.baseUrl !== null;
  }

  make(): SurveyLink {
    const secret = randomBytes(TOKEN_BYTES).toString('base64url');
    const token = `${secret}.${this.signatureOf(secret)}`;
    return { url: `${this.baseUrl()}/s/${token}`, hash: hashOf(token) };
  }

  /** Null for a token that was not signed here. */
  hashOf(token: string): string | null {
    const [secret, signature] = token.split('.');
    if (secret === undefined || signature?.length !== SIGNATURE_LENGTH) return null;
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.signatureOf(secret))];
    return given.length === expected.length && timingSafeEqual(given, expected) ? hashOf(token) : null;
  }

  private signatureOf(secret: string): string {
    const digest = this.secrets.digest(secret, PURPOSE);
    return createHash('sha256').update(digest).digest('base64url').slice(0, SIGNATURE_LENGTH);
  }

  private baseUrl(): string {
    const host = this.env.host.includes(':') ? `[${this.env.host}]` : this.env.host;
    return (this.env.baseUrl ?? `http://${host}:${String(this.env.port)}`).replace(/\/+$/, '');
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
