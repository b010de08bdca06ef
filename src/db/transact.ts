import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { isConnectionLoss, isRolledBackByConflict } from './database-errors.js';

const ATTEMPTS = 6;
const FIRST_WAIT_MS = 40;

export interface TransactOptions {
  /**
   * True when running the unit again after a lost answer to COMMIT changes nothing: everything it writes hangs on a unique
   * key or on rows it inserted itself. Only then is a lost connection retried here.
   */
  readonly repeatable: boolean;
}

/**
 * Runs `work` in one transaction, the whole unit again on a deadlock, a serialisation failure or, when repeatable, a lost
 * connection; waits grow with jitter. Throws the last error when it gives up.
 */
export async function transact<T>(
  dataSource: DataSource,
  options: TransactOptions,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(work);
    } catch (error) {
      const mayRepeat = isRolledBackByConflict(error) || (options.repeatable && isConnectionLoss(error));
      if (!mayRepeat || attempt === ATTEMPTS) throw error;
      await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}
