import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { VapidKeys } from '../../notifiers/push-directory.js';
import { makeVapidKeys } from '../../notifiers/push-vapid.js';
import { SecretBox } from '../staff/secret-box.service.js';

const BINDING = 'push_key:1:sealed';

/** The pair by which push services know this installation. Every subscription is made for it, so that it never changes. */
@Injectable()
export class PushKeys {
  private known: VapidKeys | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: SecretBox,
  ) {}

  async get(): Promise<VapidKeys> {
    this.known ??= (await this.read()) ?? (await this.make());
    return this.known;
  }

  private async read(): Promise<VapidKeys | null> {
    const [row] = await query<{ publicKey: string; sealed: string }>(
      this.dataSource,
      'SELECT public_key AS "publicKey", sealed FROM push_key',
    );
    return row === undefined ? null : { publicKey: row.publicKey, privateKey: this.secrets.open(row.sealed, BINDING) };
  }

  /** Of two processes that make one at once, the first wins. */
  private async make(): Promise<VapidKeys> {
    const keys = makeVapidKeys();
    await this.dataSource.query(
      'INSERT INTO push_key (id, public_key, sealed) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING',
      [keys.publicKey, this.secrets.seal(keys.privateKey, BINDING)],
    );
    const stored = await this.read();
    if (stored === null) throw new Error('The keys for pushing were not kept.');
    return stored;
  }
}
