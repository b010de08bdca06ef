import type { Connector } from '../../connectors/connector.js';
import { urlsOf } from '../../http/plug-in-settings.js';

/** Whether credentials given for `before` could go to a place they were not given for. Credentials belong to their host. */
export function movesToAnotherHost(
  connector: Connector,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): boolean {
  const old = urlsOf(connector, before);
  return [...urlsOf(connector, after)].some(([name, url]) => originOf(url) !== originOf(old.get(name)));
}

const originOf = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : null;

export function isSameSettings(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const sorted = (settings: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(Object.entries(settings).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}
