/** The transport sets these itself; a caller's would contradict the connection or name another host. */
const TRANSPORT_HEADERS: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A caller's headers with lower-case names, without those that are the transport's business. */
export function requestHeaders(
  userAgent: string,
  given: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const own = Object.entries(given ?? {})
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !TRANSPORT_HEADERS.has(name) && !name.startsWith('sec-websocket-'));
  return { 'user-agent': userAgent, ...Object.fromEntries(own) };
}

/** Lower-case names; repeated headers joined by ', '. */
export function joinRepeated(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
}
