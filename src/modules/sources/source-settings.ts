import type { Connector } from '../../connectors/connector.js';
import { type SettingAddress, urlsOf } from '../../http/plug-in-settings.js';
import type { OutboundService } from '../../outbound/outbound.service.js';
import { readUrl } from '../../domain/text/read-url.js';

/** Whether credentials given for `before` could go to a place they were not given for. Credentials belong to their host. */
export function movesToAnotherHost(
  connector: Connector,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): boolean {
  const known = new Set(urlsOf(connector, before).map(placeOf));
  const isRebound = connector.settingFields.some(
    ({ name, bindsCredentials }) => bindsCredentials === true && before[name] !== after[name],
  );
  return isRebound || urlsOf(connector, after).some((address) => !known.has(placeOf(address)));
}

/** By field, because what one address is trusted with another may not see. `origin` is "null" for protocols the web does not know. */
function placeOf({ name, url }: SettingAddress): string {
  const address = readUrl(url);
  if (address === null) return `${name} ${url}`;
  const { protocol, host } = address;
  return `${name} ${protocol}//${host.toLowerCase()}`;
}

const JUDGED_WHEN_DIALLED = /^amqps?:/i;

/** Whether an address may be reached, as far as it can be told before a connection is opened. */
export const mayBeReached = (outbound: Pick<OutboundService, 'judgeUrl'>, url: string): boolean =>
  JUDGED_WHEN_DIALLED.test(url) || outbound.judgeUrl(url.replace(/^ws(?=s?:)/i, 'http')).ok;

export function isSameSettings(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const sorted = (settings: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(Object.entries(settings).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}
