import { parentPort } from 'node:worker_threads';
import { decodeFeed } from './decode-feed.js';
import type { WorkerAnswer, WorkerQuestion } from './feed-parser.js';
import { FeedFormatError } from './feed.types.js';
import { parseFeed } from './parse-feed.js';

const answer = async ({ bytes, contentType, baseUrl }: WorkerQuestion): Promise<WorkerAnswer> => {
  try {
    return { kind: 'parsed', feed: await parseFeed(decodeFeed(bytes, contentType ?? undefined), baseUrl) };
  } catch (error) {
    if (error instanceof FeedFormatError) return { kind: 'refused', reason: error.message };
    throw error;
  }
};

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread only.');
port.on('message', (question: WorkerQuestion) => {
  void answer(question).then(
    (message) => {
      port.postMessage(message);
    },
    (error: unknown) => {
      // An uncaught error ends this thread; its owner starts another.
      setImmediate(() => {
        throw error;
      });
    },
  );
});
port.postMessage({ kind: 'ready' } satisfies WorkerAnswer);
