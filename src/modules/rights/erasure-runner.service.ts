import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isConnectionLoss, isRolledBackByConflict } from '../../db/database-errors.js';
import { findErasure, type ErasureRow } from './erasure-rows.js';
import { ErasureSteps } from './erasure-steps.service.js';

/** Brings a claimed erasure to its end, slice by slice; whoever runs it may die anywhere. */
@Injectable()
export class ErasureRunner {
  private readonly log = new Logger('Rights');

  constructor(
    private readonly dataSource: DataSource,
    private readonly steps: ErasureSteps,
  ) {}

  /** Until it is done, `signal` aborts or it fails. `onSlice` hears how far it is. */
  async carryOut(
    erasure: ErasureRow,
    token: string,
    signal: AbortSignal,
    onSlice: (row: ErasureRow) => void = () => undefined,
  ): Promise<void> {
    try {
      let current = erasure;
      while (!signal.aborted) {
        const outcome = await this.steps.workOn(current, token);
        const row = await findErasure(this.dataSource, erasure.workspaceId, erasure.id);
        if (row !== undefined) onSlice(row);
        if (outcome !== 'more' || row === undefined) return;
        current = row;
      }
      await this.steps.release(erasure.id, token);
    } catch (error) {
      if (isConnectionLoss(error) || isRolledBackByConflict(error)) return;
      this.log.error(`Erasure ${erasure.id}: ${error instanceof Error ? error.message : 'failed'}`);
      await this.steps.fail(erasure.id, token, 'It stopped because of an internal error; start it again.');
    }
  }
}
