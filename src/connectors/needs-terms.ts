import { ConnectorError } from './connector.js';

const ASKED_AGAIN_SECONDS = 3_600;

/**
 * An interval is not filled while a watch cannot be narrowed down to words the network could search for: it stays missing until
 * the watch changes, and is told as what it is when it is given up.
 */
export const needsTerms = (network: string): ConnectorError =>
  new ConnectorError(
    'retry',
    `What was missed on ${network} is not searched for: a watch cannot be narrowed down to words to search for.`,
    { retryAfterSeconds: ASKED_AGAIN_SECONDS },
  );
