import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Cursor } from './cursor.js';

const SETTLE_MS = 250;

/** Keeps `?task=` and the cursor the same, so that a copied address shows the same task. */
export function useTaskInAddress(cursor: Cursor, inAddress: string | null, isPhone: boolean): void {
  const router = useRouter();
  const known = useRef<string | null>(null);
  useEffect(() => {
    if (inAddress === null || inAddress === known.current) return;
    known.current = inAddress;
    cursor.set(inAddress);
  }, [cursor, inAddress]);
  useEffect(() => {
    if (isPhone) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = cursor.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const id = cursor.id();
        if (id === null || id === known.current) return;
        known.current = id;
        void router.navigate({ to: '.', search: (search: object) => ({ ...search, task: id }), replace: true });
      }, SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [cursor, isPhone, router]);
}
