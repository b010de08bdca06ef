import { countOf, objectOf } from '../read-json.js';

const MOST_THREADS = 1_000;

/**
 * Which threads' replies have been read, by how many there were: a thread that has not grown is not asked about again, and no poll
 * asks about more threads than it may. What was left out comes next time.
 */
export class ReplyLedger {
  private readonly counts: Map<string, number>;

  constructor(
    known: unknown,
    private requestsLeft: number,
  ) {
    this.counts = new Map(
      Object.entries(objectOf(known) ?? {}).flatMap(([id, value]) => {
        const count = countOf(value);
        return count === undefined ? [] : [[id, count] as const];
      }),
    );
  }

  mayAsk(threadId: string, count: number): boolean {
    return this.requestsLeft > 0 && this.counts.get(threadId) !== count;
  }

  note(threadId: string, count: number, requests: number): void {
    this.requestsLeft -= requests;
    this.counts.delete(threadId);
    this.counts.set(threadId, count);
  }

  /** The threads read last, as JSON. */
  toRecord(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].slice(-MOST_THREADS));
  }
}
