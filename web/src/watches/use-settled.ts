import { useEffect, useState } from 'react';

/** The value once it has stayed the same for that long; `key` tells values apart. */
export function useSettled<T>(value: T, key: string, settleMs: number): T {
  const [settled, setSettled] = useState({ key, value });
  useEffect(() => {
    if (settled.key === key) return;
    const timer = setTimeout(() => {
      setSettled({ key, value });
    }, settleMs);
    return () => {
      clearTimeout(timer);
    };
  }, [value, key, settled.key, settleMs]);
  return settled.value;
}
