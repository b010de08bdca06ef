import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function however often its owner is drawn, doing what the newest one does: what is given it need not be drawn again. */
export function useSteady<Given extends readonly unknown[], Result>(
  callback: (...given: Given) => Result,
): (...given: Given) => Result {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...given: Given) => newest.current(...given), []);
}
