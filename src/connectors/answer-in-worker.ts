import { parentPort } from 'node:worker_threads';
import { ConnectorError } from './connector.js';
import type { ParserAnswer } from './parser-protocol.js';

/** Makes the running thread a parser's: the last thing its script does. `parse` throws ConnectorError('invalid') for what it refuses. */
export function answerQuestions(parse: (question: never) => unknown): void {
  const port = parentPort;
  if (port === null) throw new Error('This file runs in a worker thread only.');
  const answer = async (question: unknown): Promise<ParserAnswer> => {
    try {
      return { kind: 'parsed', reading: await parse(question as never) };
    } catch (error) {
      if (error instanceof ConnectorError) return { kind: 'refused', reason: error.message, code: error.options.code };
      throw error;
    }
  };
  port.on('message', (question: unknown) => {
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
  port.postMessage({ kind: 'ready' } satisfies ParserAnswer);
}
