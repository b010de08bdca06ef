import { ConnectorError } from '../connectors/connector.js';
import { BadInput } from './cli-error.js';
import { inputName, readBytes } from './read-input.js';
import { print } from './terminal.js';

/** For one document. With the start of the program and of the thread an answer still comes within two seconds. */
const DEADLINE_MS = 800;

/** Reads a feed and prints it as one line of JSON. */
export async function printFeed(file: string): Promise<void> {
  const { MAX_FEED_BYTES, openFeedParser } = await import('../connectors/feed/feed-parser.js');
  const { readFeed } = await import('../connectors/feed/read-feed.js');
  const bytes = await readBytes(file, MAX_FEED_BYTES);
  const parser = openFeedParser({ threads: 1, deadlineMs: DEADLINE_MS });
  try {
    await print(JSON.stringify(await readFeed(bytes, { parser })));
  } catch (error) {
    if (error instanceof ConnectorError) throw new BadInput(`${inputName(file)}: ${error.message}`);
    throw error;
  } finally {
    await parser.close();
  }
}
