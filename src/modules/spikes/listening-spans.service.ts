import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A worker says that it listens much more often than this. */
export const AWAY_SECONDS = 300;

/** Writes down when the installation listened, so that a time in which it did not is known for one. */
@Injectable()
export class ListeningSpans {
  constructor(private readonly dataSource: DataSource) {}

  /** "Somebody listens now": the span that runs is drawn on, or after an absence another begins. */
  async draw(): Promise<void> {
    await this.dataSource.query(
      `WITH last AS (SELECT id, until_at FROM listening_span ORDER BY id DESC LIMIT 1 FOR UPDATE),
       drawn AS (UPDATE listening_span s SET until_at = now() FROM last
         WHERE s.id = last.id AND last.until_at > now() - make_interval(secs => $1) RETURNING s.id)
       INSERT INTO listening_span (from_at, until_at) SELECT now(), now() WHERE NOT EXISTS (SELECT FROM drawn)`,
      [AWAY_SECONDS],
    );
  }
}

/** In SQL: when nobody listened at all. */
export const ABSENCES = `SELECT until_at AS from_at, next_at AS to_at
  FROM (SELECT until_at, lead(from_at) OVER (ORDER BY id) AS next_at FROM listening_span) span
  WHERE next_at > until_at + interval '${String(AWAY_SECONDS)} seconds'`;
