import type { OutboundClient } from '../../src/outbound/outbound.types.js';

/** An outbound client for specs: what is not given fails the spec that uses it. */
export function fakeOutbound(given: Partial<OutboundClient> = {}): OutboundClient {
  const refuse = (method: string) => (): Promise<never> => Promise.reject(new Error(`No ${method} here.`));
  return {
    request: refuse('request'),
    stream: refuse('stream'),
    openWebSocket: refuse('openWebSocket'),
    resolveChecked: refuse('resolveChecked'),
    connectChecked: refuse('connectChecked'),
    ...given,
  };
}
