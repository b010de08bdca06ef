// The `Date` header has whole seconds, so a smaller difference says nothing.
const NOTICEABLE_MS = 2000;
let offsetMs = 0;

/** Learns how far this device's clock is from the server's, from an answer's `Date` header. */
export function noteServerDate(header: string | null, sentAtMs: number, receivedAtMs: number): void {
  const serverMs = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(serverMs)) return;
  const difference = serverMs + 500 - (sentAtMs + receivedAtMs) / 2;
  offsetMs = Math.abs(difference) > NOTICEABLE_MS ? difference : 0;
}

/** Milliseconds since 1970 by the server's clock: promises are kept by it, not by this device. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}
