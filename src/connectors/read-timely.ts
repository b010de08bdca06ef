/**
 * What comes, and null when `ms` have passed since the last null, so that what was gathered can be handed on though nothing
 * more comes. Ends and fails as `source` does.
 */
export async function* readTimely<T>(source: AsyncIterable<T>, ms: number): AsyncGenerator<T | null, void> {
  const iterator = source[Symbol.asyncIterator]();
  let isDue = false;
  let wake = (): void => undefined;
  const timer = setInterval(() => {
    isDue = true;
    wake();
  }, ms);
  let next: Promise<IteratorResult<T>> | null = null;
  try {
    for (;;) {
      next ??= iterator.next();
      const due = new Promise<null>((resolve) => {
        wake = () => {
          resolve(null);
        };
        if (isDue) resolve(null);
      });
      const outcome: IteratorResult<T> | null = await Promise.race([due, next]);
      if (outcome === null) {
        isDue = false;
        yield null;
      } else {
        next = null;
        if (outcome.done === true) return;
        yield outcome.value;
      }
    }
  } finally {
    clearInterval(timer);
    // What was asked for last is not waited for: the source ends it.
    next?.catch(() => undefined);
    void iterator.return?.();
  }
}
