import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { AppError } from '../../errors.js';
import { hashSecret } from '../../http/token-hash.js';

/** How many attempts are free, and how long the wait can grow: it doubles with every further one. */
interface Patience {
  readonly freeAttempts: number;
  readonly longestWaitSeconds: number;
}

/** The wait for an account is short, because anybody can cause it for anybody. */
const FOR_ACCOUNT: Patience = { freeAttempts: 5, longestWaitSeconds: 60 };
/** Many people may share an address. */
const FOR_ADDRESS: Patience = { freeAttempts: 30, longestWaitSeconds: 300 };

const FORGOTTEN_AFTER = '1 hour';

/** Seconds to wait after `failures`: nothing while attempts are free, then 1, 2, 4 … up to the longest. */
const WAIT = `CASE WHEN t.failures < $2::int THEN 0 ELSE least($3::float8, power(2, least(t.failures - $2::int, 20))) END`;

/**
 * Slows guessing down per account and per address; never locks for good. An attempt counts before it is checked and is taken
 * back when it was right, so that many at once cannot slip through.
 */
@Injectable()
export class SignInThrottleService {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws `throttled` with the seconds to wait. */
  async countAttempt(email: string, address: string): Promise<void> {
    await this.count(keyOfAddress(address), FOR_ADDRESS);
    await this.count(keyOfAccount(email), FOR_ACCOUNT);
  }

  async takeBack(email: string, address: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM sign_in_throttle WHERE key = $1`, [keyOfAccount(email)]);
    await this.dataSource.query(`UPDATE sign_in_throttle SET failures = greatest(failures - 1, 0) WHERE key = $1`, [
      keyOfAddress(address),
    ]);
  }

  private async count(key: string, { freeAttempts, longestWaitSeconds }: Patience): Promise<void> {
    const parameters = [key, freeAttempts, longestWaitSeconds];
    const counted = await query(
      this.dataSource,
      `INSERT INTO sign_in_throttle AS t (key, failures) VALUES ($1, 1)
       ON CONFLICT (key) DO UPDATE SET last_failure_at = now(),
         failures = CASE WHEN t.last_failure_at < now() - $4::interval THEN 1 ELSE t.failures + 1 END
       WHERE t.last_failure_at + make_interval(secs => ${WAIT}) <= now()
       RETURNING t.failures`,
      [...parameters, FORGOTTEN_AFTER],
    );
    if (counted.length > 0) return;
    const [left] = await query<{ seconds: number }>(
      this.dataSource,
      `SELECT extract(epoch FROM t.last_failure_at + make_interval(secs => ${WAIT}) - now())::float8 AS seconds
       FROM sign_in_throttle t WHERE t.key = $1`,
      parameters,
    );
    throw new AppError('throttled', 'too-many-attempts', {
      detail: 'Too many attempts; wait a little.',
      retryAfterSeconds: Math.max(1, Math.ceil(left?.seconds ?? 1)),
    });
  }
}

const keyOfAccount = (email: string): string => hashSecret(`account:${email}`);
const keyOfAddress = (address: string): string => hashSecret(`address:${address}`);
