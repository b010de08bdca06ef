/** The part of a PostgreSQL client that the check needs. */
export interface QueryRunner {
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
}

/** A property of the database server with which Earshot's promises cannot be kept. */
export interface ServerFault {
  readonly setting: string;
  readonly found: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface VerifyOptions {
  /** Tolerates fsync, full_page_writes and synchronous_commit off: for throw-away test clusters only. */
  readonly allowUnsafe?: boolean;
}

const OLDEST_MAJOR = 15;

const DURABILITY = [
  { setting: 'fsync', reason: 'a power failure can lose or damage everything stored' },
  { setting: 'full_page_writes', reason: 'a power failure can leave pages half written' },
  { setting: 'synchronous_commit', reason: 'a power failure can lose work that was already confirmed' },
] as const;

const SQL = `select current_setting('server_version_num') as server_version_num,
  current_setting('server_version') as server_version,
  current_setting('server_encoding') as server_encoding,
  current_setting('fsync') as fsync,
  current_setting('full_page_writes') as full_page_writes,
  current_setting('synchronous_commit') as synchronous_commit`;

/**
 * Compares a server with what Earshot needs: version 15 or newer, database encoding UTF8, and durable commits.
 * @returns every fault with how to mend it; empty when the server is fit
 * @throws when the server does not answer
 */
export async function verifyServer(client: QueryRunner, options: VerifyOptions = {}): Promise<ServerFault[]> {
  const { rows } = await client.query(SQL);
  const read = (setting: string): string => {
    const value = rows[0]?.[setting];
    return typeof value === 'string' ? value : '';
  };
  const faults: ServerFault[] = [];
  if (Number(read('server_version_num')) < OLDEST_MAJOR * 10_000) {
    faults.push({
      setting: 'server_version',
      found: read('server_version'),
      reason: 'this version lacks features that Earshot uses',
      remedy: `Upgrade the server to PostgreSQL ${String(OLDEST_MAJOR)} or newer.`,
    });
  }
  if (read('server_encoding') !== 'UTF8') {
    faults.push({
      setting: 'server_encoding',
      found: read('server_encoding'),
      reason: 'posts in other scripts cannot be stored',
      remedy: "Create the database anew: CREATE DATABASE earshot ENCODING 'UTF8' TEMPLATE template0.",
    });
  }
  if (options.allowUnsafe === true) return faults;
  for (const { setting, reason } of DURABILITY) {
    if (read(setting) !== 'off') continue;
    faults.push({
      setting,
      found: 'off',
      reason,
      remedy: `ALTER SYSTEM RESET ${setting}; SELECT pg_reload_conf(); and remove it from postgresql.conf, ALTER DATABASE and ALTER ROLE.`,
    });
  }
  return faults;
}

/** One line for a log or the doctor command. */
export function describeServerFault(fault: ServerFault): string {
  return `${fault.setting} is ${fault.found}: ${fault.reason}. ${fault.remedy}`;
}
