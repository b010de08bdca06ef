import { Injectable } from '@nestjs/common';
import { Env } from '../../env.js';
import { loadMasterKey } from './master-key.js';
import { digestWith, openWith, sealWith } from './secret-box.js';

/** Seals what is stored but must not be readable in the database or its backups. */
@Injectable()
export class SecretBox {
  private masterKey: Buffer | null = null;

  constructor(private readonly env: Env) {}

  /** `binding` names table, row and field (`source:17:credentials`); only the same binding opens it again. */
  seal(plain: string, binding: string): string {
    return sealWith(this.key(), plain, binding);
  }

  /** Throws SecretNotReadable when the key, the binding or the content is another. */
  open(sealed: string, binding: string): string {
    return openWith(this.key(), sealed, binding);
  }

  /** A keyed hash: equal for equal content and purpose, and worth nothing to a reader of the database. */
  digest(content: Buffer | string, purpose: string): string {
    return digestWith(this.key(), content, purpose);
  }

  private key(): Buffer {
    this.masterKey ??= loadMasterKey(this.env);
    return this.masterKey;
  }
}
