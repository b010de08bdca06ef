import { Injectable } from '@nestjs/common';
import { Env } from '../../env.js';
import { loadMasterKey, loadOldKeys } from './master-key.js';
import { digestWith, isSealedWith, openWith, sealWith } from './secret-box.js';

/** Seals what is stored but must not be readable in the database or its backups. */
@Injectable()
export class SecretBox {
  private masterKey: Buffer | null = null;
  private oldKeys: readonly Buffer[] | null = null;

  constructor(private readonly env: Env) {}

  /** `binding` names table, row and field (`source:17:credentials`); only the same binding opens it again. */
  seal(plain: string, binding: string): string {
    return sealWith(this.key(), plain, binding);
  }

  /** Throws SecretNotReadable when the key, the binding or the content is another. */
  open(sealed: string, binding: string): string {
    const key = this.key();
    if (isSealedWith(key, sealed)) return openWith(key, sealed, binding);
    this.oldKeys ??= loadOldKeys(this.env);
    return openWith(this.oldKeys.find((old) => isSealedWith(old, sealed)) ?? key, sealed, binding);
  }

  /** Whether it was sealed with the key in force; one before it may be taken away once everything is. */
  isCurrent(sealed: string): boolean {
    return isSealedWith(this.key(), sealed);
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
