import { Client, type ClientConfig } from 'pg';

type Callback = (error: Error | null | undefined, result: unknown) => void;
type Ask = (query: unknown, values?: unknown, callback?: Callback) => unknown;

/** The driver runs objects of this kind as they are: streams of COPY. */
const runsItself = (query: unknown): boolean =>
  typeof query === 'object' && query !== null && typeof (query as { submit?: unknown }).submit === 'function';

/**
 * The driver's client with promises of our own around its callbacks. Those that it makes itself keep each result alive through
 * collections of the young generation: the dead rows of 20,000 calls were copied, grew old and were only freed by a collection of the
 * whole heap. Of 100 rows a call, the median pause was 12 ms instead of 0.4 ms, with a quarter more CPU.
 */
export class CallbackClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as Ask;
    const run = (query: unknown, values?: unknown, callback?: Callback): unknown =>
      runsItself(query) || typeof values === 'function' || callback !== undefined
        ? ask(query, values, callback)
        : answerOf(ask, query, values);
    this.query = run as typeof this.query;
  }
}

async function answerOf(ask: Ask, query: unknown, values: unknown): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => {
      ask(query, values, (error, result) => {
        if (error) reject(error);
        else resolve(result);
      });
    });
  } catch (error) {
    // Who asked, rather than the socket on which the answer came.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
