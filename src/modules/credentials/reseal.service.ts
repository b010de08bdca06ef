import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { SecretBox } from '../staff/secret-box.service.js';
import { SEALED_PLACES, type SealedPlace } from './sealed-places.js';

const BATCH = 200;

export interface ResealProgress {
  readonly looked: number;
  readonly resealed: number;
}

/**
 * Seals everything stored anew with the key in force, while the product runs: a row is only written when it is still what was
 * read, and whoever changed it meanwhile has used the new key already. Running it again changes nothing.
 */
@Injectable()
export class ResealService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: SecretBox,
  ) {}

  /** Throws SecretNotReadable, with the row named, where neither key opens a value; what came before it is done. */
  async resealAll(onProgress: (progress: ResealProgress) => void, signal: AbortSignal): Promise<ResealProgress> {
    let progress: ResealProgress = { looked: 0, resealed: 0 };
    for (const place of SEALED_PLACES) {
      let last = '';
      for (;;) {
        const rows = await this.readBatch(place, last);
        for (const { key, sealed } of rows) {
          if (signal.aborted) return progress;
          const isDone = await this.reseal(place, key, sealed);
          progress = { looked: progress.looked + 1, resealed: progress.resealed + (isDone ? 1 : 0) };
          onProgress(progress);
          last = key;
        }
        if (rows.length < BATCH) break;
      }
    }
    return progress;
  }

  /** Values to look at. */
  async count(): Promise<number> {
    let total = 0;
    for (const { table, value } of SEALED_PLACES) {
      const [row] = await query<{ n: number }>(
        this.dataSource,
        `SELECT count(*)::int AS n FROM ${table} WHERE ${value} IS NOT NULL`,
      );
      total += row?.n ?? 0;
    }
    return total;
  }

  private readBatch({ table, key, value }: SealedPlace, after: string): Promise<{ key: string; sealed: string }[]> {
    return query(
      this.dataSource,
      `SELECT * FROM (SELECT (${key}) COLLATE "C" AS key, ${value} AS sealed FROM ${table} WHERE ${value} IS NOT NULL) s
       WHERE s.key > $1 COLLATE "C" ORDER BY s.key LIMIT ${String(BATCH)}`,
      [after],
    );
  }

  private async reseal(
    { table, key, value, set, bindingOf }: SealedPlace,
    id: string,
    sealed: string,
  ): Promise<boolean> {
    if (this.secrets.isCurrent(sealed)) return false;
    const binding = bindingOf(id);
    let opened: string;
    try {
      opened = this.secrets.open(sealed, binding);
    } catch (error) {
      throw new Error(`${table} ${id}: ${error instanceof Error ? error.message : 'it cannot be read.'}`, {
        cause: error,
      });
    }
    const changed = await query(
      this.dataSource,
      `UPDATE ${table} SET ${set('$3')} WHERE (${key}) = $1 AND ${value} = $2 RETURNING 1`,
      [id, sealed, this.secrets.seal(opened, binding)],
    );
    return changed.length > 0;
  }
}
