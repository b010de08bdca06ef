import { ConnectorError } from '../connector.js';
import { decodeDocument } from '../decode-document.js';
import type { FeedQuestion, ParsedFeed } from './feed.types.js';
import { FeedFormatError } from './feed.types.js';
import { parseFeed } from './parse-feed.js';

/**
 * Reads a feed from its bytes.
 * @throws ConnectorError('invalid') when the document is not a feed.
 */
export const parseFeedDocument = async ({ bytes, contentType, baseUrl }: FeedQuestion): Promise<ParsedFeed> => {
  try {
    return await parseFeed(decodeDocument(bytes, contentType ?? undefined), baseUrl);
  } catch (error) {
    throw error instanceof FeedFormatError ? new ConnectorError('invalid', error.message) : error;
  }
};
