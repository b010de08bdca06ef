/** Where the address does not say: long enough for a server that is busy, short enough to notice one that is gone. */
const CONNECT_TIMEOUT_MS = 5_000;

/** How long opening a connection to `url` may take, ms: its `connect_timeout` in whole seconds, as libpq reads it; 0 waits for ever. */
export function connectTimeoutMs(url: string): number {
  const given = new URL(url).searchParams.get('connect_timeout');
  return given !== null && /^\d{1,6}$/.test(given) ? Number(given) * 1_000 : CONNECT_TIMEOUT_MS;
}
